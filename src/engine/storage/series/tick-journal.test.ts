import { crc32 } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDamage } from './bytes.ts';
import { decodeTicks, encodeTicks, type Ticks } from './tick-journal.ts';

const number = fc.oneof(fc.nat(), fc.integer({ min: 0, max: 2 ** 51 }));
const ticks = fc.array(fc.tuple(number, number, fc.double({ noNaN: true })), { maxLength: 60 }).map(
  (rows): Ticks => ({
    series: Float64Array.from(rows, ([series]) => series),
    at: Float64Array.from(rows, ([, at]) => at),
    values: Float64Array.from(rows, ([, , value]) => value),
  }),
);

function signed(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  if (copy.length >= 4) new DataView(copy.buffer).setUint32(0, crc32(copy.subarray(4)), true);
  return copy;
}
function decodesOrIsDamaged(bytes: Uint8Array): boolean {
  try {
    return decodeTicks(bytes).series.length >= 0;
  } catch (thrown) {
    return isDamage(thrown);
  }
}

describe('the samples of a flush as bytes', () => {
  it('come back as they were, in their order', () => {
    fc.assert(
      fc.property(ticks, (some) => {
        expect(decodeTicks(encodeTicks(some))).toEqual(some);
      }),
    );
  });

  it('any bytes give samples or the fault of damage, with a right checksum too', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect([bytes, signed(bytes)].map(decodesOrIsDamaged)).toEqual([true, true]);
      }),
    );
  });

  it('with any byte changed are refused', () => {
    fc.assert(
      fc.property(ticks, fc.nat(), fc.integer({ min: 1, max: 255 }), (some, place, change) => {
        const data = encodeTicks(some).slice();
        data[place % data.length] = (data[place % data.length] ?? 0) ^ change;
        expect(() => decodeTicks(data)).toThrow('damaged');
        expect(decodesOrIsDamaged(signed(data))).toBe(true);
      }),
    );
  });
});
