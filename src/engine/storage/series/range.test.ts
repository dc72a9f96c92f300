import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ratesOf } from './counter-rate.ts';
import { DAY_MS, HOUR_MS } from './levels.ts';
import type { SeriesKind } from './series-spec.ts';
import { aSeries, createSeriesBench, START } from './testing/series-bench.ts';

const MINUTE = 60_000;
let bench: ReturnType<typeof createSeriesBench>;
beforeEach(() => {
  bench = createSeriesBench();
});
afterEach(() => bench.dispose());

/** A series with a value each minute for some hours; `undefined` is a gap. Sealed but for the last window. */
function record(
  metric: string,
  hours: number,
  value: (minute: number) => number | undefined,
  kind?: SeriesKind,
): number {
  const [series] = bench.store.catalogue.ensure([aSeries('d1', metric, kind)]);
  const number = series?.number ?? 0;
  for (let minute = 0; minute < hours * 60; minute += 1) {
    const x = value(minute);
    bench.setNow(START + minute * MINUTE);
    if (x !== undefined) bench.store.append(Float64Array.of(number, START + minute * MINUTE, x));
    if (minute % 60 === 0) bench.settle();
  }
  return number;
}
const plain = (values: Float64Array | undefined) => [...(values ?? [])];

describe('a range', () => {
  it('gives samples where they fit, else buckets that keep minimum and maximum', async () => {
    const series = record('a', 5, (minute) => (minute === 100 ? 1000 : minute));
    const query = { series: [series], from: START, to: START + 5 * HOUR_MS - 1 };
    const all = await bench.store.range({ ...query, points: 300 });
    expect(all).toMatchObject({ tier: 'raw', stepMs: 0 });
    expect(all.columns[0]?.at).toHaveLength(300);
    const few = await bench.store.range({ ...query, points: 5, tier: 'raw' });
    expect(few).toMatchObject({ tier: 'raw', stepMs: HOUR_MS });
    expect(plain(few.columns[0]?.max)).toEqual([59, 1000, 179, 239, 299]);
    expect(plain(few.columns[0]?.min)).toEqual([0, 60, 120, 180, 240]);
    expect(plain(few.columns[0]?.count)).toEqual([60, 60, 60, 60, 60]);
  });

  it('a gap is a gap: NaN, not zero and not a line', async () => {
    const series = record('a', 4, (minute) => (minute >= 60 && minute < 120 ? undefined : 1));
    const { columns } = await bench.store.range({
      series: [series],
      from: START,
      to: START + 4 * HOUR_MS - 1,
      points: 4,
    });
    expect(plain(columns[0]?.avg)).toEqual([1, Number.NaN, 1, 1]);
    expect(plain(columns[0]?.count)).toEqual([60, 0, 60, 60]);
  });

  it.each(['5m', '1h'] as const)('of the tier %s is the same as of raw samples, memory included', async (tier) => {
    const series = record('a', 7, (minute) => (minute * 7919) % 1013);
    const query = { series: [series], from: START, to: START + 7 * HOUR_MS - 1, points: 8 };
    const [coarse, raw] = [
      await bench.store.range({ ...query, tier }),
      await bench.store.range({ ...query, tier: 'raw' }),
    ];
    expect(coarse.tier).toBe(tier);
    const sum = (values: Float64Array | undefined) => plain(values).reduce((a, b) => a + b, 0);
    expect(sum(coarse.columns[0]?.count)).toBe(420);
    expect(Math.max(...plain(coarse.columns[0]?.max))).toBe(Math.max(...plain(raw.columns[0]?.max)));
  });

  it('takes the tier that gives enough points, and never more than 1500', async () => {
    const series = record('a', 3, () => 1);
    bench.setNow(START + 800 * DAY_MS);
    const tiers: unknown[] = [];
    for (const days of [1, 8, 40, 300]) {
      const from = START - days * DAY_MS + 3 * HOUR_MS;
      const answer = await bench.store.range({ series: [series], from, to: START + 3 * HOUR_MS, points: 9999 });
      tiers.push(answer.tier);
      expect(answer.columns[0]?.at.length).toBeLessThanOrEqual(1500);
    }
    expect(tiers).toEqual(['raw', '5m', '1h', '8h']);
  });

  it('for a group gives sum, average, extremes and percentile of those that have a value', async () => {
    const numbers = [1, 2, 30].map((value, index) =>
      record(`m${String(index)}`, 1, (minute) => (value === 30 && minute < 30 ? undefined : value)),
    );
    const query = { series: numbers, from: START, to: START + HOUR_MS - 1, points: 2, tier: 'raw' as const };
    for (const [aggregate, expected] of [
      ['sum', [3, 33]],
      ['avg', [1.5, 11]],
      ['min', [1, 1]],
      ['max', [2, 30]],
      ['p95', [2, 30]],
    ] as const) {
      const { columns } = await bench.store.range({ ...query, aggregate });
      expect([aggregate, plain(columns[0]?.avg), plain(columns[0]?.count)]).toEqual([aggregate, expected, [2, 3]]);
    }
  });

  it('of nothing, of an unknown series and of a time without samples is empty', async () => {
    const series = record('a', 1, () => 1);
    expect((await bench.store.range({ series: [], from: START, to: START + 1, points: 5 })).columns).toEqual([]);
    expect((await bench.store.range({ series: [77], from: START, to: START + 1, points: 5 })).columns).toEqual([]);
    const before = await bench.store.range({ series: [series], from: START - 9, to: START - 5, points: 5 });
    expect(before.columns[0]?.at).toHaveLength(0);
    const backwards = await bench.store.range({ series: [series], from: START + 9, to: START, points: 5 });
    expect(backwards.columns[0]?.at).toHaveLength(0);
  });
});

describe('a counter', () => {
  it('is answered as its increase per second, across windows and in roll-ups; a reset is a gap', async () => {
    const series = record('c', 7, (minute) => (minute < 200 ? 1e14 + minute * 600 : (minute - 200) * 600), 'counter');
    for (const tier of ['raw', '5m', '1h'] as const) {
      const { columns } = await bench.store.range({
        series: [series],
        from: START,
        to: START + 7 * HOUR_MS,
        points: 1500,
        tier,
      });
      const values = plain(columns[0]?.avg).filter((value) => !Number.isNaN(value));
      expect(new Set(values)).toEqual(new Set([10]));
      // One rate less than readings, and one less for the reset.
      expect(plain(columns[0]?.count).reduce((a, b) => a + b, 0)).toBe(420 - 2);
    }
  });

  it('that stands still has rate zero, and one reading alone has none', () => {
    const column = { series: 1, times: Float64Array.of(0, 1000), values: Float64Array.of(5, 5), count: 2 };
    expect(plain(ratesOf(column).values.subarray(0, 1))).toEqual([0]);
    expect(ratesOf({ ...column, count: 1 }).count).toBe(0);
    expect(ratesOf({ ...column, count: 1 }, { time: -500, value: 0 }).values[0]).toBe(10);
  });
});
