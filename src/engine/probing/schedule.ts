/**
 * Length of a tick in ms: what is due within one is sent together. Waking costs more than sending, and arrival is
 * stamped by the kernel, so a longer tick costs no accuracy; 40 ms takes a third less processor time than 10 ms.
 */
export const TICK_MS = 40;

const GOLDEN_FRACTION = 0.618_033_988_749_895;
const MAX_SPACING_MS = 200;
const SPREAD_SHARE = 0.8;

/**
 * Share of the interval by which a target is shifted, 0 ≤ x < 1. Multiples of the golden ratio lie evenly whatever
 * their count, so that 1,000 targets of one interval are spread over it instead of probed in one burst.
 */
export const phaseOf = (number: number): number => {
  const share = (number * GOLDEN_FRACTION) % 1;
  return share < 0 ? share + 1 : share;
};

/**
 * The first moment after `now` at which a target with this phase is due. Depends on nothing but its arguments:
 * rounds do not drift, and missed ones are left out.
 */
export function nextMoment(now: number, intervalMs: number, phase: number): number {
  const offset = phase * intervalMs;
  const moment = Math.floor((now - offset) / intervalMs) * intervalMs + intervalMs + offset;
  return moment > now ? moment : moment + intervalMs;
}

/** Milliseconds between the probes of a round: at most 200, and the round fits in four fifths of its interval. */
export const probeSpacing = (intervalMs: number, count: number): number =>
  Math.min(MAX_SPACING_MS, (SPREAD_SHARE * intervalMs) / count);

/** The tick at or after `at`, never before the one after `now`. */
export function wakeMoment(now: number, at: number): number {
  const next = (Math.floor(now / TICK_MS) + 1) * TICK_MS;
  return Math.max(next, Math.ceil(at / TICK_MS) * TICK_MS);
}

/** Allows `ratePerS` events a second, and little more than two ticks' worth at once. */
export type RateLimit = { take(now: number): boolean };

export function createRateLimit(ratePerS: number, start: number): RateLimit {
  const burst = Math.max(1, (2 * TICK_MS * ratePerS) / 1000);
  let tokens = burst;
  let last = start;
  return {
    take(now) {
      tokens = Math.min(burst, tokens + (Math.max(0, now - last) * ratePerS) / 1000);
      last = now;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}
