import { expect, test } from 'vitest';
import { createRateLimit } from './rate-limit.ts';

function rig(perSecond: number, burst: number) {
  let now = 0;
  const limit = createRateLimit({ perSecond, burst }, () => now);
  const passes = (caller: string, times: number): number => {
    let passed = 0;
    for (let time = 0; time < times; time += 1)
      try {
        limit.take(caller);
        passed += 1;
      } catch {
        // Counted by what is missing.
      }
    return passed;
  };
  return { limit, passes, wait: (ms: number) => (now += ms) };
}

test('a burst passes, then as many as the rate gives back', () => {
  const { passes, wait } = rig(100, 200);
  expect(passes('a', 500)).toBe(200);
  wait(1000);
  expect(passes('a', 500)).toBe(100);
  wait(60_000);
  expect(passes('a', 500)).toBe(200);
});

test('one caller does not use up what another has', () => {
  const { passes } = rig(1, 5);
  expect(passes('loud', 100)).toBe(5);
  expect(passes('quiet', 5)).toBe(5);
});

test('who is refused hears how long to wait', () => {
  const { limit, passes } = rig(0.1, 1);
  passes('a', 1);
  expect(() => limit.take('a')).toThrow(expect.objectContaining({ code: 'rate-limited', retryAfterS: 10 }));
});

test('a hundred thousand addresses are not remembered for ever, and who is known stays limited', () => {
  const { passes, wait } = rig(1, 1);
  for (let caller = 0; caller < 100_000; caller += 1) {
    passes(`address ${String(caller)}`, 1);
    if (caller % 100 === 0) wait(1);
  }
  expect(passes('address 99999', 10)).toBe(0);
  expect(passes('address 0', 2)).toBe(1);
});
