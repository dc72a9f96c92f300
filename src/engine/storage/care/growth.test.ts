import { expect, it } from 'vitest';
import { daysUntilFull } from './growth.ts';

const tier = (bytesPerDay: number, keptDays: number, coveredDays: number) => ({ bytesPerDay, keptDays, coveredDays });

it.each([
  ['is full already', 0, [tier(10, 100, 1)], 0],
  ['grows by one tier', 100, [tier(10, 100, 1)], 10],
  ['grows by two tiers', 120, [tier(10, 100, 1), tier(2, 1000, 1)], 10],
  ['stands still before it is full', 100, [tier(10, 8, 1)], null],
  ['goes on more slowly when a tier is as old as it may get', 100, [tier(10, 6, 1), tier(5, 1000, 1)], 10],
  ['measures nothing', 100, [tier(0, 100, 1)], null],
  ['holds nothing', 100, [], null],
])('a budget that %s', (_, free, tiers, days) => {
  expect(daysUntilFull(free, tiers)).toBe(days);
});
