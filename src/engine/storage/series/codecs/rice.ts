import { damaged } from '../bytes.ts';
import { type BitReader, type BitWriter, log2Floor, POWERS } from './bits.ts';

/** A quotient this large is written as length and digits instead: a spike costs 30 bits and its own size. */
const ESCAPE = 24;
const ESCAPE_BITS = 0xffffff;
/** The mean of the numbers before is kept times sixteen, so that it stays a whole number, the same on every machine. */
const SHIFT = 4;
const SIXTEEN = 16;
/** Below it the mean times sixteen, and what is added to it, are 32-bit numbers, which are much faster. */
const SMALL = 2 ** 29;

/** The mean, times sixteen, after one more number; a spike moves it by a quarter of itself at most. */
function follow(sum: number, x: number): number {
  if (sum < SMALL) {
    const mean = sum >> SHIFT;
    const limit = (mean << 2) + 4;
    return sum - mean + (x < limit ? x | 0 : limit);
  }
  const mean = Math.floor(sum / SIXTEEN);
  return sum - mean + Math.min(x, 4 * mean + 4);
}
const parameter = (sum: number): number =>
  sum < SMALL ? (sum < SIXTEEN ? 0 : 31 - Math.clz32(sum >> SHIFT)) : log2Floor(sum / SIXTEEN);

/**
 * Whole numbers >= 0 in Golomb-Rice code: a quotient in unary, `k` low bits as they are. `k` follows the running mean
 * of the numbers before, so it is never written and fits as the series changes. On noise it costs about 0.1 bit more
 * than the entropy; packing in blocks of 16 with a minimum and a width for each costs 2.6 (measured, see docs).
 *
 * @param numbers up to 2^53
 * @see Rice, "Some practical universal noiseless coding techniques", JPL 1979; ISO/IEC 14495-1 (adaptive k)
 */
export function writeRice(out: BitWriter, numbers: Float64Array, count: number): void {
  let total = 0;
  for (let index = 0; index < count; index += 1) total += numbers[index] ?? 0;
  const start = log2Floor(total / Math.max(1, count));
  out.bits(start, 6);
  let sum = SIXTEEN * (POWERS[start] ?? 1);
  for (let index = 0; index < count; index += 1) {
    const x = numbers[index] ?? 0;
    const k = parameter(sum);
    const scale = POWERS[k] ?? 1;
    const quotient = x < 0x80000000 && k < 32 ? x >>> k : Math.floor(x / scale);
    if (quotient < ESCAPE) {
      out.bits((POWERS[quotient + 1] ?? 0) - 2, quotient + 1);
      if (k <= 32) out.bits((x - quotient * scale) >>> 0, k);
      else out.wide(x - quotient * scale, k);
    } else {
      const length = log2Floor(x) + 1;
      out.bits(ESCAPE_BITS, ESCAPE);
      out.bits(length, 6);
      out.wide(x, length);
    }
    sum = follow(sum, x);
  }
}

/** Odd numbers stand for negative ones. */
export const unfold = (x: number): number =>
  x < 0x80000000 ? (x >>> 1) ^ -(x & 1) : x % 2 === 1 ? -(x + 1) / 2 : x / 2;

/**
 * @param isSigned the numbers were folded: odd ones stand for negative ones
 * @throws {Fault} the bits end too early
 */
export function readRice(input: BitReader, numbers: Float64Array, count: number, isSigned: boolean): void {
  let sum = SIXTEEN * (POWERS[input.bits(6)] ?? 1);
  const { view, end } = input;
  let bit = input.bit;
  for (let index = 0; index < count; index += 1) {
    if (bit > end) throw damaged('too few bits');
    const k = parameter(sum);
    const at = bit >>> 3;
    const shift = bit & 7;
    const word = (view.getInt32(at) << shift) | (view.getUint8(at + 4) >>> (8 - shift));
    const quotient = Math.clz32(~word);
    let x: number;
    if (quotient < ESCAPE && quotient + 1 + k <= 32) {
      // Shifting by 32 shifts by nothing, hence the two steps.
      const low = (((word << quotient) << 1) >>> 1) >>> (31 - k);
      bit += quotient + 1 + k;
      if (k < 26) {
        // Nearly always: all of it in 32-bit numbers.
        const small = (quotient << k) + low;
        numbers[index] = isSigned ? (small >>> 1) ^ -(small & 1) : small;
        sum = follow(sum, small);
        continue;
      }
      x = quotient * (POWERS[k] ?? 1) + low;
    } else {
      input.bit = bit;
      x = readLong(input, quotient, k);
      bit = input.bit;
    }
    numbers[index] = isSigned ? unfold(x) : x;
    sum = follow(sum, x);
  }
  input.bit = bit;
  if (bit > end) throw damaged('too few bits');
}

function readLong(input: BitReader, quotient: number, k: number): number {
  if (quotient < ESCAPE) {
    input.bit += quotient + 1;
    return quotient * (POWERS[k] ?? 1) + input.wide(k);
  }
  input.bit += ESCAPE;
  return input.wide(input.bits(6));
}
