import { TAG } from '../protocols/ber.ts';
import { copyBytes, createScratch } from './scratch.ts';

/** Longest datagram there is, and what of a last block is too much. */
const MOST_BYTES = 65_536;

/** Bytes of the head of an element. Lengths above 65,535 do not fit into a datagram. */
export const headBytes = (length: number): number => (length < 0x80 ? 2 : length < 0x1_00 ? 3 : 4);
/** Bytes of a number that is not below 0, without its head. */
export const integerBytes = (value: number): number =>
  value < 0x80 ? 1 : value < 0x80_00 ? 2 : value < 0x80_00_00 ? 3 : 4;

/** Writes elements of BER one after another into memory that is taken once. @see X.690 section 8.1 */
export function createElementWriter() {
  const { bytes, first } = createScratch(MOST_BYTES);
  let at = 0;
  function head(tag: number, length: number): void {
    bytes[at++] = tag;
    if (length >= 0x1_00) {
      bytes[at++] = 0x82;
      bytes[at++] = length >> 8;
    } else if (length >= 0x80) bytes[at++] = 0x81;
    bytes[at++] = length & 255;
  }
  /** @param length how much of the part counts @returns where it stands */
  function raw(part: Uint8Array, length = part.length): number {
    const start = at;
    at += copyBytes(part, 0, length, bytes, at);
    return start;
  }
  return {
    /** What has been written since `begin`, up to `length()`. */
    bytes,
    length: (): number => at,
    /** Only that, as long as nothing else is written. */
    written: (): Uint8Array => first(at),
    begin(): void {
      at = 0;
    },
    head,
    raw,
    octets(part: Uint8Array, length = part.length): number {
      head(TAG.octetString, length);
      return raw(part, length);
    },
    integer(value: number): void {
      const length = integerBytes(value);
      head(TAG.integer, length);
      for (let byte = length - 1; byte >= 0; byte -= 1) bytes[at++] = (value >>> (byte * 8)) & 255;
    },
  };
}
