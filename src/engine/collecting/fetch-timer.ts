/** First look after something was sent, ms. A look costs as much as ten answers that come together. */
const FIRST_MS = 2;
/** The last of them are so far apart, ms: nobody waits much longer for an answer than it took. */
const LAST_MS = 16;

export type FetchTimerOptions = {
  /** Takes what has come. @returns whether there was something */
  readonly fetch: () => boolean;
  /** Whether anybody still waits for an answer. */
  readonly isAwaited: () => boolean;
};

/**
 * When to look for answers: soon after something was sent, twice as long after each look that found nothing, and never
 * while nothing is awaited. When they came is stamped by the system, so that looking later costs no accuracy.
 */
export function createFetchTimer({ fetch, isAwaited }: FetchTimerOptions) {
  let timer: NodeJS.Timeout | undefined;
  let periodMs = FIRST_MS;

  function look(): void {
    periodMs = fetch() ? FIRST_MS : Math.min(LAST_MS, periodMs * 2);
    timer = isAwaited() ? setTimeout(look, periodMs) : undefined;
  }

  return {
    /** Something was sent. */
    restart(): void {
      if (timer !== undefined && periodMs === FIRST_MS) return;
      clearTimeout(timer);
      periodMs = FIRST_MS;
      timer = setTimeout(look, periodMs);
    },
    stop(): void {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
