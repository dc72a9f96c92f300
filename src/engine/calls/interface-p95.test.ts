import { describe, expect, it } from 'vitest';
import { INTERFACE_METRICS } from '../../contract/interface-metrics.ts';
import type { PointsQuery } from '../storage/series/points.ts';
import { interfaceSeries } from '../storage/storage.ts';
import { interfaceP95s } from './interface-p95.ts';

const STEP = 300_000;
const placeOf = (metric: string): number => INTERFACE_METRICS.findIndex(([name]) => name === metric);
const IN = placeOf('if.in.bps');
const OUT = placeOf('if.out.bps');

/** Points of every five minutes, at most so many stretches an answer. */
function storageOf(valueOf: (series: number, at: number) => number, pointsAnAnswer = 100) {
  const asked: PointsQuery[] = [];
  const points = (query: PointsQuery) => {
    asked.push(query);
    const until = Math.min(query.to + 1, query.from + pointsAnAnswer * STEP);
    const at = Float64Array.from(
      { length: Math.ceil((until - query.from) / STEP) },
      (_, one) => query.from + one * STEP,
    );
    const columns = query.series.map((series) => {
      const avg = at.map((time) => valueOf(series, time));
      return { series, at, avg, min: avg, max: avg, count: avg };
    });
    return Promise.resolve({ columns, until });
  };
  return { storage: { points }, asked };
}

describe('95th percentiles of interfaces', () => {
  it('are of the whole range, however many answers it takes', async () => {
    const range = { from: 0, to: 1000 * STEP };
    const { storage, asked } = storageOf((series, at) => at / STEP + (series === interfaceSeries(7, OUT) ? 5000 : 0));
    expect(await interfaceP95s(storage, [7], range)).toEqual([{ inBps: 949, outBps: 5949, samples: 1000 }]);
    expect(asked).toHaveLength(10);
    expect(asked.every(({ tier }) => tier === '5m')).toBe(true);
  });

  it('come in the order they are asked for, of many interfaces some at a time', async () => {
    const numbers = Array.from({ length: 45 }, (_, at) => 100 - at);
    const { storage, asked } = storageOf((series) => series);
    const found = await interfaceP95s(storage, numbers, { from: 0, to: 10 * STEP });
    expect(found.map(({ inBps }) => inBps)).toEqual(numbers.map((number) => interfaceSeries(number, IN)));
    expect(asked).toHaveLength(3);
  });

  it('are unknown, not 0, where nothing was measured', async () => {
    const storage = { points: ({ to }: PointsQuery) => Promise.resolve({ columns: [], until: to + 1 }) };
    expect(await interfaceP95s(storage, [1], { from: 0, to: STEP })).toEqual([
      { inBps: null, outBps: null, samples: 0 },
    ]);
  });
});
