import { crc32 } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDamage } from './bytes.ts';
import { type Column, encodeGroup, GroupChunk } from './group-chunk.ts';

const axis = fc
  .uniqueArray(fc.integer({ min: 0, max: 7_199_999 }), { minLength: 1, maxLength: 80 })
  .map((times) => Float64Array.from(times).sort());
const value = fc.oneof(fc.integer({ min: 0, max: 100 }), fc.constant(1), fc.double({ noNaN: true }));
const group = fc
  .tuple(
    fc.array(axis, { minLength: 1, maxLength: 3 }),
    fc.uniqueArray(fc.nat(), { minLength: 1, maxLength: 40 }),
    fc.array(fc.array(value, { minLength: 80, maxLength: 80 }), { minLength: 1, maxLength: 2 }),
  )
  .chain(([axes, numbers, often]) =>
    fc.tuple(
      ...numbers
        .toSorted((a, b) => a - b)
        .map((series) =>
          fc
            .tuple(
              fc.constantFrom(...axes),
              fc.nat(10),
              fc.oneof(fc.array(value, { minLength: 80, maxLength: 80 }), fc.constantFrom(...often)),
            )
            .map(
              ([times, less, values]): Column => ({
                series,
                times,
                values: Float64Array.from(values),
                count: Math.max(1, times.length - less),
              }),
            ),
        ),
    ),
  );

const plain = ({ series, times, values, count }: Column) => ({
  series,
  times: [...times.subarray(0, count)],
  values: [...values.subarray(0, count)],
});
function readAll(data: Uint8Array): { read: Column[]; damaged: number } {
  const chunk = new GroupChunk(data);
  const read: Column[] = [];
  let damaged = 0;
  for (const series of chunk.series) {
    try {
      const column = chunk.read(series);
      if (column) read.push(column);
    } catch (thrown) {
      if (!isDamage(thrown)) throw thrown;
      damaged += 1;
    }
  }
  return { read, damaged };
}
/** What could be read; sound when nothing but damage was in the way. */
function attempt(data: Uint8Array): { read?: Column[]; isSound: boolean } {
  try {
    return { read: readAll(data).read, isSound: true };
  } catch (thrown) {
    return { isSound: isDamage(thrown) };
  }
}
function headSigned(data: Uint8Array): Uint8Array {
  const copy = data.slice();
  const view = new DataView(copy.buffer);
  if (copy.length >= 8) view.setUint32(0, crc32(copy.subarray(4, view.getUint32(4, true))), true);
  return copy;
}
const counter = (series: number, length: number, step: (index: number) => number): Column => ({
  series,
  times: Float64Array.from({ length }, (_, index) => index * 30_000),
  values: Float64Array.from({ length }, (_, index) => step(index)),
  count: length,
});

describe('the series of a group in one window', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(group, (columns) => {
        expect(readAll(encodeGroup(columns)).read.map(plain)).toEqual(columns.map(plain));
      }),
    );
  });

  it('lose only what is damaged, and never give a false value', () => {
    fc.assert(
      fc.property(group, fc.nat(), fc.integer({ min: 1, max: 255 }), (columns, place, change) => {
        const data = encodeGroup(columns).slice();
        data[place % data.length] = (data[place % data.length] ?? 0) ^ change;
        const before = columns.map(plain);
        const { read = [], isSound } = attempt(data);
        expect(isSound).toBe(true);
        for (const column of read) expect(before).toContainEqual(plain(column));
      }),
    );
  });

  it('one damaged column among many takes nothing from the others', () => {
    const columns = [1, 2, 3].map((series) => counter(series, 240, () => Math.random()));
    const data = encodeGroup(columns);
    data[data.length - 5] = (data[data.length - 5] ?? 0) ^ 1;
    expect(readAll(data)).toMatchObject({ read: [{ series: 1 }, { series: 2 }], damaged: 1 });
  });

  it('any bytes give columns or the fault of damage, with a right checksum too', () => {
    fc.assert(
      fc.property(group, fc.uint8Array({ maxLength: 60 }), fc.nat(), (columns, noise, at) => {
        const spoiled = encodeGroup(columns).slice();
        spoiled.set(noise.subarray(0, 6), Math.min(8 + (at % 20), spoiled.length - 6));
        for (const data of [noise, headSigned(noise), spoiled, headSigned(spoiled)]) {
          expect(attempt(data).isSound).toBe(true);
        }
      }),
    );
  });

  it('share their times: nine series measured together cost one column of times', () => {
    const times = Float64Array.from({ length: 720 }, (_, index) => index * 10_000 + Math.round(Math.random() * 40));
    const columns = Array.from({ length: 9 }, (_, series) => ({
      ...counter(series, 720, () => 5),
      times: times.slice(),
    }));
    expect(encodeGroup(columns).length).toBeLessThan(720 + 150);
  });

  it('share their values where they are the same: five views of one answer cost hardly more than one', () => {
    const values = Float64Array.from({ length: 200 }, () => Math.round(Math.random() * 40_000) / 1000);
    const columns = [1, 2, 3, 4, 5].map((series) => counter(series, 200, (index) => values[index] ?? 0));
    const one = encodeGroup(columns.slice(0, 1)).length;
    const data = encodeGroup(columns);
    expect(data.length).toBeLessThan(one + 30);
    expect(readAll(data).read.map(plain)).toEqual(columns.map(plain));
  });
});
