import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createZone } from '../lib/time-zone.ts';
import { boundaryAfter, lastsAt, occurrencesIn } from './occurrences.ts';

const HOUR = 3_600_000;
const at = (text: string): number => Date.parse(text);
const schedule = (start: string, end: string, repeat: 'none' | 'daily' | 'weekly' = 'none', until?: string) => ({
  start: at(start),
  end: at(end),
  repeat,
  until: until === undefined ? null : at(until),
});
const shown = (times: readonly { from: number; to: number }[]) =>
  times.map(({ from, to }) => `${new Date(from).toISOString().slice(5, 16)} ${String((to - from) / HOUR)} h`);

test('a window that comes once lasts from its start to before its end', () => {
  const once = schedule('2026-05-01T10:00:00Z', '2026-05-01T12:00:00Z');
  const utc = createZone('UTC');
  expect([once.start - 1, once.start, once.end - 1, once.end].map((time) => lastsAt(once, utc, time))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect(boundaryAfter(once, utc, once.start - 1)).toBe(once.start);
  expect(boundaryAfter(once, utc, once.start)).toBe(once.end);
  expect(boundaryAfter(once, utc, once.end)).toBe(Infinity);
});

test('a nightly window stays at the same time of the clock when summer time begins and ends', () => {
  const berlin = createZone('Europe/Berlin');
  const nightly = schedule('2026-03-27T22:00:00+01:00', '2026-03-28T04:00:00+01:00', 'daily');
  const nights = (from: string, to: string) => shown(occurrencesIn(nightly, berlin, { from: at(from), to: at(to) }));
  expect(nights('2026-03-27T00:00:00Z', '2026-03-30T00:00:00Z')).toEqual([
    '03-27T21:00 6 h',
    '03-28T21:00 5 h',
    '03-29T20:00 6 h',
  ]);
  expect(nights('2026-10-24T12:00:00Z', '2026-10-26T00:00:00Z')).toEqual(['10-24T20:00 7 h', '10-25T21:00 6 h']);
});

test('what lies wholly in the hour that the clock jumps over does not happen', () => {
  const york = createZone('America/New_York');
  const nightly = schedule('2026-03-07T02:10:00-05:00', '2026-03-07T03:00:00-05:00', 'daily');
  const found = occurrencesIn(nightly, york, { from: nightly.start, to: at('2026-03-10T00:00:00Z') });
  expect(shown(found)).toEqual(['03-07T07:10 0.8333333333333334 h', '03-09T06:10 0.8333333333333334 h']);
});

test('a weekly window begins for the last time before its until', () => {
  const weekly = schedule('2026-01-05T01:00:00Z', '2026-01-05T02:00:00Z', 'weekly', '2026-01-19T01:00:00Z');
  const found = occurrencesIn(weekly, createZone('UTC'), { from: 0, to: at('2027-01-01T00:00:00Z') });
  expect(shown(found)).toEqual(['01-05T01:00 1 h', '01-12T01:00 1 h']);
});

test('a window planned within the hour that comes twice goes on at a sane length', () => {
  const york = createZone('America/New_York');
  const odd = schedule('2026-11-01T01:30:00-04:00', '2026-11-01T01:15:00-05:00', 'daily');
  const found = occurrencesIn(odd, york, { from: odd.start, to: odd.start + 49 * HOUR });
  expect(shown(found)).toEqual(['11-01T05:30 0.75 h', '11-02T06:30 0.75 h']);
});

test('boundaries and stretches tell the same, at any moment and in any zone', () => {
  const zones = ['UTC', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Jakarta'];
  fc.assert(
    fc.property(
      fc.integer({ min: at('2026-01-01'), max: at('2026-12-31') }),
      fc.integer({ min: 1, max: 24 * HOUR }),
      fc.integer({ min: -30 * 24 * HOUR, max: 400 * 24 * HOUR }),
      fc.tuple(fc.constantFrom('none', 'daily', 'weekly'), fc.constantFrom(...zones)),
      (start, length, offset, [repeat, name]) => {
        const [window, zone] = [{ start, end: start + length, repeat, until: null } as const, createZone(name)];
        const moment = start + offset;
        const next = boundaryAfter(window, zone, moment);
        expect(next).toBeGreaterThan(moment);
        const here = occurrencesIn(window, zone, { from: moment, to: moment + 1 });
        expect(lastsAt(window, zone, moment)).toBe(here.length > 0);
        // Between now and the next boundary nothing changes.
        if (next < Infinity) expect(lastsAt(window, zone, next - 1)).toBe(here.length > 0);
      },
    ),
    { numRuns: 150 },
  );
});
