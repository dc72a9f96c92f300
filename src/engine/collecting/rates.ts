/** Why there is no rate; a rate is never negative. */
export const NO_RATE = {
  first: -1,
  reboot: -2,
  discontinuity: -3,
  backwards: -4,
  implausible: -5,
  invalid: -6,
} as const;

const WRAP = 2 ** 32;
/** An agent's clock that is wrong by more than this, in share and seconds, is no base for a rate. */
const TRUST = { share: 0.25, s: 2 } as const;
/** How exactly a clock that began anew has to fit for it to be the wrap after 497 days and not a start. */
const WRAP_FIT = { share: 0.05, ticks: 500 } as const;
/** Faster than the interface by more than this is a mistake. */
const OVER = 1.05;
/** A wrap is believed when it takes at most so many times what went through before … */
const MORE_THAN_BEFORE = 4;
/** … or so little that it is no peak, whatever it is. */
const SMALL = WRAP / 256;

/** Whether sysUpTime went over its end rather than back to its beginning. @see RFC 3418 sysUpTime */
export const isUptimeWrap = (before: number, after: number, ms: number): boolean =>
  Math.abs(after + WRAP - before - ms / 10) <= WRAP_FIT.ticks + (ms / 10) * WRAP_FIT.share;

/** Whether an agent has started anew between two readings of its sysUpTime, in ticks of 10 ms, `ms` apart. */
export const isReboot = (before: number, after: number, ms: number): boolean =>
  after < before && !isUptimeWrap(before, after, ms);

/**
 * Seconds between two readings: by the clock of the agent when both have it, because that is when it read its counters.
 *
 * @param before sysUpTime in ticks of 10 ms, NaN when unknown
 * @param ms by our own steady clock
 * @returns above 0, or one of `NO_RATE`
 */
export function secondsBetween(before: number, after: number, ms: number): number {
  const own = ms / 1000;
  if (own <= 0) return NO_RATE.first;
  if (Number.isNaN(before) || Number.isNaN(after)) return own;
  if (isReboot(before, after, ms)) return NO_RATE.reboot;
  const told = (after < before ? after + WRAP - before : after - before) / 100;
  // A clock that stands still says nothing; ours does.
  if (told === 0) return own;
  const doubt = own * TRUST.share + TRUST.s;
  // It started twice, and its clock has overtaken the old reading already.
  if (told < own - doubt) return NO_RATE.reboot;
  return told > own + doubt ? NO_RATE.implausible : told;
}

/** What is known of a counter: its rate before and the most it can be, both per second, NaN when unknown. */
export type Expectation = { readonly previous: number; readonly most: number };

/**
 * Rate per second of a counter.
 *
 * @param difference the later reading less the earlier
 * @returns 0 or more, or one of `NO_RATE`
 * @see RFC 2863 section 3.1.6
 */
export function rateOf(difference: number, seconds: number, bits: 32 | 64, { previous, most }: Expectation): number {
  let grown = difference;
  if (bits === 64) {
    // It does not wrap in the life of a device: it was set back.
    if (grown < 0) return NO_RATE.backwards;
  } else {
    // It could have gone round once more unseen.
    if (most * seconds >= WRAP) return NO_RATE.implausible;
    if (grown < 0) grown += WRAP;
    if (difference < 0 && grown > SMALL && !(grown <= previous * seconds * MORE_THAN_BEFORE)) return NO_RATE.backwards;
  }
  const rate = grown / seconds;
  return rate > most * OVER ? NO_RATE.implausible : rate;
}
