/** One look at the clocks. `bootMs`: since the computer was started, sleep included; in whole seconds on most systems. */
export type ClockReading = { readonly wallMs: number; readonly monotonicMs: number; readonly bootMs: number };

/**
 * What happened between two looks, besides time passing. `stoodMs`: time in which the program did not run (sleep, a
 * stopped process); 0 when it did. `stepMs`: how far the wall clock was set, backwards below zero; 0 when it was not.
 */
export type Passage = { readonly from: number; readonly to: number; readonly stoodMs: number; readonly stepMs: number };

/** The clock since boot counts whole seconds; less than this is no difference. */
const COARSE_MS = 2500;
/** A wall clock that moved so much against the others was set; less is the patient work of NTP. */
const STEP_MS = 2000;

/**
 * Compares two readings taken one tick apart. The monotonic clock of Linux stands still during suspend, the clock since
 * boot does not: what it is ahead was slept. What the wall clock is ahead of both, or behind, was set by somebody.
 *
 * @see clock_gettime(2): CLOCK_MONOTONIC, CLOCK_BOOTTIME
 */
export function passage(before: ClockReading, now: ClockReading, tickMs: number): Passage {
  const monotonic = now.monotonicMs - before.monotonicMs;
  const boot = now.bootMs - before.bootMs;
  const slept = boot - monotonic > COARSE_MS;
  const elapsed = slept ? boot : monotonic;
  const step = now.wallMs - before.wallMs - elapsed;
  const isSet = Math.abs(step) > (slept ? COARSE_MS : STEP_MS);
  const stood = elapsed > 3 * tickMs;
  return {
    from: before.wallMs,
    to: now.wallMs,
    stoodMs: stood ? Math.round(elapsed) : 0,
    stepMs: isSet ? Math.round(step) : 0,
  };
}
