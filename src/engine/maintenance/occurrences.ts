import type { Stretch } from '../lib/stretches.ts';
import type { Zone } from '../lib/time-zone.ts';
import type { StoredMaintenance } from '../storage/storage.ts';

const DAY_MS = 86_400_000;
/** Time from one occurrence to the next, as the clock on the wall counts it. */
export const PERIOD_MS = { none: Infinity, daily: DAY_MS, weekly: 7 * DAY_MS } as const;

type Schedule = Pick<StoredMaintenance, 'start' | 'end' | 'repeat' | 'until'>;

/**
 * The times of a window that end after a moment, oldest first. They repeat at the same time of the clock on the wall;
 * one that lies wholly in the hour that the clock jumps over does not happen.
 */
function* occurrences({ start, end, repeat, until }: Schedule, zone: Zone, after: number): Generator<Stretch> {
  if (repeat === 'none') {
    if (end > after) yield { from: start, to: end };
    return;
  }
  const period = PERIOD_MS[repeat];
  const wallStart = zone.wallOf(start);
  // A window that was planned within the hour that comes twice may end, by the clock, before it begins.
  const wallEnd = zone.wallOf(end) > wallStart ? zone.wallOf(end) : wallStart + end - start;
  // Two early, because clocks on the wall do not run evenly.
  for (let index = Math.max(0, Math.floor((after - end) / period) - 2); ; index += 1) {
    const from = index === 0 ? start : zone.instantOf(wallStart + index * period);
    if (from >= (until ?? Infinity)) return;
    const to = index === 0 ? end : zone.instantOf(wallEnd + index * period);
    if (to > from && to > after) yield { from, to };
  }
}

/** The times of a window that touch a range. */
export function occurrencesIn(schedule: Schedule, zone: Zone, range: Stretch): readonly Stretch[] {
  const found: Stretch[] = [];
  for (const one of occurrences(schedule, zone, range.from)) {
    if (one.from >= range.to) break;
    found.push(one);
  }
  return found;
}

/** Whether a window lasts at a moment. */
export const lastsAt = (schedule: Schedule, zone: Zone, at: number): boolean =>
  occurrencesIn(schedule, zone, { from: at, to: at + 1 }).length > 0;

/** The next moment at which a window begins or ends; Infinity when it does neither again. */
export function boundaryAfter(schedule: Schedule, zone: Zone, at: number): number {
  for (const { from, to } of occurrences(schedule, zone, at)) return from > at ? from : to;
  return Infinity;
}
