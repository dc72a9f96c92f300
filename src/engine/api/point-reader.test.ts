import { expect, test } from 'vitest';
import { createBudget, createTurns, type Selection } from '../promql/promql.ts';
import type { Storage } from '../storage/storage.ts';
import { createPointReader } from './point-reader.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const NOW = 1000 * DAY_MS;
const STEP_MS = { raw: MINUTE_MS, '5m': 5 * MINUTE_MS, '1h': HOUR_MS } as const;
/** How far back each tier reaches here. */
const KEPT_MS = { raw: 2 * DAY_MS, '5m': 4 * DAY_MS, '1h': 9 * DAY_MS } as const;

type Asked = Parameters<Storage['points']>[0];

/** A store in which the value of every point is its age in days, and a bucket stands for 5 or 60 samples. */
function fakeStore() {
  const asked: Asked[] = [];
  const points: Storage['points'] = async (query) => {
    asked.push(query);
    const step = STEP_MS[query.tier];
    const first = Math.max(Math.ceil(query.from / step) * step, NOW - KEPT_MS[query.tier]);
    // A day at a time.
    const until = Math.min(query.to + 1, query.from + DAY_MS);
    const length = Math.max(0, Math.ceil((until - first) / step));
    const at = Float64Array.from({ length }, (_, index) => first + index * step);
    const avg = at.map((time) => (NOW - time) / DAY_MS);
    const count = new Float64Array(length).fill(step / MINUTE_MS);
    const columns = query.series.map((series) => ({
      series,
      at,
      avg,
      count,
      min: avg.map((x) => x - 1),
      max: avg.map((x) => x + 1),
    }));
    return { columns: length > 0 ? columns : [], until };
  };
  return { asked, points };
}
const budget = () => createBudget({ turn: createTurns(), timeoutMs: 5000, maxSamples: 1_000_000 });
const stored = [{ number: 7, labels: { __name__: 'a' }, divisor: 1000 }];

async function read(selection: Partial<Selection>) {
  const store = fakeStore();
  const full: Selection = {
    matchers: [],
    from: NOW - DAY_MS,
    to: NOW,
    stepMs: MINUTE_MS,
    windowMs: 0,
    fold: 'last',
    ...selection,
  };
  const { series, holdsMs } = await createPointReader(store, () => NOW)(stored, full, budget());
  return {
    at: Array.from(series[0]?.at ?? []),
    values: Array.from(series[0]?.values ?? []),
    holdsMs,
    asked: store.asked,
  };
}

test('samples are read page by page, in base units', async () => {
  const { at, values, holdsMs, asked } = await read({});
  expect([at.length, at[0], at.at(-1), values[0], holdsMs]).toEqual([1441, NOW - DAY_MS, NOW, 0.001, 0]);
  expect(asked.map(({ tier }) => tier)).toEqual(['raw', 'raw']);
});

test('where samples are no longer kept roll-ups stand in, each bucket as of its last millisecond', async () => {
  const { at, asked, holdsMs } = await read({ from: NOW - 12 * DAY_MS });
  expect([...new Set(asked.map(({ tier }) => tier))]).toEqual(['raw', '5m', '1h']);
  expect(at).toEqual(at.toSorted((a, b) => a - b));
  expect(new Set(at).size).toBe(at.length);
  expect(at[0]).toBe(NOW - 9 * DAY_MS + HOUR_MS - 1);
  const fives = NOW - 4 * DAY_MS + 5 * MINUTE_MS - 1;
  expect(at.slice(at.indexOf(fives), at.indexOf(fives) + 2)).toEqual([fives, fives + 5 * MINUTE_MS]);
  expect(at.slice(at.indexOf(NOW - 2 * DAY_MS), -1)[1]).toBe(NOW - 2 * DAY_MS + MINUTE_MS);
  expect(holdsMs).toBe(HOUR_MS);
});

test('a new device is not looked for in roll-ups of the last day', async () => {
  const { asked } = await read({ from: NOW - DAY_MS / 2 });
  expect(asked.every(({ tier }) => tier === 'raw')).toBe(true);
});

test('a roll-up answers with what is asked for, and never before it is full', async () => {
  const long = { from: NOW - 30 * DAY_MS, to: NOW - MINUTE_MS, stepMs: Infinity, windowMs: 30 * DAY_MS };
  const [max, count] = [await read({ ...long, fold: 'max' }), await read({ ...long, fold: 'count' })];
  expect(max.at.at(-1)).toBe(NOW - HOUR_MS - 1);
  expect(max.values.at(-1)).toBeCloseTo((2 / 24 + 1) / 1000, 12);
  expect([count.values[0], count.asked[0]?.tier]).toEqual([60, '1h']);
});

test('at the first moment the bucket before it still speaks', async () => {
  const { at } = await read({ from: NOW - 8 * DAY_MS + 1, to: NOW - 8 * DAY_MS + 10 * MINUTE_MS, stepMs: MINUTE_MS });
  expect(at).toEqual([NOW - 8 * DAY_MS - 1]);
});

test('more samples than a query may have end it', async () => {
  const small = createBudget({ turn: createTurns(), timeoutMs: 5000, maxSamples: 100 });
  const reading = createPointReader(fakeStore(), () => NOW)(
    stored,
    { matchers: [], from: NOW - DAY_MS, to: NOW, stepMs: MINUTE_MS, windowMs: 0, fold: 'last' },
    small,
  );
  await expect(reading).rejects.toMatchObject({ code: 'unsupported' });
});
