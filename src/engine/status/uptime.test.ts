import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEVICE_STATES } from '../../contract/devices.ts';
import { UPTIME_BUCKETS } from '../../contract/uptime.ts';
import { merged } from '../lib/stretches.ts';
import { createZone } from '../lib/time-zone.ts';
import { periodsOf } from './periods.ts';
import { added, type Span } from './timeline.ts';
import { accountOf, allUpOf, figuresOf, joined, slaOf, uptimeOf } from './uptime.ts';

const HOUR = 3_600_000;
const at = (text: string): number => Date.parse(text);
const total = (buckets: object): number => Object.values(buckets).reduce((sum: number, ms: number) => sum + ms, 0);
const up = (from: number, to: number | null): Span => ({ state: 'up', from, to });
const down = (from: number, to: number | null): Span => ({ state: 'down', from, to });

const stretch = fc
  .tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 300 }))
  .map(([from, length]) => ({ from, to: from + length }));
const span = fc
  .record({ state: fc.constantFrom(...DEVICE_STATES), at: stretch, open: fc.boolean() })
  .map(({ state, at: { from, to }, open }): Span => ({ state, from, to: open ? null : to }));

test('whatever is known, the kinds of time add up to the length of every period, and the periods to the whole', () => {
  fc.assert(
    fc.property(
      fc.array(span, { maxLength: 20 }),
      fc.array(stretch, { maxLength: 6 }),
      fc.array(stretch, { maxLength: 6 }),
      fc.uniqueArray(fc.integer({ min: 0, max: 1200 }), { minLength: 2, maxLength: 12 }),
      (spans, blind, planned, cuts) => {
        const edges = cuts.toSorted((a, b) => a - b);
        const periods = edges.slice(1).map((to, index) => ({ from: edges[index] ?? 0, to }));
        const sorted = spans.toSorted((a, b) => a.from - b.from);
        const account = accountOf({ spans: sorted, blind, planned: merged(planned) }, periods);
        for (const [index, { from, to }] of periods.entries())
          for (const sums of [account.sums[index], account.sla[index]]) expect(total(sums ?? {})).toBe(to - from);
        const whole = { from: edges[0] ?? 0, to: edges.at(-1) ?? 0 };
        const once = accountOf({ spans: sorted, blind, planned: merged(planned) }, [whole]);
        expect(added(account.sums)).toEqual(once.sums[0]);
        // Two devices: the mean keeps the length.
        const { all } = figuresOf(joined(account, account), 2);
        expect(total(all.buckets)).toBeCloseTo(whole.to - whole.from);
      },
    ),
  );
});

test.each([
  ['2026-03-29', 23, 'Europe/Berlin'],
  ['2026-10-25', 25, 'Europe/Berlin'],
  ['2026-03-08', 23, 'America/New_York'],
  ['2026-11-01', 25, 'America/New_York'],
  ['2026-04-05', 24.5, 'Australia/Lord_Howe'],
  ['2026-05-01', 24, 'Asia/Jakarta'],
])('the day %s has %s hours in %s', (day, hours, timeZone) => {
  const zone = createZone(timeZone);
  const midnight = zone.instantOf(at(`${day}T00:00:00Z`));
  const periods = periodsOf({ from: midnight - 1, to: midnight + 30 * HOUR }, 'day', zone, 100) ?? [];
  expect(periods[0]).toEqual({ from: midnight - 1, to: midnight });
  expect(((periods[1]?.to ?? 0) - (periods[1]?.from ?? 0)) / HOUR).toBe(hours);
});

test('hours are hours also when the clock shows one twice, weeks begin on Monday, months on the first', () => {
  const berlin = createZone('Europe/Berlin');
  const night = { from: at('2026-10-25T00:30:00+02:00'), to: at('2026-10-25T04:00:00+01:00') };
  expect(periodsOf(night, 'hour', berlin, 10)?.map(({ from, to }) => (to - from) / HOUR)).toEqual([0.5, 1, 1, 1, 1]);
  const range = { from: at('2026-01-30T12:00:00Z'), to: at('2026-03-02T00:00:00Z') };
  const starts = (bucket: 'week' | 'month') =>
    periodsOf(range, bucket, createZone('UTC'), 10)?.map(({ from }) => new Date(from).toISOString().slice(0, 10));
  expect(starts('week')).toEqual(['2026-01-30', '2026-02-02', '2026-02-09', '2026-02-16', '2026-02-23']);
  expect(starts('month')).toEqual(['2026-01-30', '2026-02-01', '2026-03-01']);
});

test('a zone that left out a day has no empty day, and too many periods are none', () => {
  const apia = createZone('Pacific/Apia');
  const range = { from: at('2011-12-29T10:00:00Z'), to: at('2012-01-01T10:00:00Z') };
  expect(periodsOf(range, 'day', apia, 10)?.map(({ from, to }) => (to - from) / HOUR)).toEqual([24, 24, 24]);
  expect(periodsOf({ from: 0, to: 100 * HOUR }, 'hour', apia, 99)).toBeUndefined();
  expect(periodsOf({ from: 5, to: 5 }, 'hour', apia, 99)).toEqual([]);
});

test('periods cover a range without hole or overlap, in any zone', () => {
  const zones = ['UTC', 'Europe/London', 'Asia/Kathmandu', 'America/St_Johns', 'Australia/Lord_Howe', 'Africa/Cairo'];
  fc.assert(
    fc.property(
      fc.constantFrom(...UPTIME_BUCKETS),
      fc.constantFrom(...zones),
      fc.integer({ min: 0, max: at('2035-01-01') }),
      fc.integer({ min: 1, max: 40 * 24 * HOUR }),
      (bucket, zone, from, length) => {
        const range = { from, to: from + length };
        const periods = periodsOf(range, bucket, createZone(zone), 2000) ?? [];
        expect(periods[0]?.from).toBe(range.from);
        expect(periods.at(-1)?.to).toBe(range.to);
        for (const [index, period] of periods.entries()) {
          expect(period.to).toBeGreaterThan(period.from);
          if (index > 0) expect(period.from).toBe(periods[index - 1]?.to);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('a moment is shown by a clock and found again, but for the hour shown twice', () => {
  const zone = createZone('America/New_York');
  expect(new Date(zone.wallOf(at('2026-07-01T12:00:00.250Z'))).toISOString()).toBe('2026-07-01T08:00:00.250Z');
  // 2:30 does not exist on that day, 1:30 comes twice on the other: later, and the first.
  expect(zone.instantOf(at('2026-03-08T02:30:00Z'))).toBe(at('2026-03-08T03:30:00-04:00'));
  expect(zone.instantOf(at('2026-11-01T01:30:00Z'))).toBe(at('2026-11-01T01:30:00-04:00'));
});

test('maintenance entered afterwards changes the SLA, not the uptime that was recorded', () => {
  const period = { from: 0, to: 1000 };
  const spans = [up(0, 400), down(400, 500), up(500, null)];
  const { all, sla } = figuresOf(accountOf({ spans, blind: [], planned: [{ from: 400, to: 600 }] }, [period]), 1);
  expect(all.uptimePct).toBe(90);
  expect(slaOf(sla, 99.9)).toMatchObject({ uptimePct: 100, targetPct: 99.9, met: 'yes' });
});

test('the budget is what the judged time allows; without target or judged time nothing is said', () => {
  const sums = (upMs: number, downMs: number) => ({ ...added([]), upMs, downMs });
  expect(slaOf(sums(9_995_000, 5000), 99.9)).toMatchObject({ targetPct: 99.9, met: 'yes', budgetLeftS: 5 });
  expect(slaOf(sums(999_000, 1000), 99.9)).toMatchObject({ uptimePct: 99.9, met: 'yes' });
  expect(slaOf(sums(990_000, 10_000), 99.9)).toMatchObject({ met: 'no', budgetLeftS: -9 });
  expect(slaOf(sums(5, 5), undefined)).toEqual({ uptimePct: 50, targetPct: null, met: 'unknown', budgetLeftS: null });
  expect(slaOf(sums(0, 0), 99)).toMatchObject({ uptimePct: null, met: 'unknown', budgetLeftS: null });
});

test('a group is the mean of its devices by judged time, and all up only while none is down', () => {
  const periods = [
    { from: 0, to: 500 },
    { from: 500, to: 1000 },
  ];
  const account = (spans: readonly Span[]) => accountOf({ spans, blind: [], planned: [] }, periods);
  const a = account([up(0, 100), down(100, 200), up(200, null)]);
  const b = account([up(0, 150), down(150, 250), up(250, 500)]);
  const group = joined(a, b);
  expect(uptimeOf(added(group.sums)).uptimePct).toBeCloseTo((1300 / 1500) * 100);
  expect(allUpOf(group, periods)).toEqual({ all: 85, periods: [70, 100] });
  expect(figuresOf(group, 2).all.buckets).toMatchObject({ upMs: 650, downMs: 100, unknownMs: 250 });
});
