import type { Logger } from 'pino';
import type { Clock } from './ports.ts';
import { type Passage, passage } from './status/status.ts';

const FLUSH_MS = 250;
const SECOND_MS = 1000;
const SLOW_MS = 15_000;

export type PulseOptions = {
  readonly clock: Clock;
  /** Publishes what changed; four times a second. */
  readonly flush: () => void;
  readonly everySecond: () => void;
  /** Every 15 seconds: what costs more than a moment. */
  readonly slowly: () => Promise<void>;
  /** Time passed in which the program did not run, or the clock was set. */
  readonly onPassage: (what: Passage) => void;
  readonly log: Logger;
};

/** The engine's own timers, and the watch over the clock they run by. */
export function createPulse(options: PulseOptions) {
  const { clock } = options;
  const read = () => ({ wallMs: clock.now(), monotonicMs: clock.monotonic(), bootMs: clock.sinceBoot() });
  let before = read();
  const second = () => {
    const now = read();
    const what = passage(before, now, SECOND_MS);
    before = now;
    if (what.stoodMs > 0 || what.stepMs !== 0) options.onPassage(what);
    options.everySecond();
  };
  const slow = () => {
    options.slowly().catch((thrown: unknown) => options.log.error({ err: thrown }, 'a periodic task failed'));
  };
  const timers = [setInterval(options.flush, FLUSH_MS), setInterval(second, SECOND_MS), setInterval(slow, SLOW_MS)];
  return {
    stop(): void {
      for (const timer of timers) clearInterval(timer);
    },
  };
}
