import type { Fold, Selection } from '../promql/promql.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export type ReadTier = {
  readonly tier: 'raw' | '5m' | '1h';
  /** Length of a bucket; 0: samples as they were measured. */
  readonly lengthMs: number;
  /** From so long a range on it is worth its loss of detail. */
  readonly fromSpanMs: number;
};
/** From fine to coarse; a coarser one is kept longer. */
const TIERS: readonly ReadTier[] = [
  { tier: 'raw', lengthMs: 0, fromSpanMs: 0 },
  { tier: '5m', lengthMs: 5 * MINUTE_MS, fromSpanMs: 2 * DAY_MS },
  { tier: '1h', lengthMs: HOUR_MS, fromSpanMs: 14 * DAY_MS },
];
/** A window needs so many buckets for its edges not to matter. */
const BUCKETS_A_WINDOW = 12;

/**
 * What a selector is read from: first the tier for it, then the coarser ones for what that does not reach back to.
 * Roll-ups are for it where they are as fine as what is asked for and the range is long, else samples.
 */
export function tiersFor({ from, to, stepMs, windowMs, fold }: Selection): readonly ReadTier[] {
  const detailMs = Math.min(stepMs, windowMs > 0 ? windowMs / BUCKETS_A_WINDOW : Infinity);
  const isCoarse = fold !== 'every' && Number.isFinite(detailMs);
  const index = TIERS.findLastIndex(
    ({ lengthMs, fromSpanMs }) => lengthMs === 0 || (isCoarse && detailMs >= lengthMs && to - from >= fromSpanMs),
  );
  return TIERS.slice(index);
}

/** One stored point: a sample, or what a roll-up says of a bucket. */
type Point = { readonly min: number; readonly avg: number; readonly max: number; readonly count: number };

/** What of a point counts, in base units. */
export function foldOf(point: Point, fold: Fold, divisor: number): number {
  switch (fold) {
    case 'min':
      return point.min / divisor;
    case 'max':
      return point.max / divisor;
    case 'sum':
      return (point.avg * point.count) / divisor;
    case 'count':
      return point.count;
    default:
      return point.avg / divisor;
  }
}
