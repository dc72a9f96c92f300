import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDamage } from '../bytes.ts';
import { decodeValues, encodeValues } from './value-codec.ts';

function roundTrip(values: readonly number[]): Float64Array {
  const out = new Float64Array(values.length);
  decodeValues(encodeValues(Float64Array.from(values), values.length), out, values.length);
  return out;
}
function decodesOrIsDamaged(data: Uint8Array, count: number): boolean {
  try {
    decodeValues(data, new Float64Array(count), count);
    return true;
  } catch (thrown) {
    return isDamage(thrown);
  }
}
const normal = () => Array.from({ length: 6 }, Math.random).reduce((a, b) => a + b, -3) * Math.SQRT2 * 1000;
const bits = (values: ArrayLike<number>) => new BigUint64Array(Float64Array.from(values).buffer);
const bytesOf = (values: readonly number[]) => encodeValues(Float64Array.from(values), values.length).length;

const whole = fc.oneof(fc.integer({ min: -50, max: 50 }), fc.integer(), fc.maxSafeInteger());
const edge = fc.constantFrom(0, -0, 5e-324, -5e-324, 2 ** 53, -(2 ** 53), 2 ** 53 - 1, 2 ** 64, Number.MAX_VALUE, 0.1);
const decimal = fc.tuple(fc.integer({ min: -1e6, max: 1e6 }), fc.constantFrom(1, 10, 100, 1000)).map(([a, b]) => a / b);
const some = { minLength: 1, maxLength: 400 };
const column = fc.oneof(
  fc.array(whole, some),
  fc.array(decimal, some),
  fc.array(fc.oneof(fc.double({ noNaN: true }), edge), some),
  fc.array(fc.constantFrom(0, 0, 0, 0, 0, 0, 1, 7), some),
  fc.array(fc.integer({ min: 0, max: 2 ** 31 }), some).map((steps) => {
    let sum = 0;
    return steps.map((step) => (sum += step));
  }),
  fc.tuple(whole, fc.integer({ min: 1, max: 300 })).map(([value, count]) => Array.from({ length: count }, () => value)),
);

describe('a column of values as bytes', () => {
  it('comes back bit for bit', () => {
    fc.assert(
      fc.property(column, (values) => {
        expect(bits(roundTrip(values))).toEqual(bits(values));
      }),
      { numRuns: 1500 },
    );
  });

  it.each([
    [[-0]],
    [[0, -0, 0]],
    [[2 ** 53, 2 ** 53 - 1, -(2 ** 53)]],
    [[Infinity, -Infinity, 1]],
    [[5e-324, 2.2e-308, 1.7976931348623157e308]],
    [[0.1, 0.2, 0.30000000000000004]],
    [[1, 2 ** 49, 3]],
    [[0, 2 ** 48, -(2 ** 48), 2 ** 48, 0]],
  ])('%j comes back bit for bit', (values) => {
    expect(bits(roundTrip(values))).toEqual(bits(values));
  });

  it('any bytes give values or the fault of damage', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.integer({ min: 1, max: 500 }), (data, count) => {
        expect(decodesOrIsDamaged(data, count)).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  it('a column that is cut short never passes for a whole one without notice of the reader', () => {
    const data = encodeValues(
      Float64Array.from({ length: 200 }, (_, index) => (index * 7919) % 1000),
      200,
    );
    expect(() => decodeValues(data.subarray(0, data.length - 2), new Float64Array(200), 200)).toThrow('damaged');
  });

  it('what is regular takes next to nothing, however long', () => {
    const many = Array.from({ length: 960 }, (_, index) => index);
    expect(bytesOf(many.map(() => 1))).toBeLessThan(4);
    expect(bytesOf(many.map((index) => 17 + index * 30_000))).toBeLessThan(12);
    expect(bytesOf(many.map((index) => (index > 500 ? 60 : 30) * index))).toBeLessThan(24);
    expect(bytesOf(many.map((index) => 5e9 + 64 * ((index * index) % 3)))).toBeLessThan(0.27 * 960);
  });

  it('noise costs little more than its entropy', () => {
    // Sums of six uniform numbers: nearly normal, sigma 1000, entropy 12.0 bits.
    const values = Array.from({ length: 2000 }, () => Math.round(normal()) + 0);
    expect((bytesOf(values) * 8) / 2000).toBeLessThan(12.5);
  });
});
