import { expect, test } from 'vitest';
import { createBudget, createTurns, evaluateAt, evaluateRange, type SampleSource, type Selection } from './promql.ts';
import { memorySource } from './testing/memory-source.ts';

const turn = createTurns();
const budget = (options: { timeoutMs?: number; maxSamples?: number; signal?: AbortSignal } = {}) =>
  createBudget({ turn, timeoutMs: 5000, maxSamples: 1_000_000, ...options });
const STEP_MS = 10_000;
const at = Array.from({ length: 360 }, (_, index) => index * STEP_MS);
const one = (labels: Record<string, string>, value: (index: number) => number) => {
  return { labels: { __name__: 'load', ...labels }, at, values: at.map((_, index) => value(index)) };
};
const source = memorySource([one({ host: 'a', site: 'x' }, (index) => index), one({ host: 'b', site: 'x' }, () => 5)]);
const NOW = 3_000_000;

async function values(query: string): Promise<readonly (readonly [string, number])[]> {
  const answer = await evaluateAt(query, NOW, source, budget());
  if (answer.type !== 'vector') throw new Error(answer.type);
  return answer.lines.map(({ labels, values: [value = 0] }) => [labels['host'] ?? labels['site'] ?? '', value]);
}

test.each([
  [
    'load',
    [
      ['a', 300],
      ['b', 5],
    ],
  ],
  [
    'load offset 100s',
    [
      ['a', 290],
      ['b', 5],
    ],
  ],
  [
    'load @ 1000',
    [
      ['a', 100],
      ['b', 5],
    ],
  ],
  [
    'rate(load[100s])',
    [
      ['a', 0.1],
      ['b', 0],
    ],
  ],
  ['sum by (site) (load)', [['x', 305]]],
  ['topk(1, load)', [['a', 300]]],
  ['load > 5', [['a', 300]]],
  [
    'count_over_time(load[10m:1m])',
    [
      ['a', 11],
      ['b', 11],
    ],
  ],
  ['load{host="a"} / on(site) load{host="b"}', [['x', 60]]],
])('%s is what it is in Prometheus', async (query, expected) => {
  expect(await values(query)).toEqual(expected);
});

test('a sample speaks for five minutes and then no longer', async () => {
  const last = (at.at(-1) ?? 0) + 300_000;
  const seen = async (moment: number) => evaluateAt('load', moment, source, budget());
  expect(await seen(last)).toMatchObject({ lines: [{ at: [last] }, { at: [last] }] });
  expect(await seen(last + 1)).toEqual({ type: 'vector', lines: [] });
});

test('several series on the side of the one are named in the refusal', async () => {
  await expect(values('load + on(site) load')).rejects.toMatchObject({
    code: 'unsupported',
    message: expect.stringContaining('load{host="a", site="x"}') as string,
  });
});

test('a range has its limits', async () => {
  const range = (query: string, grid: { start: number; end: number; stepMs: number }) =>
    evaluateRange(query, grid, source, budget());
  await expect(range('load', { start: 0, end: 12_000_000, stepMs: 1000 })).rejects.toThrow('more than 11000 points');
  await expect(range('load', { start: 10, end: 0, stepMs: 1000 })).rejects.toThrow('before its start');
  await expect(range('load', { start: 0, end: 10, stepMs: 0 })).rejects.toThrow('longer than nothing');
  await expect(range('load[5m]', { start: 0, end: 10, stepMs: 1 })).rejects.toThrow('scalar or an instant vector');
  expect(await range('load', { start: 0, end: 30_000, stepMs: 15_000 })).toMatchObject({
    type: 'matrix',
    lines: [{ at: [0, 15_000, 30_000], values: [0, 1, 3] }, { values: [5, 5, 5] }],
  });
});

test('too many samples, too much time and nobody waiting end a query', async () => {
  await expect(evaluateAt('load[1h]', NOW, source, budget({ maxSamples: 100 }))).rejects.toThrow('too many samples');
  const endless = 'max_over_time(quantile_over_time(0.5, load[50m])[50m:1ms])';
  await expect(evaluateAt(endless, NOW, source, budget({ timeoutMs: 50 }))).rejects.toMatchObject({ code: 'timeout' });
  await expect(evaluateAt(endless, NOW, source, budget({ signal: AbortSignal.abort() }))).rejects.toThrow(
    'nobody waits',
  );
});

test('long queries side by side leave the event loop its turns', async () => {
  let turns = 0;
  const watch = setInterval(() => {
    turns += 1;
  }, 1);
  const heavy = 'quantile_over_time(0.5, load[50m])[10m:200ms]';
  const all = await Promise.all(
    Array.from({ length: 3 }, () => evaluateAt(`max_over_time(${heavy})`, NOW, source, budget({ timeoutMs: 20_000 }))),
  );
  clearInterval(watch);
  expect(all.map(({ type }) => type)).toEqual(['vector', 'vector', 'vector']);
  // Without breaks the timer would come once or twice; how long a turn is belongs to the machine.
  expect(turns).toBeGreaterThan(10);
});

test('the source learns what is looked at, and how', async () => {
  const asked: Selection[] = [];
  const spy: SampleSource = {
    select: async (selection) => {
      asked.push(selection);
      return { series: [], holdsMs: 0 };
    },
  };
  const grid = { start: 1_000_000, end: 2_000_000, stepMs: 60_000 };
  await evaluateRange('max_over_time(a[10m] offset 1m) + rate(b[5m]) + c @ 500', grid, spy, budget());
  expect(asked.map(({ from, to, stepMs, windowMs, fold }) => [from, to, stepMs, windowMs, fold])).toEqual([
    [340_000, 1_940_000, 60_000, 600_000, 'max'],
    [700_000, 2_000_000, 60_000, 300_000, 'every'],
    [200_000, 500_000, 60_000, 0, 'last'],
  ]);
});

test('what a sample says for longer is taken for longer', async () => {
  const hourly: SampleSource = {
    select: async () => ({ series: [{ labels: { __name__: 'a' }, at: [0], values: [1] }], holdsMs: 3_600_000 }),
  };
  expect(await evaluateAt('a', 3_000_000, hourly, budget())).toMatchObject({ lines: [{ values: [1] }] });
});
