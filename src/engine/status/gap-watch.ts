/** One look at both clocks. */
export type ClockReading = { readonly wallMs: number; readonly monotonicMs: number };

/** Nothing of note, time in which the program did not run, or a wall clock that was set. */
export type Passage =
  | { readonly kind: 'ran' }
  | { readonly kind: 'asleep'; readonly from: number; readonly to: number }
  | { readonly kind: 'clock-step'; readonly byMs: number; readonly at: number };

/**
 * Compares two readings taken one tick apart. More than two ticks of silence is sleep, or a stopped process;
 * a wall clock that moved without the monotonic one was set. (On Linux the monotonic clock stands still during
 * suspend, so a forward jump of the wall clock alone may be either: both mean that nothing was measured meanwhile.)
 */
export function passage(before: ClockReading, now: ClockReading, tickMs: number): Passage {
  const wall = now.wallMs - before.wallMs;
  const monotonic = now.monotonicMs - before.monotonicMs;
  if (wall < monotonic - 2 * tickMs) return { kind: 'clock-step', byMs: Math.round(wall - monotonic), at: now.wallMs };
  if (wall > 3 * tickMs || monotonic > 3 * tickMs) return { kind: 'asleep', from: before.wallMs, to: now.wallMs };
  return { kind: 'ran' };
}
