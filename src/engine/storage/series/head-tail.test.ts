import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HeadTail } from './head-tail.ts';

const samples = fc.array(
  fc.record({
    series: fc.integer({ min: 1, max: 5 }),
    time: fc.integer({ min: 0, max: 40 }),
    value: fc.integer({ min: 0, max: 1000 }),
  }),
  { maxLength: 200 },
);
const contents = (tail: HeadTail) =>
  tail.columns().map(({ series, times, values, count }) => ({
    series,
    samples: Array.from({ length: count }, (_, index) => [times[index], values[index]]),
  }));

describe('samples in memory', () => {
  it('holds what a sorted map for each series would hold, in whatever order samples come', () => {
    fc.assert(
      fc.property(samples, (list) => {
        const tail = new HeadTail(1);
        const model = new Map<number, Map<number, number>>();
        for (const { series, time, value } of list) {
          const known = model.get(series) ?? new Map<number, number>();
          expect(tail.put(tail.open(series, time), time, value)).toBe(known.has(time) ? 'replaced' : 'added');
          model.set(series, known.set(time, value));
        }
        const expected = [...model]
          .toSorted(([a], [b]) => a - b)
          .map(([series, known]) => ({
            series,
            samples: [...known].toSorted(([a], [b]) => a - b),
          }));
        expect(contents(tail)).toEqual(expected);
        expect(tail.samples).toBe(expected.reduce((sum, column) => sum + column.samples.length, 0));
      }),
      { numRuns: 500 },
    );
  });

  it('keeps one column of times for series that are measured together', () => {
    const tail = new HeadTail(1);
    for (let time = 0; time < 1000; time += 10)
      for (const series of [1, 2, 3]) tail.put(tail.open(series, time), time, 1);
    const [first, ...rest] = tail.columns();
    expect(rest.every((column) => column.times === first?.times)).toBe(true);
  });
});
