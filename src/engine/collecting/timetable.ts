import { nextMoment } from '../probing/schedule.ts';

/** The second round comes so soon after the first, so that there is a rate. */
const SECOND_MS = 10_000;
/**
 * Rounds begin on ticks of the clock, so that several agents are asked at once: waking costs more than asking. Rates are
 * made of the moments when the answers came.
 */
export const ROUND_TICK_MS = 250;
const FIRST_RETRY_MS = 30_000;
const LAST_RETRY_MS = 600_000;
const DAY_MS = 86_400_000;
/** A device that says again and again that its tables have changed is believed more and more seldom. */
const FIRST_EXTRA_MS = 60_000;
const LAST_EXTRA_MS = 6 * 3_600_000;
const LEAST_HEALTH_MS = 60_000;
/** Where 32-bit counters would go round unseen, this is as often as they are read. */
const LEAST_INTERVAL_MS = 10_000;
const WRAP_SHARE = 0.8;

/** Share of its interval by which an agent is shifted, 0 ≤ x < 1, by its name: the same after each start. FNV-1a. */
export function phaseOfId(id: string): number {
  let hash = 0x811c_9dc5;
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x0100_0193);
  // The last letters of names that differ little reach only the low bits.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b_3c6d);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}

/** The first tick at or after a moment. */
export const onTick = (at: number, tickMs: number): number => Math.ceil(at / tickMs) * tickMs;

/** When a round begins after this one. @param quick how many are still to come quickly */
export function afterRound(now: number, intervalMs: number, phase: number, quick: number): number {
  if (quick > 0 && intervalMs > SECOND_MS) return now + SECOND_MS;
  // Not right behind the last one: so short a time makes no good rate.
  return onTick(nextMoment(now + Math.min(SECOND_MS, intervalMs) / 2, intervalMs, phase), ROUND_TICK_MS);
}

/** How long to leave an agent alone that has never answered. @param failures in a row, from 1 @param chance 0–1 */
export const retryMs = (failures: number, chance: number): number =>
  Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(10, failures - 1)) * (0.95 + 0.1 * chance);

export const dailyMs = (chance: number): number => DAY_MS * (0.9 + 0.2 * chance);
/** How often it is asked who is at the other ends of the cables. */
export const WIRING_MS = 300_000;
export const healthMs = (intervalMs: number): number => Math.max(LEAST_HEALTH_MS, 2 * intervalMs);

/** How often an agent is read, so that its fastest 32-bit counter does not go round between two rounds. */
export function boundedInterval(intervalMs: number, fastestNarrowBps: number): number {
  const wrapMs = ((2 ** 32 * 8) / fastestNarrowBps) * 1000;
  return Math.min(intervalMs, Math.max(LEAST_INTERVAL_MS, wrapMs * WRAP_SHARE));
}

/** When facts may be read again because a device said that they changed. */
export function createAllowance() {
  let freeAt = Number.NEGATIVE_INFINITY;
  let gapMs = FIRST_EXTRA_MS;
  return {
    /** @returns the moment of the extra survey, `now` or later */
    next(now: number): number {
      if (now > freeAt + LAST_EXTRA_MS) gapMs = FIRST_EXTRA_MS;
      return Math.max(now, freeAt);
    },
    took(now: number): void {
      freeAt = now + gapMs;
      gapMs = Math.min(LAST_EXTRA_MS, gapMs * 2);
    },
  };
}
