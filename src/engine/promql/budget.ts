import { Fault } from '../../contract/faults.ts';

/** Longest stretch of work before others have their turn. */
const SLICE_MS = 8;

/** What one query may use. */
export type Budget = {
  /** Counts samples that are held in memory. @throws {Fault} `unsupported` when there are too many */
  hold(samples: number): void;
  /** True when the present stretch of work has lasted long enough: then `await pause()`. */
  isDue(): boolean;
  /** Lets others have their turn. @throws {Fault} `timeout` when the time is up or nobody waits any more */
  pause(): Promise<void>;
};

/** Gives a turn to one query in each round of the event loop, so that many at once block no longer than one. */
export function createTurns(): () => Promise<void> {
  const waiting: (() => void)[] = [];
  const next = (): void => {
    waiting.shift()?.();
    if (waiting.length > 0) setImmediate(next);
  };
  return () =>
    new Promise((resolve) => {
      if (waiting.push(resolve) === 1) setImmediate(next);
    });
}

export type BudgetOptions = {
  readonly turn: () => Promise<void>;
  readonly timeoutMs: number;
  readonly maxSamples: number;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal?: AbortSignal | undefined;
};

export function createBudget({ turn, timeoutMs, maxSamples, signal }: BudgetOptions): Budget {
  const began = performance.now();
  let sliceEnds = began + SLICE_MS;
  let held = 0;

  function check(): void {
    if (signal?.aborted) throw new Fault('timeout', 'The query was given up: nobody waits for its answer.');
    if (performance.now() - began > timeoutMs)
      throw new Fault('timeout', `The query took longer than ${String(timeoutMs / 1000)} s.`);
  }
  return {
    hold(samples) {
      held += samples;
      if (held > maxSamples)
        throw new Fault(
          'unsupported',
          `The query needs too many samples (more than ${String(maxSamples)}). Ask for fewer series, less time or a larger step.`,
        );
    },
    isDue: () => performance.now() >= sliceEnds,
    async pause() {
      check();
      await turn();
      sliceEnds = performance.now() + SLICE_MS;
      check();
    },
  };
}
