import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { Transferable, Worker } from 'node:worker_threads';
import { BEGUN } from './begun.ts';

const FIRST_DELAY_MS = 200;
const LAST_DELAY_MS = 5000;
const DEGRADED_CRASHES = 3;
const DEGRADED_WINDOW_MS = 5 * 60_000;
/** How long a thread that is to end may still be loading. */
const BEGIN_LIMIT_MS = 10_000;

export type SupervisorOptions = {
  readonly name: string;
  /** Makes a new worker; called again after each crash. Its first message, `sayBegun` at the least, says that it is loaded. */
  readonly start: () => Worker;
  /** Called with each new worker, to hand it its configuration again. */
  readonly onStart?: (post: SupervisedThread['post']) => void;
  readonly onMessage: (message: unknown) => void;
  /** `degraded` is true from the third crash within five minutes on. */
  readonly onCrash: (error: Error, degraded: boolean) => void;
};

export type SupervisedThread = {
  /** Lost when the worker is down at this moment; `onStart` re-sends what must not be lost. */
  post(message: unknown, transfer?: readonly Transferable[]): void;
  /** Three crashes or more within the last five minutes. */
  isDegraded(): boolean;
  /** Ends the thread for good. @param graceMs how long it may take to end by itself first */
  dispose(graceMs?: number): Promise<void>;
};

/**
 * Keeps one worker thread alive: restarts it after a crash with a delay of 0.2 s that doubles up to 5 s.
 * A worker that stayed up for five minutes is forgiven its past.
 */
export function supervise(options: SupervisorOptions): SupervisedThread {
  let worker: Worker | undefined;
  let begun: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let disposed = false;
  let crashes: number[] = [];

  const post: SupervisedThread['post'] = (message, transfer = []) => worker?.postMessage(message, transfer);

  const recent = (): number[] => crashes.filter((at) => performance.now() - at < DEGRADED_WINDOW_MS);
  const crashed = (error: Error) => {
    if (disposed) return;
    worker = undefined;
    crashes = [...recent(), performance.now()];
    options.onCrash(error, crashes.length >= DEGRADED_CRASHES);
    timer = setTimeout(launch, Math.min(LAST_DELAY_MS, FIRST_DELAY_MS * 2 ** (crashes.length - 1)));
  };

  function launch(): void {
    const fresh = options.start();
    worker = fresh;
    let failure: Error | undefined;
    begun = Promise.race([once(fresh, 'message'), once(fresh, 'exit')]).catch(() => undefined);
    fresh.on('message', (message) => {
      if (message !== BEGUN) options.onMessage(message);
    });
    fresh.on('error', (thrown) => {
      failure = thrown instanceof Error ? thrown : new Error(String(thrown));
    });
    fresh.on('exit', (code) => {
      crashed(failure ?? new Error(`The ${options.name} thread ended with code ${String(code)}`));
    });
    options.onStart?.(post);
  }

  launch();
  return {
    post,
    isDegraded: () => recent().length >= DEGRADED_CRASHES,
    async dispose(graceMs = 0) {
      disposed = true;
      clearTimeout(timer);
      const last = worker;
      if (last === undefined || last.threadId < 0) return;
      // A library of native code that is torn down while it loads ends the whole process: seen of koffi, on a busy machine.
      await Promise.race([begun, wait(BEGIN_LIMIT_MS, undefined, { ref: false })]);
      // A thread in the middle of native code is better not torn down.
      if (graceMs > 0) await Promise.race([once(last, 'exit'), wait(graceMs, undefined, { ref: false })]);
      await last.terminate();
    },
  };
}
