import { crc32 } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDamage } from './bytes.ts';
import { decodeRollUps, encodeRollUps } from './roll-up-chunk.ts';
import { coarsen, emptyRollUp, place, type RollUp, rollUp } from './roll-up.ts';

const samples = (times: readonly number[], values: readonly number[]) => ({
  series: 1,
  times: Float64Array.from(times),
  values: Float64Array.from(values),
  count: times.length,
});
const bucket = ({ data, buckets }: RollUp, index: number) =>
  Array.from({ length: 5 }, (_, column) => data[column * buckets + index]);

describe('a roll-up', () => {
  it('gives minimum, average, maximum, 95th percentile and count of each bucket', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => index);
    const summed = rollUp(
      samples(
        hundred,
        hundred.map((index) => (index * 37) % 100),
      ),
      100,
      2,
    );
    expect(bucket(summed, 0)).toEqual([0, 49.5, 99, 94, 100]);
  });

  it('leaves a bucket without samples empty: a gap is a gap', () => {
    const summed = rollUp(samples([0, 250], [1, 3]), 100, 3);
    expect(bucket(summed, 0)).toEqual([1, 1, 1, 1, 1]);
    expect(bucket(summed, 1)).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN, 0]);
    expect(bucket(summed, 2)).toEqual([3, 3, 3, 3, 1]);
  });

  it('of roll-ups weighs averages by count and skips what is empty', () => {
    const fine = rollUp(samples([0, 1, 2, 250], [1, 1, 1, 5]), 100, 4);
    expect(bucket(coarsen(fine, 4), 0)).toEqual([1, 2, 5, Number.NaN, 4]);
    expect(bucket(coarsen(emptyRollUp(1, 4), 2), 1)).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN, 0]);
  });

  it('finds its place in a longer one', () => {
    const long = emptyRollUp(1, 4);
    place(long, rollUp(samples([0, 150], [7, 8]), 100, 2), 2);
    expect([0, 1, 2, 3].map((index) => bucket(long, index)[1])).toEqual([Number.NaN, Number.NaN, 7, 8]);
  });
});

function decodesOrIsDamaged(data: Uint8Array): boolean {
  try {
    return decodeRollUps(data).length >= 0;
  } catch (thrown) {
    return isDamage(thrown);
  }
}
const floats = fc.oneof(fc.float(), fc.constant(Number.NaN), fc.constant(1));
const parts = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.uniqueArray(fc.nat(), { minLength: 1, maxLength: 9 }))
  .chain(([buckets, numbers]) =>
    fc.tuple(
      ...numbers
        .toSorted((a, b) => a - b)
        .map((series) =>
          fc
            .array(floats, { minLength: 5 * buckets, maxLength: 5 * buckets })
            .map((list): RollUp => ({ series, buckets, data: Float32Array.from(list) })),
        ),
    ),
  );

describe('roll-ups as bytes', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(parts, fc.boolean(), (list, pack) => {
        expect(decodeRollUps(encodeRollUps(list, pack))).toEqual(list);
        const last = list.at(-1)?.series ?? 0;
        expect(decodeRollUps(encodeRollUps(list, pack), new Set([last]))).toEqual(list.slice(-1));
      }),
    );
  });

  it('any bytes give roll-ups or the fault of damage, with a right checksum too', () => {
    fc.assert(
      fc.property(parts, fc.uint8Array({ maxLength: 60 }), fc.nat(), (list, noise, at) => {
        const spoiled = encodeRollUps(list, at % 2 === 0).slice();
        spoiled.set(noise.subarray(0, 4), Math.min(4 + (at % 30), spoiled.length - 4));
        for (const data of [noise, spoiled]) {
          const signed = data.slice();
          if (data.length >= 4) new DataView(signed.buffer).setUint32(0, crc32(data.subarray(4)), true);
          expect(decodesOrIsDamaged(signed)).toBe(true);
        }
      }),
    );
  });
});
