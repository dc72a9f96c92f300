import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { COLUMN, ROUND_STRIDE } from '../lib/round-columns.ts';
import { summarise } from './round-statistics.ts';

function summaryOf(...rtts: number[]): Float64Array {
  const row = new Float64Array(ROUND_STRIDE).fill(Number.NaN);
  summarise(Float64Array.from(rtts), 0, rtts.length, row);
  return row;
}

test('a round is summed up by its answered probes only', () => {
  const row = summaryOf(4, Number.NaN, 1, 2, 3);
  expect(row[COLUMN.received]).toBe(4);
  expect(row[COLUMN.minMs]).toBe(1);
  expect(row[COLUMN.avgMs]).toBe(2.5);
  expect(row[COLUMN.medianMs]).toBe(2.5);
  expect(row[COLUMN.maxMs]).toBe(4);
});

test('the 95th percentile of twenty probes leaves out the slowest one', () => {
  const row = summaryOf(...Array.from({ length: 20 }, (_, index) => index + 1));
  expect(row[COLUMN.p95Ms]).toBe(19);
});

test('jitter compares each answered probe with the answered one before it', () => {
  expect(summaryOf(1, Number.NaN, 4, 2)[COLUMN.jitterMs]).toBe(2.5);
});

test('one answer has no jitter, and none has no times at all', () => {
  expect(summaryOf(5)[COLUMN.jitterMs]).toBeNaN();
  const silent = summaryOf(Number.NaN, Number.NaN);
  expect(silent[COLUMN.received]).toBe(0);
  for (const column of ['minMs', 'avgMs', 'medianMs', 'p95Ms', 'maxMs', 'jitterMs'] as const) {
    expect(silent[COLUMN[column]]).toBeNaN();
  }
});

test('minimum, median, percentile and maximum are in order', () => {
  const times = fc.array(fc.double({ min: 0, max: 1e4, noNaN: true }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(times, (rtts) => {
      const row = summaryOf(...rtts);
      const ordered = [COLUMN.minMs, COLUMN.medianMs, COLUMN.p95Ms, COLUMN.maxMs].map((column) => row[column] ?? 0);
      expect(ordered).toEqual(ordered.toSorted((a, b) => a - b));
    }),
  );
});
