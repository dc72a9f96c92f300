import { Fault } from '../../contract/faults.ts';

/** What one caller may send: so many at once, and so many a second for ever. */
export type Rate = { readonly perSecond: number; readonly burst: number };
export const DEFAULT_RATE: Rate = { perSecond: 100, burst: 200 };

/** So many callers are remembered; a full bucket may be forgotten, since a new one is full too. */
const CALLERS = 10_000;

type Bucket = { level: number; at: number };

/**
 * A token bucket for each caller.
 *
 * @param monotonic ms since some moment
 */
export function createRateLimit({ perSecond, burst }: Rate, monotonic: () => number) {
  const buckets = new Map<string, Bucket>();

  const levelAt = ({ level, at }: Bucket, now: number): number =>
    Math.min(burst, level + ((now - at) / 1000) * perSecond);

  /** Begins with who has not been heard of for longest, and stops at the first who would notice. */
  function makeRoom(now: number): void {
    for (const [key, bucket] of buckets) {
      if (buckets.size < CALLERS && levelAt(bucket, now) < burst) return;
      buckets.delete(key);
    }
  }

  return {
    /** Counts one request. @throws {Fault} `rate-limited`, with the seconds to wait */
    take(caller: string): void {
      const now = monotonic();
      const known = buckets.get(caller);
      if (known === undefined && buckets.size >= CALLERS) makeRoom(now);
      const level = known === undefined ? burst : levelAt(known, now);
      const left = level >= 1 ? level - 1 : level;
      // Put in again, so that the order tells who was heard of last.
      buckets.delete(caller);
      buckets.set(caller, { level: left, at: now });
      if (level >= 1) return;
      const retryAfterS = Math.max(1, Math.ceil((1 - level) / perSecond));
      throw new Fault('rate-limited', `More than ${String(perSecond)} requests a second; wait a moment.`, {
        retryAfterS,
      });
    },
  };
}
export type RateLimit = ReturnType<typeof createRateLimit>;
