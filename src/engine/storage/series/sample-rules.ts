import { EPOCH } from './levels.ts';

/** Clocks of one network differ by seconds; a sample further ahead than this is a wrong clock. */
export const FUTURE_MS: number = 5 * 60_000;

/** Samples that did not go in as they came, since the program started. */
export type DropCounters = {
  /** Dropped: NaN or infinite. What is missing is not sent at all. */
  notFinite: number;
  /** Dropped: more than 5 minutes ahead of now. */
  future: number;
  /** Dropped: before 1 January 2000, or no moment at all. */
  ancient: number;
  /** Dropped: its window is sealed already. */
  late: number;
  /** Dropped: no such series. */
  unknown: number;
  /** Not dropped: a second value for one moment of one series took the place of the first. */
  replaced: number;
};
type Drop = 'notFinite' | 'future' | 'ancient';

export const noDrops = (): DropCounters => ({ notFinite: 0, future: 0, ancient: 0, late: 0, unknown: 0, replaced: 0 });

/** Why a sample cannot be kept, whatever its series; undefined when it can. `now`, `at`: ms since 1970. */
export function refusal(at: number, value: number, now: number): Drop | undefined {
  // One comparison each on the way of nearly all samples; NaN fails them all.
  if (!(value - value === 0)) return 'notFinite';
  if (at >= EPOCH && at <= now + FUTURE_MS) return undefined;
  return at > now ? 'future' : 'ancient';
}
