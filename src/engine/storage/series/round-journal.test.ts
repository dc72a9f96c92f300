import { crc32 } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COLUMN, ROUND_STRIDE } from '../../lib/round-columns.ts';
import { aRound, column, columns } from '../testing/harness.ts';
import { decodeRounds, encodeRounds, isDamage } from './round-journal.ts';

const time = fc.oneof(fc.float(), fc.constant(Number.NaN), fc.float({ min: 0, max: 5000, noNaN: true }));
const counter = fc.integer({ min: 0, max: 0xffff });
const round = fc
  .tuple(
    fc.oneof(fc.integer({ min: 0, max: 5000 }), fc.maxSafeNat()),
    fc.oneof(fc.integer({ min: 1.7e12, max: 1.7e12 + 60_000 }), fc.integer({ min: -(2 ** 52) + 1, max: 2 ** 52 - 1 })),
    fc.tuple(counter, counter),
    fc.array(time, { minLength: 6, maxLength: 6 }),
    fc.integer({ min: 0, max: 255 }),
  )
  .map(([check, at, counts, times, outcome]) => [[check, at], counts, times, [outcome]].flat());
const batch = fc.array(round, { minLength: 1, maxLength: 60 });
const byMoment = (rows: readonly number[][]) => rows.toSorted((a, b) => (a[COLUMN.at] ?? 0) - (b[COLUMN.at] ?? 0));

function withChecksum(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  if (copy.length >= 4) new DataView(copy.buffer).setUint32(0, crc32(copy.subarray(4)), true);
  return copy;
}
/** True when the bytes gave rounds, or were refused in the one way that readers count on. */
function decodesOrIsDamaged(bytes: Uint8Array): boolean {
  try {
    return decodeRounds(bytes).length % ROUND_STRIDE === 0;
  } catch (thrown) {
    return isDamage(thrown);
  }
}

describe('a batch of rounds as bytes', () => {
  it('comes back as it was, ordered by moment', () => {
    fc.assert(
      fc.property(batch, (rows) => {
        const encoded = encodeRounds(columns(...rows));
        expect(encoded && decodeRounds(encoded.data)).toEqual(columns(...byMoment(rows)));
        expect([encoded?.from, encoded?.to]).toEqual([
          Math.min(...rows.map((row) => row[COLUMN.at] ?? 0)),
          Math.max(...rows.map((row) => row[COLUMN.at] ?? 0)),
        ]);
      }),
    );
  });

  it('gives the rows of one check alone', () => {
    fc.assert(
      fc.property(batch, fc.nat(), (rows, pick) => {
        const check = rows[pick % rows.length]?.[COLUMN.check] ?? 0;
        const wanted = byMoment(rows).filter((row) => row[COLUMN.check] === check);
        const encoded = encodeRounds(columns(...rows));
        expect(encoded && decodeRounds(encoded.data, check)).toEqual(columns(...wanted));
      }),
    );
  });

  it('never throws while packing, whatever numbers it is given', () => {
    fc.assert(
      fc.property(fc.array(fc.double(), { maxLength: 80 }), (numbers) => {
        const encoded = encodeRounds(Float64Array.from(numbers));
        expect(encoded === undefined || decodesOrIsDamaged(encoded.data)).toBe(true);
      }),
    );
  });

  it('any bytes give rounds or a fault, with a right checksum too', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect([bytes, withChecksum(bytes)].map(decodesOrIsDamaged)).toEqual([true, true]);
      }),
    );
  });

  it('a batch with any byte changed is refused', () => {
    fc.assert(
      fc.property(batch, fc.nat(), fc.integer({ min: 1, max: 255 }), (rows, place, change) => {
        const data = encodeRounds(columns(...rows))?.data.slice() ?? new Uint8Array(1);
        data[place % data.length] = (data[place % data.length] ?? 0) ^ change;
        expect(() => decodeRounds(data)).toThrow(expect.objectContaining({ reason: 'data-corrupt' }));
        expect(decodesOrIsDamaged(withChecksum(data))).toBe(true);
      }),
    );
  });

  it('a batch that was cut short is refused', () => {
    const data = encodeRounds(columns(aRound(1, 5), aRound(2, 6)))?.data ?? new Uint8Array(0);
    for (let length = 0; length < data.length; length += 1) {
      expect(() => decodeRounds(withChecksum(data.subarray(0, length)))).toThrow('damaged');
    }
  });

  it('rows without a check number or a moment are left out', () => {
    const rows = columns(aRound(-1, 5), aRound(1.5, 5), aRound(1, Number.NaN), aRound(1, Infinity), aRound(7, 5));
    const encoded = encodeRounds(rows);
    expect(column(encoded ? decodeRounds(encoded.data) : rows, 'check')).toEqual([7]);
    expect(encodeRounds(columns(aRound(-1, 5)))).toBeUndefined();
    expect(encodeRounds(new Float64Array(0))).toBeUndefined();
  });

  it('a hundred ordinary rounds take less than a fifth of their size in memory', () => {
    const rows = Array.from({ length: 100 }, (_, index) =>
      aRound(index + 1, 1.7e12 + index * 10, 1 + Math.random() * 20),
    );
    const encoded = encodeRounds(columns(...rows));
    expect(encoded?.data.length).toBeLessThan((100 * ROUND_STRIDE * 8) / 5);
  });
});
