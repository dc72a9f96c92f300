import { TAG } from '../protocols/ber.ts';
import { PDU } from '../protocols/snmp-pdu.ts';
import type { Chunk } from './chunks.ts';
import { COLUMN_BYTES, SCALAR_BYTES } from './columns.ts';

/** Longest request there is: names of a GET, 25 bytes each. */
const MOST_BYTES = 65_536;
const NO_INDEX = -1;
const scratch = new Uint8Array(MOST_BYTES);
/** Written from its end to its beginning: each length is known when its head is written. */
let at = MOST_BYTES;

function head(tag: number, end: number): void {
  const length = end - at;
  scratch[(at -= 1)] = length & 255;
  if (length > 255) scratch[(at -= 1)] = length >> 8;
  if (length > 127) scratch[(at -= 1)] = length > 255 ? 0x82 : 0x81;
  scratch[(at -= 1)] = tag;
}
function small(value: number): void {
  scratch[(at -= 1)] = value & 255;
  if (value > 127) scratch[(at -= 1)] = value >> 8;
  scratch[(at -= 1)] = value > 127 ? 2 : 1;
  scratch[(at -= 1)] = TAG.integer;
}
/** A name and no value. @param index behind the name; -1 for none @param length of the name that is taken */
function varbind(name: Uint8Array, length: number, index: number): void {
  const end = at;
  scratch[(at -= 1)] = 0;
  scratch[(at -= 1)] = TAG.null;
  const nameEnd = at;
  if (index !== NO_INDEX) {
    scratch[(at -= 1)] = index % 128;
    for (let rest = Math.floor(index / 128); rest > 0; rest = Math.floor(rest / 128))
      scratch[(at -= 1)] = (rest % 128) | 128;
  }
  for (let byte = length - 1; byte >= 0; byte -= 1) scratch[(at -= 1)] = name[byte] ?? 0;
  head(TAG.oid, nameEnd);
  head(TAG.sequence, end);
}

const NOTHING = new Uint8Array(0);
const column = (number: number): Uint8Array => COLUMN_BYTES[number] ?? NOTHING;

/**
 * The PDU of a chunk, with four bytes of room for its number. Made in one piece: thousands of them are made when the
 * program begins.
 *
 * @see RFC 3416 section 3
 */
export function requestBytes({ columns, indexes, scalars, isBulk }: Chunk): Uint8Array {
  const asBulk = isBulk && indexes.length > 0;
  at = MOST_BYTES;
  if (asBulk) {
    // GETBULK answers with what follows: it is asked for what follows the row before.
    const before = (indexes[0] ?? 0) - 1;
    for (const number of columns.toReversed()) varbind(column(number), column(number).length, before);
  } else
    for (const index of indexes.toReversed())
      for (const number of columns.toReversed()) varbind(column(number), column(number).length, index);
  for (let number = scalars - 1; number >= 0; number -= 1) {
    const name = SCALAR_BYTES[number] ?? NOTHING;
    // Without its last number, what follows is the value.
    varbind(name, asBulk ? name.length - 1 : name.length, NO_INDEX);
  }
  head(TAG.sequence, MOST_BYTES);
  small(asBulk ? indexes.length : 0);
  small(asBulk ? scalars : 0);
  at -= 4;
  scratch.fill(0, at, at + 4);
  head(TAG.integer, at + 4);
  head(asBulk ? PDU.getBulk : PDU.get, MOST_BYTES);
  return scratch.slice(at);
}
