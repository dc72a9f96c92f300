import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HeadWindow } from './head-window.ts';

const samples = fc.array(
  fc.record({
    series: fc.integer({ min: 1, max: 5 }),
    time: fc.integer({ min: 0, max: 40 }),
    value: fc.integer({ min: 0, max: 1000 }),
  }),
  { maxLength: 200 },
);
const contents = (window: HeadWindow) =>
  window.columns().map(({ series, times, values, count }) => ({
    series,
    samples: Array.from({ length: count }, (_, index) => [times[index], values[index]]),
  }));

describe('an open window in memory', () => {
  it('holds what a sorted map for each series would hold, in whatever order samples come', () => {
    fc.assert(
      fc.property(samples, (list) => {
        const window = new HeadWindow(0, 1);
        const model = new Map<number, Map<number, number>>();
        for (const { series, time, value } of list) {
          const known = model.get(series) ?? new Map<number, number>();
          expect(window.put(window.open(series, time), time, value)).toBe(known.has(time) ? 'replaced' : 'added');
          model.set(series, known.set(time, value));
        }
        const expected = [...model]
          .toSorted(([a], [b]) => a - b)
          .map(([series, known]) => ({
            series,
            samples: [...known].toSorted(([a], [b]) => a - b),
          }));
        expect(contents(window)).toEqual(expected);
        expect(window.samples).toBe(expected.reduce((sum, column) => sum + column.samples.length, 0));
      }),
      { numRuns: 500 },
    );
  });

  it('keeps one column of times for series that are measured together', () => {
    const window = new HeadWindow(0, 1);
    for (let time = 0; time < 1000; time += 10)
      for (const series of [1, 2, 3]) window.put(window.open(series, time), time, 1);
    const [first, ...rest] = window.columns();
    expect(rest.every((column) => column.times === first?.times)).toBe(true);
  });
});
