/** Most decimals of a value that is kept as a whole number. */
const MAX_DECIMALS = 3;
/** Largest distance from the first value: second differences of such numbers are still exact. */
const MAX_SPAN = 2 ** 48;
const MAX_WHOLE = Number.MAX_SAFE_INTEGER;
export const TENS: readonly number[] = [1, 10, 100, 1000];

export type Scaled = { readonly decimals: number; readonly first: number; readonly divisor: number };

/** Decimals that make all values whole, or -1. What is whole with k decimals is whole with more, so one pass does. */
function decimalsOf(values: Float64Array, count: number): number {
  let decimals = 0;
  let factor = 1;
  for (let index = 0; index < count; index += 1) {
    const value = values[index] ?? 0;
    while (Math.round(value * factor) / factor !== value) {
      decimals += 1;
      if (decimals > MAX_DECIMALS) return -1;
      factor *= 10;
    }
    // Scaling would lose the sign of minus zero.
    if (value === 0 && Object.is(value, -0)) return -1;
  }
  return decimals;
}

function gcd(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x < 0x80000000 && y < 0x80000000 ? (x | 0) % (y | 0) : x % y];
  return x;
}

/**
 * Turns values into whole numbers: distance from the first value, in units of the greatest common divisor (octets of
 * an idle port come in multiples of a frame size).
 *
 * @param wholes is filled
 * @returns undefined when the values do not scale exactly
 */
export function scale(values: Float64Array, count: number, wholes: Float64Array): Scaled | undefined {
  const decimals = decimalsOf(values, count);
  if (decimals < 0) return undefined;
  const factor = TENS[decimals] ?? 1;
  const first = Math.round((values[0] ?? 0) * factor);
  let divisor = 0;
  let before = 0;
  for (let index = 0; index < count; index += 1) {
    const whole = Math.round((values[index] ?? 0) * factor);
    const distance = whole - first;
    if (Math.abs(whole) > MAX_WHOLE || Math.abs(distance) > MAX_SPAN) return undefined;
    if (divisor !== 1 && distance !== before) divisor = gcd(Math.abs(distance - before), divisor);
    wholes[index] = distance;
    before = distance;
  }
  if (divisor > 1) for (let index = 0; index < count; index += 1) wholes[index] = (wholes[index] ?? 0) / divisor;
  return { decimals, first, divisor: Math.max(1, divisor) };
}
