import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createFetchTimer } from './fetch-timer.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('looks twice as late after each look that finds nothing, and soon again after one that does', () => {
  const looks: number[] = [];
  const found = [false, false, true, false];
  const timer = createFetchTimer({
    fetch: () => {
      looks.push(Date.now());
      return found[looks.length - 1] ?? false;
    },
    isAwaited: () => looks.length < 9,
  });
  const began = Date.now();
  timer.restart();
  vi.advanceTimersByTime(200);
  expect(looks.map((at) => at - began)).toEqual([2, 6, 14, 16, 20, 28, 44, 60, 76]);
});

it('never looks while nothing is awaited, or when it was stopped', () => {
  const fetch = vi.fn(() => false);
  const timer = createFetchTimer({ fetch, isAwaited: () => false });
  timer.restart();
  vi.advanceTimersByTime(100);
  expect(fetch).toHaveBeenCalledTimes(1);
  timer.restart();
  timer.stop();
  vi.advanceTimersByTime(100);
  expect(fetch).toHaveBeenCalledTimes(1);
});
