import { Fault } from '../../contract/faults.ts';

/** Tags of the Basic Encoding Rules that SNMP uses. @see ITU-T X.690, RFC 2578 section 7.1, RFC 3416 */
export const TAG = {
  integer: 0x02,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  sequence: 0x30,
  ipAddress: 0x40,
  counter32: 0x41,
  gauge32: 0x42,
  timeTicks: 0x43,
  opaque: 0x44,
  counter64: 0x46,
  noSuchObject: 0x80,
  noSuchInstance: 0x81,
  endOfMibView: 0x82,
} as const;

const malformed = (what: string): Fault => new Fault('invalid-input', `The packet is not well-formed: ${what}.`);

/** A piece of a packet: its tag, and where its content begins and ends. */
export type Tlv = { readonly tag: number; readonly start: number; readonly end: number };

/**
 * Reads the head of the element at an offset.
 *
 * @param limit end of what encloses it: nothing may reach beyond
 * @throws {Fault} `invalid-input` when it is cut off, longer than what encloses it, or of indefinite length
 */
export function readTlv(bytes: Uint8Array, offset: number, limit: number): Tlv {
  if (offset + 2 > limit) throw malformed('it ends too early');
  const tag = bytes[offset] ?? 0;
  const first = bytes[offset + 1] ?? 0;
  let start = offset + 2;
  let length = first;
  if (first > 127) {
    const count = first & 127;
    if (count === 0 || count > 4 || start + count > limit) throw malformed('a length is wrong');
    length = 0;
    for (let index = 0; index < count; index += 1) length = length * 256 + (bytes[start + index] ?? 0);
    start += count;
  }
  if (start + length > limit) throw malformed('a part is longer than the whole');
  return { tag, start, end: start + length };
}

/** The content of an element, as bytes of its own. A slice of a Node buffer would still be the packet. */
export const contentOf = (bytes: Uint8Array, { start, end }: Pick<Tlv, 'start' | 'end'>): Uint8Array =>
  new Uint8Array(bytes.subarray(start, end));

/** Reads the head of an element that must have a tag. */
export function expectTlv(bytes: Uint8Array, offset: number, limit: number, tag: number): Tlv {
  const found = readTlv(bytes, offset, limit);
  if (found.tag !== tag) throw malformed(`tag ${String(found.tag)} stands where ${String(tag)} should`);
  return found;
}

/** A signed integer of at most 6 bytes of content, which a double holds exactly. */
export function readSigned(bytes: Uint8Array, { start, end }: Tlv): number {
  const length = end - start;
  if (length < 1 || length > 6) throw malformed('an integer has a wrong length');
  let value = (bytes[start] ?? 0) > 127 ? (bytes[start] ?? 0) - 256 : (bytes[start] ?? 0);
  for (let at = start + 1; at < end; at += 1) value = value * 256 + (bytes[at] ?? 0);
  return value;
}

/** An unsigned integer of at most 64 bits, exactly. Leading zeros and the sign bit some agents set are taken as bits. */
export function readUnsigned(bytes: Uint8Array, { start, end }: Tlv): bigint {
  if (end - start < 1 || end - start > 9 || (end - start === 9 && bytes[start] !== 0))
    throw malformed('a counter has a wrong length');
  let high = 0;
  let low = 0;
  const split = Math.max(start, end - 4);
  for (let at = start; at < split; at += 1) high = high * 256 + (bytes[at] ?? 0);
  for (let at = split; at < end; at += 1) low = low * 256 + (bytes[at] ?? 0);
  return high === 0 ? BigInt(low) : (BigInt(high) << 32n) + BigInt(low);
}

const lengthBytes = (length: number): readonly number[] => {
  if (length < 0x80) return [length];
  if (length < 0x1_00) return [0x81, length];
  if (length < 0x1_00_00) return [0x82, length >> 8, length & 255];
  return [0x83, length >> 16, (length >> 8) & 255, length & 255];
};

/** An element with its tag and length. */
export function tlv(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const head = [tag, ...lengthBytes(length)];
  const out = new Uint8Array(head.length + length);
  out.set(head);
  let at = head.length;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** A signed integer in the fewest bytes. */
export function integer(value: number, tag: number = TAG.integer): Uint8Array {
  return bigInteger(BigInt(value), tag);
}

/** The same for what a double cannot hold. */
export function bigInteger(value: bigint, tag: number = TAG.integer): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  do {
    bytes.unshift(Number(rest & 255n));
    rest >>= 8n;
  } while (!(rest === 0n && (bytes[0] ?? 0) < 128) && !(rest === -1n && (bytes[0] ?? 0) > 127));
  return tlv(tag, Uint8Array.from(bytes));
}

/** An integer of four bytes whatever its value, so that it can be written over in place. */
export const fixedInteger = (value: number): Uint8Array =>
  tlv(TAG.integer, Uint8Array.of((value >>> 24) & 127, (value >>> 16) & 255, (value >>> 8) & 255, value & 255));

export const octetString = (bytes: Uint8Array): Uint8Array => tlv(TAG.octetString, bytes);
