import { TAG } from '../protocols/ber.ts';

/** Bytes under construction: elements are written one behind the other, without an object for each. */
export type Writer = { readonly bytes: Uint8Array; at: number };

export const createWriter = (size: number): Writer => ({ bytes: new Uint8Array(size), at: 0 });

const TWO_32 = 2 ** 32;

/** How many bytes a value below 2^32 needs, with the zero in front that keeps it positive. */
const bytesOf32 = (value: number): number =>
  value < 0x80 ? 1 : value < 0x80_00 ? 2 : value < 0x80_00_00 ? 3 : value < 0x80_00_00_00 ? 4 : 5;

/** An unsigned value below 2^32 (Counter32, Gauge32, TimeTicks) or a positive INTEGER. */
export function putUnsigned(out: Writer, tag: number, value: number): void {
  const { bytes } = out;
  const length = bytesOf32(value);
  bytes[out.at] = tag;
  bytes[out.at + 1] = length;
  let at = out.at + 1 + length;
  let rest = value;
  for (let left = length; left > 0; left -= 1) {
    bytes[at] = rest & 255;
    rest = left === 5 ? Math.floor(rest / 256) : rest >>> 8;
    at -= 1;
  }
  out.at += 2 + length;
}

/** A signed 32-bit INTEGER. */
export function putInteger(out: Writer, value: number): void {
  if (value >= 0) {
    putUnsigned(out, TAG.integer, value);
    return;
  }
  const length = value >= -0x80 ? 1 : value >= -0x80_00 ? 2 : value >= -0x80_00_00 ? 3 : 4;
  out.bytes[out.at] = TAG.integer;
  out.bytes[out.at + 1] = length;
  for (let at = 0; at < length; at += 1) out.bytes[out.at + 2 + at] = (value >> ((length - 1 - at) * 8)) & 255;
  out.at += 2 + length;
}

/** A Counter64 in two halves: a double holds both, but not always their sum. */
export function putCounter64(out: Writer, high: number, low: number): void {
  if (high === 0) {
    putUnsigned(out, TAG.counter64, low);
    return;
  }
  const { bytes } = out;
  const length = 4 + bytesOf32(high);
  bytes[out.at] = TAG.counter64;
  bytes[out.at + 1] = length;
  let at = out.at + 1 + length;
  for (let rest = low, left = 0; left < 4; left += 1, at -= 1, rest >>>= 8) bytes[at] = rest & 255;
  for (let rest = high, left = 4; left < length; left += 1, at -= 1, rest >>>= 8)
    bytes[at] = left === 8 ? 0 : rest & 255;
  out.at += 2 + length;
}

/** Modulo 2^64, as the counter counts. */
export function putWide(out: Writer, value: number | bigint): void {
  if (typeof value === 'bigint') {
    const whole = BigInt.asUintN(64, value);
    putCounter64(out, Number(whole >> 32n), Number(whole & 0xffff_ffffn));
  } else putCounter64(out, Math.floor(value / TWO_32), value % TWO_32);
}

/** Length octets of an element. */
function putLength(out: Writer, length: number): void {
  if (length >= 0x80) out.bytes[out.at++] = length < 0x1_00 ? 0x81 : 0x82;
  if (length >= 0x1_00) out.bytes[out.at++] = length >> 8;
  out.bytes[out.at++] = length & 255;
}

/** An element with given content. */
export function putBytes(out: Writer, tag: number, content: Uint8Array): void {
  out.bytes[out.at++] = tag;
  putLength(out, content.length);
  putRaw(out, content);
}

/** Bytes as they are. Most pieces are so short that a loop beats a call into the engine. */
export function putRaw(out: Writer, content: Uint8Array): void {
  const { bytes } = out;
  const { length } = content;
  if (length > 48) bytes.set(content, out.at);
  else for (let at = 0; at < length; at += 1) bytes[out.at + at] = content[at] ?? 0;
  out.at += length;
}

/** Wraps what stands from `start` on in an element: its head is put before it. */
export function wrap(out: Writer, start: number, tag: number): void {
  const length = out.at - start;
  const head = length < 0x80 ? 2 : length < 0x1_00 ? 3 : 4;
  out.bytes.copyWithin(start + head, start, out.at);
  const end = out.at + head;
  out.at = start;
  out.bytes[out.at++] = tag;
  putLength(out, length);
  out.at = end;
}
