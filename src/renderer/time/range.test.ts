import { describe, expect, it, test } from 'vitest';
import { lastRange, momentOf, NAMED_RANGES, previous, shifted, spanOf, zoomed } from './range.ts';

const NOW = Date.parse('2026-03-18T14:30:00Z');
const HOUR = 3_600_000;

test.each([
  ['now', 0],
  ['now-5m', 5 * 60_000],
  ['now-6h', 6 * HOUR],
  ['now-2d', 48 * HOUR],
  ['now-1w', 168 * HOUR],
  ['2026-03-18T13:30:00Z', HOUR],
])('%s is that long ago', (text, ms) => expect(momentOf(text, NOW)).toBe(NOW - ms));

test.each(['', 'tomorrow', 'now-', 'now-5x', 'now+1h', '12', '2026', 'now-99999h', '2026-13-40T00:00Z'])(
  '%s is no moment',
  (text) => expect(momentOf(text, NOW)).toBeUndefined(),
);

describe('a range', () => {
  it('ends after it begins', () => {
    expect(spanOf(lastRange('1h'), NOW)).toEqual({ from: NOW - HOUR, to: NOW });
    expect(spanOf({ from: 'now', to: 'now-1h' }, NOW)).toBeUndefined();
    const day = spanOf(NAMED_RANGES.yesterday, NOW);
    expect(day && new Date(day.from).getHours()).toBe(0);
    expect(day && day.to - day.from).toBe(24 * HOUR);
    const week = spanOf(NAMED_RANGES.week, NOW);
    expect(week && new Date(week.from).getDay()).toBe(1);
  });

  it('moves and grows without leaving the present behind', () => {
    const back = spanOf(shifted(lastRange('1h'), -0.5, NOW), NOW);
    expect(back).toEqual({ from: NOW - 1.5 * HOUR, to: NOW - HOUR / 2 });
    expect(spanOf(shifted(lastRange('1h'), 0.5, NOW), NOW)?.to).toBe(NOW);
    expect(zoomed(lastRange('1h'), 2, NOW).to).toBe('now');
    expect(previous({ from: 10, to: 30 })).toEqual({ from: -10, to: 10 });
  });
});
