import type { DeviceState } from '../../contract/devices.ts';

/** A stretch [from, to) of one state, ms since 1970. */
export type Span = { readonly state: DeviceState; readonly from: number; readonly to: number | null };
/** A stretch in which this computer could not judge. */
export type Blind = { readonly from: number; readonly to: number };

/** Milliseconds by what is known of them. They add up to the length of the range. */
export type Buckets = {
  readonly upMs: number;
  readonly downMs: number;
  readonly unreachableMs: number;
  readonly maintenanceMs: number;
  readonly unknownMs: number;
  readonly selfOfflineMs: number;
};

type Bucket = keyof Buckets;
const BUCKET_OF: Readonly<Record<DeviceState, Bucket>> = {
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

const overlap = (a: Blind, from: number, to: number): number =>
  Math.max(0, Math.min(a.to, to) - Math.max(a.from, from));

/** Joins overlapping blind stretches, so that no moment is counted twice. */
function merged(blind: readonly Blind[]): readonly Blind[] {
  const result: Blind[] = [];
  for (const gap of [...blind].sort((a, b) => a.from - b.from)) {
    const before = result.at(-1);
    if (before && gap.from <= before.to)
      result[result.length - 1] = { from: before.from, to: Math.max(before.to, gap.to) };
    else result.push(gap);
  }
  return result;
}

/**
 * Sorts the time of a range into buckets. Blind time wins over any state that was assumed during it;
 * time before the first span counts as unknown.
 */
export function bucketsOf(
  spans: readonly Span[],
  blind: readonly Blind[],
  range: { readonly from: number; readonly to: number },
): Buckets {
  const gaps = merged(blind);
  const sums: Record<Bucket, number> = {
    upMs: 0,
    downMs: 0,
    unreachableMs: 0,
    maintenanceMs: 0,
    unknownMs: 0,
    selfOfflineMs: gaps.reduce((sum, gap) => sum + overlap(gap, range.from, range.to), 0),
  };
  let covered = sums.selfOfflineMs;
  for (const span of spans) {
    const from = Math.max(span.from, range.from);
    const to = Math.min(span.to ?? range.to, range.to);
    if (to <= from) continue;
    const seen = to - from - gaps.reduce((sum, gap) => sum + overlap(gap, from, to), 0);
    sums[BUCKET_OF[span.state]] += seen;
    covered += seen;
  }
  sums.unknownMs += Math.max(0, range.to - range.from - covered);
  return sums;
}

/**
 * Uptime and how much of the range it speaks for.
 *
 * @returns `uptimePct` = up / (up + down), null when neither was seen; `coveragePct` = (up + down) / range
 */
export function uptimeOf(buckets: Buckets): { readonly uptimePct: number | null; readonly coveragePct: number } {
  const judged = buckets.upMs + buckets.downMs;
  const whole = Object.values(buckets).reduce((sum, ms) => sum + ms, 0);
  return {
    uptimePct: judged === 0 ? null : (buckets.upMs / judged) * 100,
    coveragePct: whole === 0 ? 0 : (judged / whole) * 100,
  };
}
