import { describe, expect, it, test } from 'vitest';
import { binsOf } from './bins.ts';
import { runsOf } from './paint.ts';
import { atOf, FRAME, nearest, rangeText, stepped, summaryOf, xOf } from './plot.ts';
import { topOf, valueTicks } from './scale.ts';
import { lengthsOf, stretchesOf } from './uptime.model.ts';

const span = { from: 1000, to: 2000 };
const points = (at: readonly number[], value: (at: number) => number = (one) => one) => {
  const avg = at.map(value);
  return { at, min: avg, avg, max: avg, count: at.map(() => 1) };
};

describe('a plot', () => {
  it('finds the moment under a pixel and the pixel of a moment', () => {
    const width = 500;
    for (const at of [1000, 1234, 2000]) expect(atOf(xOf(at, span, width), span, width)).toBe(at);
    expect(atOf(0, span, width)).toBe(1000);
    expect(atOf(9999, span, width)).toBe(2000);
    expect(xOf(1000, span, width)).toBe(FRAME.left);
  });

  it('finds the nearest point, but none across a gap', () => {
    const known = points([100, 200, 900]);
    expect(nearest(known, 140, 75)).toBe(0);
    expect(nearest(known, 160, 75)).toBe(1);
    expect(nearest(known, 500, 75)).toBeUndefined();
    expect(nearest(points([]), 500, 75)).toBeUndefined();
  });

  it('is walked by arrow keys from its newest point, within its range', () => {
    const known = points([900, 1100, 1200, 1300]);
    expect(stepped(known, undefined, -1, span)).toBe(1300);
    expect(stepped(known, 1300, -1, span)).toBe(1200);
    expect(stepped(known, 1300, -10, span)).toBe(1100);
    expect(stepped(points([]), undefined, 1, span)).toBeUndefined();
  });

  it('is summed up with the weight of each point', () => {
    const summary = summaryOf({ at: [1, 2], min: [1, 2], avg: [2, 8], max: [3, 31], count: [3, 1] });
    expect(summary).toEqual({ avg: 3.5, min: 1, max: 31, maxAt: 2 });
    expect(summaryOf(points([]))).toBeUndefined();
  });

  it('breaks its lines where nothing was measured', () => {
    expect(runsOf([0, 10, 20, 100, 110], 10)).toEqual([
      [0, 3],
      [3, 5],
    ]);
    expect(runsOf([], 10)).toEqual([]);
  });
});

test.each([
  [0.5, [0, 0.2, 0.4, 0.6]],
  [7, [0, 2.5, 5, 7.5]],
  [10, [0, 5, 10]],
  [31, [0, 20, 40]],
  [100, [0, 50, 100]],
])('the axis up to %s has round values', (top, ticks) => expect(valueTicks(top)).toEqual(ticks));

it('the axis takes bands in, and not the share of bars', () => {
  const trace = { id: 'a', label: '', token: '', format: String, points: { ...points([1]), max: [40] } };
  expect(topOf([{ ...trace, look: 'line', hasBand: true }], 0)).toBe(40);
  expect(topOf([{ ...trace, look: 'bars' }], 2)).toBe(2);
});

test.each([
  ['3.2\u00a0ms', '5.4\u00a0ms', '3.2–5.4\u00a0ms'],
  ['800\u00a0µs', '1.4\u00a0ms', '800\u00a0µs – 1.4\u00a0ms'],
])('%s to %s is %s', (low, high, text) => expect(rangeText(low, high)).toBe(text));

describe('a distribution', () => {
  it('counts every value, in bars of a round width', () => {
    const bins = binsOf(points([1.1, 1.2, 2.3, 3.9, 4.2]), 10);
    expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(5);
    expect(bins.length).toBeLessThanOrEqual(10);
    expect(bins[0]?.from).toBe(1);
  });

  it('takes what lies far out into the last bar', () => {
    const values = Array.from({ length: 1000 }, (_, index) => (index === 0 ? 5000 : 5 + (index % 10) / 10));
    const bins = binsOf(points(values), 20);
    expect(bins.filter(({ count }) => count > 0).length).toBeGreaterThan(5);
    expect(bins.at(-1)).toMatchObject({ to: 5000, count: 1 });
  });

  it('of one value or none is one bar or none', () => {
    expect(binsOf(points([4, 4]), 20)).toHaveLength(1);
    expect(binsOf(points([]), 20)).toEqual([]);
  });
});

describe('availability over time', () => {
  it('has one state for every moment: planned before down before not watched', () => {
    const stretches = stretchesOf({
      span,
      down: [{ from: 1200, to: 1500 }],
      maintenance: [{ from: 1400, to: 1600 }],
      unknown: [{ from: 500, to: 1250 }],
    });
    expect(stretches).toEqual([
      { from: 1000, to: 1200, state: 'unknown' },
      { from: 1200, to: 1400, state: 'down' },
      { from: 1400, to: 1600, state: 'maintenance' },
      { from: 1600, to: 2000, state: 'up' },
    ]);
    expect(lengthsOf(stretches).reduce((sum, { ms }) => sum + ms, 0)).toBe(1000);
  });
});
