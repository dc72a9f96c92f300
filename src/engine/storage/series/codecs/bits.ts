import { damaged } from '../bytes.ts';

const TWO_32 = 2 ** 32;
/** Powers of two up to 2^63, so that hot loops need no `**`. */
export const POWERS: Float64Array = Float64Array.from({ length: 64 }, (_, exponent) => 2 ** exponent);

/** Position of the highest set bit of a number >= 1; 0 for anything below. */
export function log2Floor(x: number): number {
  if (x < 1) return 0;
  if (x < 0x80000000) return 31 - Math.clz32(x);
  return 62 - Math.clz32(x / 0x80000000);
}

/** Writes bits, highest first, into a buffer that grows and is used again. */
export class BitWriter {
  #bytes = new Uint8Array(1 << 14);
  #view = new DataView(this.#bytes.buffer);
  #at = 0;
  #word = 0;
  #free = 32;

  reset(): void {
    this.#at = 0;
    this.#word = 0;
    this.#free = 32;
  }
  /** @param x whole number from 0 to 2^count - 1 @param count 0 to 32 */
  bits(x: number, count: number): void {
    const free = this.#free;
    if (count < free) {
      this.#word |= x << (free - count);
      this.#free = free - count;
      return;
    }
    const over = count - free;
    this.#put(this.#word | (x >>> over));
    this.#free = 32 - over;
    this.#word = over > 0 ? x << this.#free : 0;
  }
  /** @param x whole number from 0 to 2^count - 1 @param count 0 to 63 */
  wide(x: number, count: number): void {
    if (count > 32) this.bits(Math.floor(x / TWO_32), count - 32);
    this.bits((x % TWO_32) >>> 0, Math.min(count, 32));
  }
  /** Sign, length and digits of a whole number up to 2^53 either way. */
  signed(x: number): void {
    const size = Math.abs(x);
    const length = size === 0 ? 0 : log2Floor(size) + 1;
    this.bits(x < 0 ? 1 : 0, 1);
    this.bits(length, 6);
    this.wide(size, length);
  }
  #put(word: number): void {
    if (this.#at + 8 > this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
      this.#view = new DataView(larger.buffer);
    }
    this.#view.setInt32(this.#at, word);
    this.#at += 4;
  }
  /** What was written since `reset`, filled up to a whole byte; a copy. */
  finish(): Uint8Array<ArrayBuffer> {
    const end = this.#at + Math.ceil((32 - this.#free) / 8);
    this.#put(this.#word);
    return this.#bytes.slice(0, end);
  }
}

/** Zero bytes kept behind the data, so that looking ahead needs no test of its own. */
const PADDING = 32;

/**
 * Reads bits from a copy of the data. `view`, `bit` and `end` are open to hot loops, which must compare `bit` with
 * `end` once for at most 128 bits they take.
 */
export class BitReader {
  #bytes = new Uint8Array(1 << 14);
  view: DataView = new DataView(this.#bytes.buffer);
  bit = 0;
  end = 0;

  load(data: Uint8Array): void {
    if (data.length + PADDING > this.#bytes.length) {
      this.#bytes = new Uint8Array(2 * data.length + PADDING);
      this.view = new DataView(this.#bytes.buffer);
    }
    this.#bytes.set(data);
    this.#bytes.fill(0, data.length, data.length + PADDING);
    this.bit = 0;
    this.end = data.length * 8;
  }
  /** @param count 0 to 32 @throws {Fault} past the end */
  bits(count: number): number {
    const at = this.bit >>> 3;
    const shift = this.bit & 7;
    this.bit += count;
    if (this.bit > this.end) throw damaged('too few bits');
    if (count === 0) return 0;
    const word = (this.view.getInt32(at) << shift) | (this.view.getUint8(at + 4) >>> (8 - shift));
    return word >>> (32 - count);
  }
  wide(count: number): number {
    const high = count > 32 ? this.bits(count - 32) : 0;
    return high * TWO_32 + this.bits(Math.min(count, 32));
  }
  signed(): number {
    const isNegative = this.bits(1) === 1;
    const size = this.wide(this.bits(6));
    return isNegative ? -size : size;
  }
}
