import { damaged } from '../bytes.ts';
import type { BitReader, BitWriter } from './bits.ts';

const pad = new Float64Array(1);
const halves = new Uint32Array(pad.buffer);
/** Which half of a double holds its sign, on this machine. */
const HIGH = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;
const LOW = 1 - HIGH;

type Window = { leading: number; trailing: number };

const leadingZeros = (high: number, low: number): number =>
  Math.min(31, high === 0 ? 32 + Math.clz32(low) : Math.clz32(high));
const trailing32 = (x: number): number => 31 - Math.clz32(x & -x);
const trailingZeros = (high: number, low: number): number => (low === 0 ? 32 + trailing32(high) : trailing32(low));

/** The bits between `leading` and `trailing` of a 64-bit word. */
function writeMiddle(out: BitWriter, high: number, low: number, { leading, trailing }: Window): void {
  const length = 64 - leading - trailing;
  if (trailing >= 32) return out.bits(high >>> (trailing - 32), length);
  const lower = trailing === 0 ? low : ((low >>> trailing) | (high << (32 - trailing))) >>> 0;
  if (length <= 32) return out.bits(lower, length);
  out.bits(high >>> trailing, length - 32);
  out.bits(lower, 32);
}

/**
 * Doubles of any kind, bit for bit: each as the exclusive or with the one before, without the zeros around it.
 *
 * @see Pelkonen et al., "Gorilla: A Fast, Scalable, In-Memory Time Series Database", VLDB 2015, section 4.1.2
 */
export function writeXor(out: BitWriter, values: Float64Array, count: number): void {
  let [beforeHigh, beforeLow] = [0, 0];
  const window: Window = { leading: 64, trailing: 64 };
  for (let index = 0; index < count; index += 1) {
    pad[0] = values[index] ?? 0;
    const high = ((halves[HIGH] ?? 0) ^ beforeHigh) >>> 0;
    const low = ((halves[LOW] ?? 0) ^ beforeLow) >>> 0;
    beforeHigh = halves[HIGH] ?? 0;
    beforeLow = halves[LOW] ?? 0;
    if (high === 0 && low === 0) {
      out.bits(0, 1);
      continue;
    }
    const leading = leadingZeros(high, low);
    const trailing = trailingZeros(high, low);
    if (leading >= window.leading && trailing >= window.trailing) out.bits(2, 2);
    else {
      window.leading = leading;
      window.trailing = trailing;
      out.bits(3, 2);
      out.bits(leading, 5);
      out.bits(63 - leading - trailing, 6);
    }
    writeMiddle(out, high, low, window);
  }
}

/** @throws {Fault} the bits end too early or make no sense */
export function readXor(input: BitReader, values: Float64Array, count: number): void {
  let [high, low] = [0, 0];
  const window: Window = { leading: 64, trailing: 64 };
  for (let index = 0; index < count; index += 1) {
    if (input.bits(1) === 1) {
      if (input.bits(1) === 1) {
        window.leading = input.bits(5);
        window.trailing = 63 - window.leading - input.bits(6);
      }
      const { leading, trailing } = window;
      const length = 64 - leading - trailing;
      if (trailing < 0 || length <= 0) throw damaged('an impossible width');
      const upper = length > 32 ? input.bits(length - 32) : 0;
      const lower = input.bits(Math.min(32, length));
      if (trailing >= 32) high ^= lower << (trailing - 32);
      else {
        high ^= trailing === 0 ? upper : (upper << trailing) | (lower >>> (32 - trailing));
        low ^= lower << trailing;
      }
    }
    halves[HIGH] = high;
    halves[LOW] = low;
    values[index] = pad[0] ?? 0;
  }
}
