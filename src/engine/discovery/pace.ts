import { setTimeout as wait } from 'node:timers/promises';

/** Most packets at once after a pause: a tenth of a second's worth, at least one. */
const BURST_S = 0.1;

/**
 * Holds packets to a rate: a token bucket.
 *
 * @param pps packets a second at most
 */
export function createRate(pps: number, clock: { mono(): number }) {
  const most = Math.max(1, pps * BURST_S);
  let tokens = most;
  let at = clock.mono();
  let taken = 0;
  let window = { at, taken: 0, pps: 0 };
  const refill = (): void => {
    const now = clock.mono();
    tokens = Math.min(most, tokens + ((now - at) / 1000) * pps);
    at = now;
  };
  return {
    /** Waits until so many packets may be sent. @throws AbortError */
    async take(count: number, signal: AbortSignal): Promise<void> {
      // Whoever was told to stop sends nothing more, be there room or not.
      signal.throwIfAborted();
      refill();
      tokens -= count;
      taken += count;
      if (tokens < 0) await wait((-tokens / pps) * 1000, undefined, { signal });
    },
    /** Packets a second over the last seconds. */
    pps(): number {
      const now = clock.mono();
      if (now - window.at >= 1000)
        window = { at: now, pps: ((taken - window.taken) / (now - window.at)) * 1000, taken };
      return window.pps;
    },
  };
}
export type Rate = ReturnType<typeof createRate>;
