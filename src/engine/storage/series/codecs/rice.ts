import { damaged } from '../bytes.ts';
import { type BitReader, type BitWriter, log2Floor, POWERS } from './bits.ts';

/** A quotient this large is written as length and digits instead: a spike costs 30 bits and its own size. */
const ESCAPE = 24;
const ESCAPE_BITS = 0xffffff;
/** Share of the newest number in the running mean. Powers of two, so that every machine computes the same mean. */
const WEIGHT = 1 / 16;
const SPIKE = 4;

/** The mean after one more number; a spike moves it only so far. */
const follow = (mean: number, x: number): number => mean + (Math.min(x, SPIKE * mean + SPIKE) - mean) * WEIGHT;

/**
 * Whole numbers >= 0 in Golomb-Rice code: a quotient in unary, `k` low bits as they are. `k` follows the running mean
 * of the numbers before, so it is never written and fits as the series changes. On noise it costs about 0.1 bit more
 * than the entropy; packing in blocks of 16 with a minimum and a width for each costs 2.6 (measured, see docs).
 *
 * @param numbers up to 2^53
 * @see Rice, "Some practical universal noiseless coding techniques", JPL 1979; ISO/IEC 14495-1 (adaptive k)
 */
export function writeRice(out: BitWriter, numbers: Float64Array, count: number): void {
  let sum = 0;
  for (let index = 0; index < count; index += 1) sum += numbers[index] ?? 0;
  const start = log2Floor(sum / Math.max(1, count));
  out.bits(start, 6);
  let mean = POWERS[start] ?? 1;
  for (let index = 0; index < count; index += 1) {
    const x = numbers[index] ?? 0;
    const k = log2Floor(mean);
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
    mean = follow(mean, x);
  }
}

/** @throws {Fault} the bits end too early */
export function readRice(input: BitReader, numbers: Float64Array, count: number): void {
  let mean = POWERS[input.bits(6)] ?? 1;
  const { view, end } = input;
  let bit = input.bit;
  for (let index = 0; index < count; index += 1) {
    if (bit > end) throw damaged('too few bits');
    const k = log2Floor(mean);
    const at = bit >>> 3;
    const shift = bit & 7;
    const word = (view.getInt32(at) << shift) | (view.getUint8(at + 4) >>> (8 - shift));
    const quotient = Math.clz32(~word);
    let x: number;
    if (quotient < ESCAPE && quotient + 1 + k <= 32) {
      // Shifting by 32 shifts by nothing, hence the two steps.
      x = quotient * (POWERS[k] ?? 1) + ((((word << quotient) << 1) >>> 1) >>> (31 - k));
      bit += quotient + 1 + k;
    } else {
      input.bit = bit;
      x = readLong(input, quotient, k);
      bit = input.bit;
    }
    numbers[index] = x;
    mean = follow(mean, x);
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
