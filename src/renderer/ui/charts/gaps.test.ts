import { describe, expect, it } from 'vitest';
import { gapsOf, reasoned, usualStep } from './gaps.ts';

const span = { from: 0, to: 1000 };
const every = (step: number, from: number, to: number) =>
  Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);

describe('gaps', () => {
  it('are not seen where measurements come as they should, even a little late', () => {
    expect(gapsOf(every(100, 50, 950), span, 100)).toEqual([]);
    expect(gapsOf([50, 150, 390, 500, 600, 700, 800, 900], span, 100)).toEqual([]);
  });

  it('begin one step after the last measurement and end with the next', () => {
    expect(gapsOf([...every(100, 0, 300), ...every(100, 700, 1000)], span, 100)).toEqual([{ from: 400, to: 700 }]);
  });

  it('are at the ends as well, and everywhere without a measurement', () => {
    expect(gapsOf([500, 600], span, 100)).toEqual([
      { from: 0, to: 500 },
      { from: 700, to: 1000 },
    ]);
    expect(gapsOf([], span, 100)).toEqual([span]);
    expect(gapsOf([], { from: 5, to: 5 }, 100)).toEqual([]);
  });

  it('have the reason that covers most of them', () => {
    const gaps = [
      { from: 100, to: 300 },
      { from: 800, to: 900 },
    ];
    const known = [
      { from: 90, to: 130, reason: 'offline' as const },
      { from: 130, to: 310, reason: 'asleep' as const },
    ];
    expect(reasoned(gaps, known).map(({ reason }) => reason)).toEqual(['asleep', 'none']);
  });
});

it('takes the usual distance, not the mean one', () => {
  expect(usualStep([0, 10, 20, 30, 900, 910], 5)).toBe(10);
  expect(usualStep([7], 5)).toBe(5);
  expect(usualStep([...every(10, 0, 200), ...every(10, 700, 1000)], 5)).toBe(10);
});

it('takes the longer of two intervals, so that what was measured less often is no gap', () => {
  const at = [...every(60, 0, 1200), ...every(10, 1210, 2000)];
  expect(usualStep(at, 10)).toBe(60);
  expect(gapsOf(at, { from: 0, to: 2000 }, usualStep(at, 10))).toEqual([]);
});
