import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, LEVELS } from './levels.ts';
import type { SeriesQuery } from './range.ts';
import { DEFAULT_AGES } from './retention.ts';
import { aSeries, createSeriesBench, START } from './testing/series-bench.ts';

const MINUTE = 60_000;
let bench: ReturnType<typeof createSeriesBench>;
beforeEach(() => {
  bench = createSeriesBench();
});
afterEach(() => bench.dispose());

/** Makes series of one device and gives their numbers. */
const make = (...metrics: readonly string[]): number[] =>
  bench.store.catalogue.ensure(metrics.map((metric) => aSeries('d1', metric))).map(({ number }) => number);
const put = (...samples: readonly (readonly [number, number, number])[]) =>
  bench.store.append(Float64Array.from(samples.flat()));
const levelChunks = () => bench.store.chunks.totals().map(({ chunks }) => chunks);

async function raw(series: number, query: Partial<SeriesQuery> = {}): Promise<(readonly [number, number])[]> {
  const answer = await bench.store.range({
    series: [series],
    from: START - DAY_MS,
    to: Number.MAX_SAFE_INTEGER,
    points: 1500,
    tier: 'raw',
    ...query,
  });
  expect(answer.stepMs).toBe(0);
  const [column] = answer.columns;
  return [...(column?.at ?? [])].map((at, index) => [at - START, column?.avg[index] ?? Number.NaN] as const);
}
/** A day of samples every five minutes, sealed as time passes. */
function aDay(series: number, days = 1, value = (at: number) => (at / MINUTE) % 1000): void {
  for (let at = 0; at < days * DAY_MS; at += 5 * MINUTE) {
    bench.setNow(START + at);
    put([series, START + at, value(at)]);
    bench.store.tick();
    if (at % HOUR_MS === 0) bench.settle();
  }
}

describe('what is taken in', () => {
  it('a sample at any moment of an open window, in any order; the second value for a moment wins and is counted', async () => {
    const [a = 0] = make('a');
    bench.setNow(START + HOUR_MS);
    put([a, START + 3000, 3], [a, START + 1000, 1], [a, START + 2000, 2], [a, START + 1000, 7]);
    expect(await raw(a)).toEqual([
      [1000, 7],
      [2000, 2],
      [3000, 3],
    ]);
    expect(bench.store.stats().drops).toMatchObject({ replaced: 1, late: 0 });
  });

  it.each([
    ['NaN', 'notFinite', START, Number.NaN],
    ['infinity', 'notFinite', START, Infinity],
    ['minus infinity', 'notFinite', START, -Infinity],
    ['more than five minutes ahead', 'future', START + 5 * MINUTE + 1, 1],
    ['before the year 2000', 'ancient', Date.UTC(1999, 11, 31), 1],
    ['at no moment', 'ancient', Number.NaN, 1],
  ] as const)('not %s: dropped and counted', async (_, counter, at, value) => {
    const [a = 0] = make('a');
    put([a, at, value]);
    expect(await raw(a)).toEqual([]);
    expect(bench.store.stats().drops).toMatchObject({ [counter]: 1 });
  });

  it('up to five minutes ahead, and minus zero as it is', async () => {
    const [a = 0] = make('a');
    put([a, START + 5 * MINUTE, -0]);
    expect(await raw(a)).toEqual([[5 * MINUTE, -0]]);
  });

  it('not what belongs into a sealed window, nor into a series that does not exist', async () => {
    const [a = 0] = make('a');
    put([a, START, 1], [99, START, 1]);
    bench.setNow(START + 3 * HOUR_MS);
    bench.settle();
    put([a, START + 1000, 2]);
    expect(await raw(a)).toEqual([[0, 1]]);
    expect(bench.store.stats().drops).toMatchObject({ late: 1, unknown: 1 });
  });

  it('rounded to the decimals of the series', async () => {
    const [series] = bench.store.catalogue.ensure([{ ...aSeries('d1', 'rtt'), decimals: 3 }]);
    put([series?.number ?? 0, START, 1.23456]);
    expect(await raw(series?.number ?? 0)).toEqual([[0, 1.235]]);
  });

  it('what could not be written stays readable and is written later', async () => {
    const [a = 0] = make('a');
    bench.setFull(true);
    put([a, START, 1]);
    bench.store.tick();
    put([a, START + 1, 2]);
    expect(await raw(a)).toHaveLength(2);
    bench.setFull(false);
    bench.store.tick();
    bench.reopen();
    expect(await raw(a)).toHaveLength(2);
  });
});

describe('a window', () => {
  it('is sealed once it is over and quiet; then its journal rows go', async () => {
    const [a = 0] = make('a');
    put([a, START, 1], [a, START + HOUR_MS / 20, 2]);
    bench.store.tick();
    bench.settle();
    expect(bench.store.stats()).toMatchObject({ openSamples: 2, journal: { rows: 1 } });
    bench.setNow(START + 2 * HOUR_MS + 32 * MINUTE);
    bench.settle();
    expect(bench.store.stats()).toMatchObject({ openSamples: 0, journal: { rows: 0 } });
    expect(await raw(a)).toHaveLength(2);
  });

  it('that is sealed but whose journal row was left by a crash is not taken in twice', async () => {
    const [a = 0] = make('a');
    put([a, START, 1]);
    bench.store.tick();
    const row = bench.db.prepare('SELECT * FROM series_journal').get();
    bench.setNow(START + 3 * HOUR_MS);
    bench.settle();
    bench.db.prepare('INSERT INTO series_journal VALUES (@number, @from_at, @to_at, @data)').run(row);
    bench.reopen();
    expect(await raw(a)).toEqual([[0, 1]]);
    expect(bench.store.stats()).toMatchObject({ openSamples: 0, drops: { late: 0 } });
  });
});

describe('what is in memory', () => {
  /** Thousand seconds of two series, with one sample that comes late. */
  async function aThousand(): Promise<number> {
    bench.dispose();
    bench = createSeriesBench({ maxOpenSamples: 300 });
    const [a = 0, b = 0] = make('a', 'b');
    for (let second = 0; second < 1000; second += 1) {
      bench.setNow(START + second * 1000);
      put([a, START + second * 1000, second], [b, START + second * 1000, 1]);
      if (second === 900) put([a, START + 10_500, -1], [a, START + 20_000, -2]);
      bench.store.tick();
      bench.store.upkeep();
    }
    return a;
  }
  const expected = [...Array(1000).keys()].map((second) => [second * 1000, second === 20 ? -2 : second]);
  expected.splice(11, 0, [10_500, -1]);

  it('stays below its limit, and so does the journal: the rest is packed on disk, and reads as before', async () => {
    const a = await aThousand();
    const { openSamples, parts, journal } = bench.store.stats();
    expect(openSamples).toBeLessThanOrEqual(302);
    expect(parts.samples + openSamples).toBe(2002);
    expect(parts.chunks).toBeGreaterThan(3);
    expect(journal.rows).toBeLessThan(320);
    expect(await raw(a)).toEqual(expected);
    bench.reopen();
    expect(await raw(a)).toEqual(expected);
    expect(bench.store.stats()).toMatchObject({ openSamples, parts });
    bench.setNow(START + 3 * HOUR_MS);
    bench.settle();
    expect(bench.store.stats()).toMatchObject({ openSamples: 0, parts: { chunks: 0 }, journal: { rows: 0 } });
    expect(bench.store.stats().tiers[0]?.samples).toBe(2001);
    expect(await raw(a)).toEqual(expected);
  });

  it('is packed on disk at a clean end: the next start has nothing to replay', async () => {
    const a = await aThousand();
    bench.restart();
    expect(bench.store.stats()).toMatchObject({ openSamples: 0, journal: { rows: 0 } });
    expect(await raw(a)).toEqual(expected);
    put([a, START + 999_500, 7]);
    bench.store.tick();
    bench.reopen();
    expect(await raw(a)).toHaveLength(1002);
  });

  it('a damaged part loses only itself and is reported with device and time', async () => {
    const a = await aThousand();
    const { data } = bench.db.prepare('SELECT data FROM series_parts WHERE number = 2').get() as { data: Buffer };
    data[data.length - 3] = (data.at(-3) ?? 0) ^ 1;
    bench.db.prepare('UPDATE series_parts SET data = ? WHERE number = 2').run(data);
    const left = await raw(a);
    expect(left.length).toBeGreaterThan(600);
    bench.setNow(START + 3 * HOUR_MS);
    bench.settle();
    expect(await raw(a)).toEqual(left);
    expect(bench.damages).toContainEqual({ device: 'd1', from: START, to: START + 2 * HOUR_MS });
  });

  it('of a damaged row of the journal is passed by and named with its time', async () => {
    const [a = 0] = make('a');
    for (const at of [0, 1000, 2000]) {
      put([a, START + at, at]);
      bench.store.tick();
    }
    const { data } = bench.db.prepare('SELECT data FROM series_journal WHERE number = 2').get() as { data: Buffer };
    data[20] = (data[20] ?? 0) ^ 1;
    bench.db.prepare('UPDATE series_journal SET data = ? WHERE number = 2').run(data);
    bench.reopen();
    expect((await raw(a)).map(([at]) => at)).toEqual([0, 2000]);
    expect(bench.damages).toEqual([{ device: '', from: START + 1000, to: START + 1000 }]);
  });
});

describe('moving to longer windows', () => {
  it('changes nothing that can be read: two hours, eight hours, days, and after a restart', async () => {
    const [a = 0] = make('a');
    aDay(a, 1);
    const expected = Array.from({ length: 288 }, (_, index) => [index * 5 * MINUTE, (index * 5) % 1000]);
    expect(levelChunks()[LEVELS.rawLong.id]).toBe(2);
    expect(await raw(a)).toEqual(expected);
    bench.setNow(START + 3 * DAY_MS);
    bench.settle();
    expect(levelChunks().slice(0, 4)).toEqual([0, 3, 0, 3]);
    expect(await raw(a)).toEqual(expected);
    bench.reopen();
    expect(await raw(a)).toEqual(expected);
  });

  it('folds hours into chunks of each series, and sums them up by eight', async () => {
    const [a = 0] = make('a');
    aDay(a, 33, () => 5);
    bench.setNow(START + 40 * DAY_MS);
    bench.settle();
    expect(levelChunks()).toMatchObject({ [LEVELS.hour.id]: 0, [LEVELS.hourLong.id]: 0, [LEVELS.shiftSeries.id]: 1 });
    for (const tier of ['1h', '8h'] as const) {
      const span = { from: START, to: START + 33 * DAY_MS - 1 };
      const { columns } = await bench.store.range({ series: [a], ...span, points: 1500, tier });
      const counts = columns[0]?.count ?? new Float64Array(0);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(33 * 288);
      expect(new Set(columns[0]?.max)).toEqual(new Set([5]));
    }
  }, 60_000);

  it('keeps groups small: a device with a hundred series has seven', () => {
    const numbers = make(...Array.from({ length: 100 }, (_, index) => `m${String(index)}`));
    expect(new Set(numbers.map((number) => bench.store.catalogue.get(number)?.group)).size).toBe(7);
  });
});

describe('a damaged chunk', () => {
  it('loses only itself and is reported with device and time', async () => {
    const [a = 0] = make('a');
    aDay(a, 1);
    const before = (await raw(a)).length;
    const row = bench.db.prepare('SELECT key, data FROM series_chunks ORDER BY key LIMIT 1').get() as {
      key: number;
      data: Buffer;
    };
    row.data[12] = (row.data[12] ?? 0) ^ 0xff;
    bench.db.prepare('UPDATE series_chunks SET data = @data WHERE key = @key').run(row);
    const after = await raw(a);
    expect(after.length).toBeLessThan(before);
    expect(after.length).toBeGreaterThan(before / 2);
    expect(bench.damages[0]?.device).toBe('d1');
    expect((bench.damages[0]?.to ?? 0) - (bench.damages[0]?.from ?? 0)).toBeGreaterThanOrEqual(2 * HOUR_MS);
  });
});

describe('retention', () => {
  it('drops raw samples past their age, and keeps their roll-ups', async () => {
    const [a = 0] = make('a');
    aDay(a, 2);
    bench.setNow(START + 3 * DAY_MS);
    bench.settle();
    bench.setNow(START + 36.2 * DAY_MS);
    bench.reopen();
    bench.settle();
    expect((await raw(a))[0]).toEqual([DAY_MS, 440]);
    const { tiers } = bench.store.stats();
    expect(tiers.map(({ tier, samples }) => [tier, samples])).toMatchObject([
      ['raw', 288],
      ['5m', 576],
      ['1h', 576],
      ['8h', 576],
    ]);
  });

  it('drops whole chunks, the oldest first and raw before roll-ups, until the budget is kept', async () => {
    bench.dispose();
    bench = createSeriesBench({ retention: () => ({ ages: DEFAULT_AGES, budgetBytes: 3000 }) });
    const [a = 0] = make('a');
    aDay(a, 2, (at) => Math.sin(at));
    bench.setNow(START + 3 * DAY_MS);
    bench.settle();
    const { tiers } = bench.store.stats();
    expect(tiers.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(3000);
    const left = await raw(a);
    expect(left.every(([at]) => at > DAY_MS)).toBe(true);
    const measured = bench.db.prepare('SELECT count(*) AS n, sum(length(data)) AS bytes FROM series_chunks').get();
    expect(measured).toEqual({
      n: tiers.reduce((sum, { chunks }) => sum + chunks, 0),
      bytes: tiers.reduce((sum, { bytes }) => sum + bytes, 0),
    });
  });
});

const sample = fc.record({
  series: fc.integer({ min: 0, max: 2 }),
  at: fc.integer({ min: 0, max: 20 * HOUR_MS }),
  value: fc.oneof(fc.integer({ min: -5, max: 5 }), fc.double({ noNaN: true, noDefaultInfinity: true })),
});
type Sample = { readonly series: number; readonly at: number; readonly value: number };
const step = fc.record({
  samples: fc.array(sample, { maxLength: 30 }),
  ms: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 5 * HOUR_MS })),
  end: fc.constantFrom('none', 'crash', 'clean'),
});

describe('the store as a whole', () => {
  it('gives what a plain sorted map would give, through sealing, moving and crashes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 25 }),
        fc.integer({ min: 0, max: 100 }),
        async (steps, maxOpenSamples) => {
          bench.dispose();
          bench = createSeriesBench({ maxOpenSamples });
          const numbers = make('a', 'b', 'c');
          const model = numbers.map(() => new Map<number, number>());
          let now = START;
          const take = ({ series, at, value }: Sample) => {
            const before = bench.store.stats().drops;
            put([numbers[series] ?? 0, START + at, value]);
            const { late, future } = bench.store.stats().drops;
            if (late === before.late && future === before.future) model[series]?.set(at, value);
          };
          for (const one of steps) {
            for (const some of one.samples) take(some);
            bench.store.tick();
            if (one.end === 'crash') bench.reopen();
            if (one.end === 'clean') bench.restart();
            now += one.ms;
            bench.setNow(now);
            bench.settle();
          }
          for (const [index, number] of numbers.entries())
            expect(await raw(number)).toEqual([...(model[index] ?? [])].toSorted(([a], [b]) => a - b));
        },
      ),
      { numRuns: 60 },
    );
  }, 120_000);
});

describe('every stored point', () => {
  it('comes stretch by stretch with the moment to go on from, sealed or not, raw or summed up', async () => {
    const [a = 0, b = 0] = make('a', 'b');
    aDay(a, 1);
    const end = START + DAY_MS;
    put([b, end - 1, 5]);
    const query = { series: [a, b, 999], from: START, to: end, limit: 1_000_000 };
    const all = await bench.store.points({ ...query, tier: 'raw' });
    expect(all.columns.map(({ series, at }) => [series, at.length])).toEqual([
      [a, 288],
      [b, 1],
    ]);
    let [from, count, rounds] = [START, 0, 0];
    for (; from < end; rounds += 1) {
      const part = await bench.store.points({
        ...query,
        series: [a],
        to: START + DAY_MS - 1,
        from,
        limit: 10,
        tier: 'raw',
      });
      count += part.columns[0]?.at.length ?? 0;
      expect(part.until).toBeGreaterThan(from);
      from = Math.max(part.until, from + 1);
      if (part.until >= end) break;
    }
    expect(count).toBe(288);
    expect(rounds).toBeGreaterThan(1);
    const hours = await bench.store.points({ ...query, series: [a], tier: '1h' });
    expect(hours.columns[0]?.count.reduce((sum, x) => sum + x, 0)).toBe(288);
    expect(hours.columns[0]?.at[0]).toBe(START);
  });
});
