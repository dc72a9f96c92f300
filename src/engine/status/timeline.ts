import type { DeviceState } from '../../contract/devices.ts';
import { merged, type Stretch } from '../lib/stretches.ts';

/** A stretch [from, to) of one state, ms since 1970; `to` is null while it lasts. */
export type Span = { readonly state: DeviceState; readonly from: number; readonly to: number | null };

/** Milliseconds by what is known of them. They add up to the length of the time they are of. */
export type Buckets = {
  readonly upMs: number;
  readonly downMs: number;
  readonly unreachableMs: number;
  readonly maintenanceMs: number;
  readonly unknownMs: number;
  readonly selfOfflineMs: number;
};
export type BucketName = keyof Buckets;
const BUCKET_OF: Readonly<Record<DeviceState, BucketName>> = {
  up: 'upMs',
  warning: 'upMs',
  major: 'upMs',
  down: 'downMs',
  unreachable: 'unreachableMs',
  maintenance: 'maintenanceMs',
  stale: 'unknownMs',
  paused: 'unknownMs',
  new: 'unknownMs',
  unknown: 'unknownMs',
};

/** A range of time without holes and overlaps, oldest first. */
export type Timeline = readonly (Stretch & { readonly kind: BucketName })[];

/**
 * The time of a range by what was known of it. Blind time wins over any state that was assumed during it; time
 * before the first span, and between spans, is unknown.
 *
 * @param spans oldest first; where they overlap (a clock was set back) the first one counts
 * @param blind stretches in which this computer could not judge
 */
export function timelineOf(spans: readonly Span[], blind: readonly Stretch[], range: Stretch): Timeline {
  const known: (Stretch & { kind: BucketName })[] = [];
  let at = range.from;
  for (const span of spans) {
    const from = Math.max(span.from, at);
    const to = Math.min(span.to ?? range.to, range.to);
    if (to <= from) continue;
    if (from > at) known.push({ from: at, to: from, kind: 'unknownMs' });
    known.push({ from, to, kind: BUCKET_OF[span.state] });
    at = to;
  }
  if (range.to > at) known.push({ from: at, to: range.to, kind: 'unknownMs' });
  return overlaid(known, merged(blind), 'selfOfflineMs');
}

/** The same time with some stretches (merged) of it turned into one kind. */
export function overlaid(timeline: Timeline, stretches: readonly Stretch[], kind: BucketName): Timeline {
  if (stretches.length === 0) return timeline;
  const result: (Stretch & { kind: BucketName })[] = [];
  let next = 0;
  for (const part of timeline) {
    let at = part.from;
    while (at < part.to) {
      while ((stretches[next]?.to ?? Infinity) <= at) next += 1;
      const over = stretches[next] ?? { from: Infinity, to: Infinity };
      const isOver = over.from <= at;
      const to = Math.min(part.to, isOver ? over.to : over.from);
      result.push({ from: at, to, kind: isOver ? kind : part.kind });
      at = to;
    }
  }
  return result;
}

const empty = (): Record<BucketName, number> => ({
  upMs: 0,
  downMs: 0,
  unreachableMs: 0,
  maintenanceMs: 0,
  unknownMs: 0,
  selfOfflineMs: 0,
});

/** What is known of each period. @param periods oldest first, without overlap, within the timeline */
export function sumsOf(timeline: Timeline, periods: readonly Stretch[]): readonly Buckets[] {
  let first = 0;
  return periods.map(({ from, to }) => {
    const sums = empty();
    while (first < timeline.length && (timeline[first]?.to ?? 0) <= from) first += 1;
    for (let index = first; index < timeline.length; index += 1) {
      const part = timeline[index];
      if (part === undefined || part.from >= to) break;
      sums[part.kind] += Math.min(part.to, to) - Math.max(part.from, from);
    }
    return sums;
  });
}

/** Adds up what is known of several times, or of several devices. */
export function added(parts: readonly Buckets[]): Buckets {
  const sums = empty();
  for (const part of parts) for (const kind of KINDS) sums[kind] += part[kind];
  return sums;
}
const KINDS = Object.keys(empty()) as BucketName[];

/** Every kind multiplied, as for a mean. */
export const scaled = (buckets: Buckets, factor: number): Buckets => {
  const result = empty();
  for (const kind of KINDS) result[kind] = buckets[kind] * factor;
  return result;
};
