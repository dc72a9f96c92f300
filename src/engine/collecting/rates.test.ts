import { assert, constant, constantFrom, double, integer, oneof, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isReboot, NO_RATE, rateOf, secondsBetween } from './rates.ts';

const UNKNOWN = { previous: Number.NaN, most: Number.NaN };
const WRAP = 2 ** 32;

describe('time between two readings', () => {
  it.each([
    ['is that of the agent', 1000, 4010, 30_000, 30.1],
    ['is ours when the agent has none', Number.NaN, 4010, 30_000, 30],
    ['is ours when the agent has none any more', 1000, Number.NaN, 30_000, 30],
    ['is ours when the clock of the agent stands still', 1000, 1000, 30_000, 30],
    ['goes on over the wrap after 497 days', WRAP - 1000, 2000, 30_000, 30],
    ['is none after a start', 500_000, 1000, 30_000, NO_RATE.reboot],
    ['is none when a start was overtaken', 1000, 1500, 60_000, NO_RATE.reboot],
    ['is none when the agent skips', 1000, 1_000_000, 30_000, NO_RATE.implausible],
    ['is none when no time went by', 1000, 2000, 0, NO_RATE.first],
    ['is none after a start shortly before the wrap', WRAP - 5_000_000, 2000, 30_000, NO_RATE.reboot],
  ])('%s', (...[, before, after, ms, expected]) => {
    expect(secondsBetween(before, after, ms)).toBeCloseTo(expected, 6);
  });

  it('tells a start from a wrap by how long it took', () => {
    expect(isReboot(WRAP - 1000, 2000, 30_000)).toBe(false);
    expect(isReboot(WRAP - 1000, 200_000, 30_000)).toBe(true);
    expect(isReboot(Number.NaN, 2000, 30_000)).toBe(false);
  });
});

describe('a rate', () => {
  it.each([
    ['is the difference a second', 3000, 30, 64, UNKNOWN, 100],
    ['of nothing is a true zero', 0, 30, 64, UNKNOWN, 0],
    ['is not made of a 64-bit counter that was set back', -1, 30, 64, { previous: 1e9, most: 1e12 }, NO_RATE.backwards],
    ['goes over the wrap of 32 bits', 10_000_000 - WRAP, 30, 32, UNKNOWN, 10_000_000 / 30],
    ['goes over the wrap with much traffic before', 1e9 - WRAP, 10, 32, { previous: 9e7, most: 1.25e8 }, 1e8],
    [
      'does not take a counter that was cleared for a wrap',
      1e9 - WRAP,
      10,
      32,
      { previous: 1e5, most: 1.25e8 },
      NO_RATE.backwards,
    ],
    ['does not take a fall of unknown speed for a wrap', 1e9 - WRAP, 10, 32, UNKNOWN, NO_RATE.backwards],
    ['is no faster than the interface', 1.4e9, 10, 64, { previous: 1, most: 1.25e8 }, NO_RATE.implausible],
    ['may be a little faster than the interface', 1.3e9, 10, 64, { previous: 1, most: 1.25e8 }, 1.3e8],
    ['is not told where 32 bits may go round unseen', 5, 60, 32, { previous: 1, most: 1.25e8 }, NO_RATE.implausible],
  ] as const)('%s', (...[, difference, seconds, bits, expectation, expected]) => {
    expect(rateOf(difference, seconds, bits, expectation)).toBeCloseTo(expected, 6);
  });

  it('is a number of 0 or more within what can be, or no rate, whatever comes', () => {
    const any = oneof(double({ min: 0, max: 1e15, noNaN: true }), constant(Number.NaN));
    assert(
      property(
        integer({ min: 1 - WRAP, max: WRAP - 1 }),
        double({ min: 0.01, max: 1e5, noNaN: true }),
        constantFrom(32 as const, 64 as const),
        record({ previous: any, most: any }),
        (difference, seconds, bits, expectation) => {
          const rate = rateOf(difference, seconds, bits, expectation);
          expect(Number.isFinite(rate)).toBe(true);
          if (rate >= 0)
            expect(rate).not.toBeGreaterThan(Number.isNaN(expectation.most) ? Infinity : expectation.most * 1.05);
          else expect(Object.values(NO_RATE)).toContain(rate);
        },
      ),
    );
  });
});
