import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createDueQueue } from './due-queue.ts';
import { createRateLimit, nextMoment, phaseOf, probeSpacing, TICK_MS, wakeMoment } from './schedule.ts';

test('rounds keep their distance however late the thread is', () => {
  const first = nextMoment(12_345, 1000, 0.25);
  expect(first).toBe(13_250);
  expect(nextMoment(first, 1000, 0.25)).toBe(14_250);
  expect(nextMoment(first + 700, 1000, 0.25)).toBe(14_250);
});

test('the next moment lies within one interval after now', () => {
  const now = fc.double({ min: 0, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(now, fc.integer({ min: 10, max: 3_600_000 }), fc.nat(1_000_000), (at, intervalMs, number) => {
      const next = nextMoment(at, intervalMs, phaseOf(number));
      expect(next).toBeGreaterThan(at);
      expect(next).toBeLessThanOrEqual(at + intervalMs + 1e-6);
    }),
  );
});

test('a thousand targets are spread over their interval', () => {
  const perTenth = Array.from({ length: 10 }, () => 0);
  for (let number = 1; number <= 1000; number += 1) {
    const tenth = Math.floor(phaseOf(number) * 10);
    perTenth[tenth] = (perTenth[tenth] ?? 0) + 1;
  }
  expect(Math.min(...perTenth)).toBeGreaterThan(95);
  expect(Math.max(...perTenth)).toBeLessThan(105);
});

test('the probes of a round fit in four fifths of the interval', () => {
  expect(probeSpacing(60_000, 5)).toBe(200);
  expect(probeSpacing(1000, 20)).toBe(40);
});

test('the thread wakes on a tick and never within the current one', () => {
  const now = 5 * TICK_MS + 1;
  expect(wakeMoment(now, 0)).toBe(6 * TICK_MS);
  expect(wakeMoment(now, 6 * TICK_MS + 1)).toBe(7 * TICK_MS);
  expect(wakeMoment(5 * TICK_MS, 5 * TICK_MS)).toBe(6 * TICK_MS);
});

test('a rate limit lets through its rate and no large burst', () => {
  const limit = createRateLimit(1000, 0);
  const takeAll = (now: number) => {
    let count = 0;
    while (limit.take(now)) count += 1;
    return count;
  };
  expect(takeAll(0)).toBe(2 * TICK_MS);
  expect(takeAll(5)).toBe(5);
  expect(takeAll(100_000)).toBe(2 * TICK_MS);
});

test('a due queue gives everything back in order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 600 }), (moments) => {
      const queue = createDueQueue();
      for (const [id, at] of moments.entries()) queue.push(at, id);
      const taken: number[] = [];
      for (let id = queue.pop(); id >= 0; id = queue.pop()) taken.push(moments[id] ?? -1);
      expect(taken).toEqual(moments.toSorted((a, b) => a - b));
      expect(queue.nextAt()).toBe(Number.POSITIVE_INFINITY);
    }),
  );
});
