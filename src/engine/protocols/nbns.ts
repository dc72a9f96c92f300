/**
 * NetBIOS name service: the node status request and its answer.
 *
 * @see RFC 1002 sections 4.2.17 and 4.2.18
 */
const HEADER_BYTES = 12;
const NAME_BYTES = 34;
const NBSTAT = 0x21;
const CLASS_IN = 1;
const ENTRY_BYTES = 18;
const GROUP_FLAG = 0x8000;
/** Sixteenth byte of a name: the workstation itself. */
const WORKSTATION = 0x00;

/** @param id 16 bit, comes back with the answer */
export function encodeStatusRequest(id: number): Uint8Array {
  const out = new Uint8Array(HEADER_BYTES + NAME_BYTES + 4);
  const view = new DataView(out.buffer);
  view.setUint16(0, id);
  view.setUint16(4, 1); // one question
  out[HEADER_BYTES] = 32;
  // "*" and fifteen NULs, each half byte as a letter from A on.
  out.fill(0x41, HEADER_BYTES + 1, HEADER_BYTES + 33);
  out[HEADER_BYTES + 1] = 0x43;
  out[HEADER_BYTES + 2] = 0x4b;
  view.setUint16(HEADER_BYTES + NAME_BYTES, NBSTAT);
  view.setUint16(HEADER_BYTES + NAME_BYTES + 2, CLASS_IN);
  return out;
}

/** What a host says of itself. `mac`: 12 hex digits; undefined when it is all zeros. */
export type NodeStatus = { readonly id: number; readonly name: string | undefined; readonly mac: string | undefined };

/** @returns undefined for anything that is no whole answer to a node status request */
export function decodeStatusAnswer(bytes: Uint8Array): NodeStatus | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = HEADER_BYTES + NAME_BYTES;
  if (bytes.length < at + 11 || (view.getUint8(2) & 0x80) === 0 || view.getUint16(at) !== NBSTAT) return undefined;
  const count = view.getUint8(at + 10);
  const end = at + 11 + count * ENTRY_BYTES;
  if (end > bytes.length) return undefined;
  const text = new TextDecoder('latin1');
  let name: string | undefined;
  for (let entry = at + 11; entry < end; entry += ENTRY_BYTES) {
    const isGroup = (view.getUint16(entry + 16) & GROUP_FLAG) !== 0;
    if (isGroup || bytes[entry + 15] !== WORKSTATION) continue;
    // eslint-disable-next-line no-control-regex -- control characters are what it takes away
    name ??= text
      .decode(bytes.subarray(entry, entry + 15))
      .replaceAll(/[\u0000-\u001f\u007f]/g, '')
      .trim();
  }
  const mac = end + 6 <= bytes.length ? Buffer.from(bytes.subarray(end, end + 6)).toString('hex') : undefined;
  return { id: view.getUint16(0), name: name === '' ? undefined : name, mac: mac === '000000000000' ? undefined : mac };
}
