import { expect, test } from 'vitest';
import type { Fold } from '../promql/promql.ts';
import { foldOf, tiersFor } from './sample-tiers.ts';
import { upSamples } from './up-samples.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const NOW = 1000 * DAY_MS;

test.each([
  ['a day with small steps', { days: 1, stepMs: 15_000, windowMs: 0, fold: 'last' }, ['raw', '5m', '1h']],
  ['a week with small steps', { days: 7, stepMs: 30_000, windowMs: 0, fold: 'last' }, ['raw', '5m', '1h']],
  ['a week with large steps', { days: 7, stepMs: 10 * MINUTE_MS, windowMs: 0, fold: 'last' }, ['5m', '1h']],
  ['a month with large steps', { days: 30, stepMs: 60 * MINUTE_MS, windowMs: 0, fold: 'last' }, ['1h']],
  ['a short window', { days: 30, stepMs: 60 * MINUTE_MS, windowMs: 5 * MINUTE_MS, fold: 'min' }, ['raw', '5m', '1h']],
  ['one moment', { days: 30, stepMs: Infinity, windowMs: 0, fold: 'last' }, ['raw', '5m', '1h']],
  ['a long window', { days: 30, stepMs: Infinity, windowMs: 30 * DAY_MS, fold: 'max' }, ['1h']],
  ['changes over a month', { days: 30, stepMs: Infinity, windowMs: 30 * DAY_MS, fold: 'every' }, ['raw', '5m', '1h']],
] as const)('%s is read from its tiers', (_what, { days, ...asked }, tiers) => {
  const selection = { matchers: [], from: NOW - days * DAY_MS, to: NOW, ...asked };
  expect(tiersFor(selection).map(({ tier }) => tier)).toEqual(tiers);
});

test('of a roll-up minimum, maximum, sum and count are those of its samples', () => {
  const point = { min: 1000, avg: 2000, max: 4000, count: 30 };
  const of = (fold: Fold) => foldOf(point, fold, 1000);
  expect((['last', 'every', 'min', 'max', 'sum', 'count'] as const).map(of)).toEqual([2, 2, 1, 4, 60, 30]);
});

test('states are samples at each change and at every period, with nothing while nobody could judge', () => {
  const span = (state: 'up' | 'major' | 'down' | 'stale', from: number, to: number | null) => {
    return { deviceId: 'x', state, from, to };
  };
  const spans = [span('up', -50, 25), span('down', 25, 47), span('stale', 47, 61), span('major', 61, null)];
  const blind = [
    { from: 12, to: 18 },
    { from: 85, to: Infinity },
  ];
  expect(upSamples(spans, blind, { from: 0, to: 100 }, 10)).toEqual({
    at: [0, 10, 18, 20, 25, 30, 40, 61, 70, 80],
    values: [1, 1, 1, 1, 0, 0, 0, 1, 1, 1],
  });
  expect(upSamples(spans, [], { from: 200, to: 100 }, 10).at).toEqual([]);
});
