/** What is taken in is on disk after this time. */
const PROMISE_MS = 1000;
/** Each flush costs pages, however little it writes: as few as the promise allows. */
const LONGEST_MS = 800;
const SHORTEST_MS = 250;
/** How much of a slow flush is still remembered at the next one. */
const MEMORY = 0.9;

/**
 * Calls `flush` in time for the promised second. On a busy machine or a slow disk, where the timer comes late or the write
 * takes long, it waits less the next times.
 *
 * @param flush @returns true when something still waits
 */
export function createFlushTimer(flush: () => boolean, clock: () => number = () => performance.now()) {
  let timer: NodeJS.Timeout | undefined;
  let dueAt = 0;
  /** From the moment it was due to the end of the write, ms; the slowest, and less so with each one that was quicker. */
  let slowMs = 0;

  function stop(): void {
    clearTimeout(timer);
    timer = undefined;
  }
  function start(): void {
    const waitMs = Math.round(Math.min(LONGEST_MS, Math.max(SHORTEST_MS, PROMISE_MS - 2 * slowMs)));
    dueAt = clock() + waitMs;
    timer = setTimeout(due, waitMs);
  }
  function run(): void {
    stop();
    if (flush()) start();
  }
  function due(): void {
    timer = undefined;
    const goesOn = flush();
    // After a computer has slept it is late by hours, once.
    slowMs = Math.min(PROMISE_MS, Math.max(clock() - dueAt, slowMs * MEMORY));
    if (goesOn) start();
  }
  return {
    /** Something waits from now on. */
    start: (): void => {
      if (timer === undefined) start();
    },
    /** Flushes now. */
    run,
    stop,
  };
}
