import { expect, it } from 'vitest';
import { isDailyDue, surplus } from './daily.ts';

const HOUR_MS = 3_600_000;
const copy = (name: string, at: number) => ({ name, at, bytes: 1 });

it('a copy of the day is due when there is none, or the last is old; one from the future does not count', () => {
  const now = 1000 * HOUR_MS;
  expect(isDailyDue([], now)).toBe(true);
  expect(isDailyDue([copy('daily-a.db', now - HOUR_MS)], now)).toBe(false);
  expect(isDailyDue([copy('daily-a.db', now - 21 * HOUR_MS)], now)).toBe(true);
  expect(isDailyDue([copy('daily-a.db', now + HOUR_MS), copy('ronda-b.db', now)], now)).toBe(true);
});

it('three of each kind the program makes are kept, and all that somebody asked for', () => {
  const days = [1, 2, 3, 4, 5].map((day) => copy(`daily-${String(day)}.db`, day));
  const updates = [1, 2, 3, 4].map((day) => copy(`before-${String(day)}.db`, day));
  const asked = [1, 2, 3, 4, 5].map((day) => copy(`ronda-${String(day)}.db`, day));
  expect(surplus([...days, ...updates, ...asked])).toEqual(['daily-2.db', 'daily-1.db', 'before-1.db']);
});
