/** Bounds of waiting for one answer, ms. */
const FIRST_MS = 1500;
const LEAST_MS = 400;
const MOST_MS = 5000;

/**
 * How long to wait for an agent, learnt from its answers: smoothed round-trip time and four times its deviation.
 *
 * @param firstMs for the first answer
 * @see RFC 6298
 */
export function createPace(firstMs = FIRST_MS) {
  let smoothed: number | undefined;
  let deviation = 0;
  return {
    timeoutMs(tries: number): number {
      const base = smoothed === undefined ? firstMs : Math.max(LEAST_MS, smoothed + 4 * deviation);
      return Math.min(MOST_MS, base * 2 ** tries);
    },
    took(ms: number): void {
      if (smoothed === undefined) {
        smoothed = ms;
        deviation = ms / 2;
        return;
      }
      deviation += (Math.abs(ms - smoothed) - deviation) / 4;
      smoothed += (ms - smoothed) / 8;
    },
  };
}
