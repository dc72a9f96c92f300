import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { momentText, ticksOf } from './time-ticks.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('ticks of the clock on the wall', () => {
  const before = process.env['TZ'];
  beforeAll(() => {
    process.env['TZ'] = 'Europe/Berlin';
  });
  afterAll(() => {
    process.env['TZ'] = before;
  });
  const labels = (from: string, to: string, most: number) =>
    ticksOf({ from: Date.parse(from), to: Date.parse(to) }, most, 'en').map(({ label }) => label);

  it('stand at round minutes', () => {
    expect(labels('2026-01-15T12:07:00Z', '2026-01-15T13:07:00Z', 5)).toEqual(['13:15', '13:30', '13:45', '14:00']);
  });

  it('show seconds where minutes are too far apart', () => {
    expect(labels('2026-01-15T12:00:05Z', '2026-01-15T12:01:00Z', 6)).toContain('13:00:30');
  });

  it('stay at the same hours on the day an hour is missing', () => {
    // 29 March 2026: 02:00 becomes 03:00.
    const shown = labels('2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z', 8);
    expect(shown).toEqual(['Mar 29', '03:00', '06:00', '09:00', '12:00', '15:00', '18:00', '21:00', 'Mar 30']);
  });

  it('name an hour that is missing not at all and no moment twice', () => {
    const ticks = ticksOf(
      { from: Date.parse('2026-03-28T23:00:00Z'), to: Date.parse('2026-03-29T04:00:00Z') },
      6,
      'en',
    );
    expect(ticks.map(({ label }) => label)).toEqual(['Mar 29', '01:00', '03:00', '04:00', '05:00', '06:00']);
    expect(new Set(ticks.map(({ at }) => at)).size).toBe(ticks.length);
  });

  it('stay at midnight over the day an hour comes twice', () => {
    const shown = ticksOf(
      { from: Date.parse('2026-10-22T22:00:00Z'), to: Date.parse('2026-10-28T23:00:00Z') },
      8,
      'en',
    );
    expect(shown.map(({ at }) => new Date(at).getHours())).toEqual(shown.map(() => 0));
    expect(shown).toHaveLength(7);
  });

  it('are days for weeks and months for years', () => {
    expect(labels('2026-01-01T00:00:00Z', '2026-01-29T00:00:00Z', 5)).toContain('Jan 12');
    expect(labels('2025-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 6)).toContain('Apr 25');
  });

  it('are never more than there is room for', () => {
    for (const length of [60_000, HOUR, 7 * HOUR, DAY, 9 * DAY, 40 * DAY, 365 * DAY])
      for (const most of [2, 4, 9]) {
        const to = Date.parse('2026-06-17T13:37:11Z');
        expect(ticksOf({ from: to - length, to }, most, 'id').length).toBeLessThanOrEqual(most + 1);
      }
  });

  it('name a moment as exactly as the range needs', () => {
    const at = Date.parse('2026-01-15T12:07:09Z');
    expect(momentText(at, { from: at - HOUR, to: at }, 'en')).toBe('13:07:09');
    expect(momentText(at, { from: at - DAY, to: at }, 'en')).toBe('13:07');
    expect(momentText(at, { from: at - 3 * DAY, to: at }, 'en')).toBe('Jan 15, 13:07');
  });
});
