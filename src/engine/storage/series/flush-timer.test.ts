import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createFlushTimer } from './flush-timer.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A flush that takes so long; the times between the first sample and the start of each flush. */
function rig(takesMs: () => number) {
  let now = 0;
  const waits: number[] = [];
  let since = 0;
  const timer = createFlushTimer(
    () => {
      waits.push(now - since);
      now += takesMs();
      return false;
    },
    () => now,
  );
  return {
    waits,
    /** One sample comes, and time passes until it is flushed. @param lateMs how late the timer comes */
    sample: (lateMs = 0): void => {
      since = now;
      timer.start();
      const before = waits.length;
      while (waits.length === before) {
        now += 10 + (vi.getTimerCount() === 1 && now - since === 790 ? lateMs : 0);
        vi.advanceTimersByTime(10);
      }
    },
  };
}

it('waits as long as it may on a machine that is quick', () => {
  const { waits, sample } = rig(() => 5);
  for (let times = 0; times < 5; times += 1) sample();
  expect(waits).toEqual([800, 800, 800, 800, 800]);
});

it('waits less when the disk is slow, so that what waited is written within the second, and longer again later', () => {
  let takes = 300;
  const { waits, sample } = rig(() => takes);
  for (let times = 0; times < 3; times += 1) sample();
  expect(waits.slice(1).every((wait) => wait + takes <= 1000)).toBe(true);
  takes = 2;
  for (let times = 0; times < 30; times += 1) sample();
  expect(waits.at(-1)).toBe(800);
});

it('waits less when the timer comes late', () => {
  const { waits, sample } = rig(() => 5);
  sample(250);
  sample();
  expect(waits).toEqual([1050, 490]);
});

it('has soon forgotten that the computer slept', () => {
  const { waits, sample } = rig(() => 5);
  sample(3_600_000);
  for (let times = 0; times < 25; times += 1) sample();
  expect(waits.at(-1)).toBe(800);
});

it('goes on by itself while something waits, and ends when it is stopped', () => {
  let flushes = 0;
  const timer = createFlushTimer(() => ++flushes < 3);
  timer.start();
  timer.start();
  vi.advanceTimersByTime(800);
  expect(flushes).toBe(1);
  vi.advanceTimersByTime(5000);
  expect(flushes).toBe(3);
  expect(vi.getTimerCount()).toBe(0);
  timer.start();
  timer.stop();
  vi.advanceTimersByTime(5000);
  expect(flushes).toBe(3);
});
