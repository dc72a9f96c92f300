import { TAG } from '../protocols/ber.ts';

/** Where the content of the element at an offset begins; -1 when it is not well-formed. */
function contentAt(bytes: Uint8Array, at: number, limit: number): number {
  if (at + 2 > limit) return -1;
  const first = bytes[at + 1] ?? 0;
  if (first < 128) return at + 2;
  const count = first & 127;
  return count === 0 || count > 4 || at + 2 + count > limit ? -1 : at + 2 + count;
}

/** Where a short element ends: identifiers, versions and communities are no longer than 127 bytes. */
const shortEnd = (bytes: Uint8Array, at: number): number => {
  const length = bytes[at + 1] ?? 0;
  return length > 127 ? -1 : at + 2 + length;
};

function integerAt(bytes: Uint8Array, at: number, limit: number): number {
  const end = shortEnd(bytes, at);
  if (bytes[at] !== TAG.integer || end < 0 || end > limit || end - at < 3 || end - at > 7) return -1;
  let value = 0;
  for (let byte = at + 2; byte < end; byte += 1) value = value * 256 + (bytes[byte] ?? 0);
  return value;
}

/** Where the version stands of a message, which always takes three bytes. */
const versionAt = (bytes: Uint8Array, from: number, limit: number): number => {
  const at = bytes[from] === TAG.sequence ? contentAt(bytes, from, limit) : -1;
  return at < 0 || at + 3 > limit || bytes[at] !== TAG.integer || bytes[at + 1] !== 1 ? -1 : at;
};

/** Where the PDU of a message of v1 or v2c begins; -1 when there is none. The community has to be the one that was asked with. */
export function communityPduAt(bytes: Uint8Array, [from, limit]: readonly [number, number], head: Uint8Array): number {
  const at = versionAt(bytes, from, limit);
  if (at < 0 || at + head.length > limit) return -1;
  for (let byte = 0; byte < head.length; byte += 1) if (bytes[at + byte] !== head[byte]) return -1;
  return at + head.length;
}

/**
 * Number of the request that a message answers: of its PDU in v1 and v2c, of the message in v3. Reads no more than that.
 *
 * @returns -1 when it is not well-formed that far
 */
export function answeredId(bytes: Uint8Array, from: number, limit: number): number {
  const version = versionAt(bytes, from, limit);
  if (version < 0) return -1;
  const behind = version + 3;
  if (bytes[version + 2] === 3) {
    const header = bytes[behind] === TAG.sequence ? contentAt(bytes, behind, limit) : -1;
    return header < 0 ? -1 : integerAt(bytes, header, limit);
  }
  const community = bytes[behind] === TAG.octetString ? contentAt(bytes, behind, limit) : -1;
  const length =
    community - behind === 2 ? (bytes[behind + 1] ?? 0) : community - behind === 3 ? (bytes[behind + 2] ?? 0) : 0;
  const pdu = community < 0 ? -1 : contentAt(bytes, community + length, limit);
  return pdu < 0 ? -1 : integerAt(bytes, pdu, limit);
}
