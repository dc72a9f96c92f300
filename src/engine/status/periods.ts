import type { UptimeBucket } from '../../contract/uptime.ts';
import type { Stretch } from '../lib/stretches.ts';
import type { Zone } from '../lib/time-zone.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** 5 January 1970 was a Monday. */
const MONDAY_MS = 4 * DAY_MS;

type Step = {
  /** Wall time at which the period of a wall time begins. */
  readonly floor: (wall: number) => number;
  /** Wall time at which the next one begins. */
  readonly next: (wall: number) => number;
};
const every = (ms: number, origin = 0): Step => ({
  floor: (wall) => origin + Math.floor((wall - origin) / ms) * ms,
  next: (wall) => wall + ms,
});
const STEPS: Readonly<Record<Exclude<UptimeBucket, 'none' | 'hour'>, Step>> = {
  day: every(DAY_MS),
  week: every(7 * DAY_MS, MONDAY_MS),
  month: {
    floor: (wall) => Date.UTC(new Date(wall).getUTCFullYear(), new Date(wall).getUTCMonth()),
    next: (wall) => Date.UTC(new Date(wall).getUTCFullYear(), new Date(wall).getUTCMonth() + 1),
  },
};

/** The beginnings of periods after a moment, as the clock on the wall shows them. */
function* boundaries(from: number, bucket: Exclude<UptimeBucket, 'none'>, zone: Zone): Generator<number> {
  if (bucket === 'hour') {
    // An hour lasts an hour, also the one that the clock shows twice in autumn.
    for (let at = from; ; ) {
      at += HOUR_MS - (((zone.wallOf(at) % HOUR_MS) + HOUR_MS) % HOUR_MS);
      yield at;
    }
  }
  const { floor, next } = STEPS[bucket];
  for (let wall = next(floor(zone.wallOf(from))); ; wall = next(wall)) yield zone.instantOf(wall);
}

/**
 * A range cut at the hours, days, weeks (from Monday) or months of a time zone: days may last 23 or 25 hours. The first
 * and the last are as short as the range makes them.
 *
 * @returns undefined when there are more than `most`
 */
export function periodsOf(
  range: Stretch,
  bucket: UptimeBucket,
  zone: Zone,
  most: number,
): readonly Stretch[] | undefined {
  if (range.to <= range.from) return [];
  if (bucket === 'none') return [range];
  const periods: Stretch[] = [];
  let from = range.from;
  for (const boundary of boundaries(range.from, bucket, zone)) {
    // A zone that left out a day has two boundaries at one moment.
    if (boundary <= from) continue;
    const to = Math.min(boundary, range.to);
    periods.push({ from, to });
    if (to === range.to) return periods;
    if (periods.length >= most) return undefined;
    from = to;
  }
  return periods;
}
