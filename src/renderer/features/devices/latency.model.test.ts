import { describe, expect, it } from 'vitest';
import { runsOf, summarise, withNewest } from './latency.model.ts';

const points = [
  { at: 1, ms: 4 },
  { at: 2, ms: null },
  { at: 3, ms: 2 },
  { at: 4, ms: 9 },
];

describe('the latency line', () => {
  it('breaks where nothing answered', () => {
    expect(runsOf(points).map((run) => run.map(({ at }) => at))).toEqual([[1], [3, 4]]);
  });
  it('is summed up by what answered', () => {
    expect(summarise(points)).toEqual({ min: 2, median: 4, max: 9 });
    expect(summarise([{ at: 1, ms: null }])).toBeUndefined();
  });
  it('takes a measurement once and forgets the oldest', () => {
    expect(withNewest(points, { at: 4, ms: 9 }, 4)).toBe(points);
    expect(withNewest(points, { at: 5, ms: 1 }, 4).map(({ at }) => at)).toEqual([2, 3, 4, 5]);
  });
});
