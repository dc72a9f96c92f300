/** Work that waits for the network: some of it at once, the rest in line. */
export type Lanes = {
  /** @param work ends by itself, whatever happens, and does not throw */
  add(work: () => Promise<void>): void;
  waiting(): number;
};

export type LanesOptions = {
  /** How many may run at once while they are quick. */
  readonly quick: number;
  /** After so long a piece of work is a slow one and holds up nobody any more. */
  readonly slowAfterMs: number;
  /** How many may run at once in all. */
  readonly most: number;
};

/** Keeps one slow agent from holding up all that wait behind it. */
export function createLanes({ quick, slowAfterMs, most }: LanesOptions): Lanes {
  const line: (() => Promise<void>)[] = [];
  let running = 0;
  let slow = 0;

  function run(work: () => Promise<void>): void {
    running += 1;
    let isSlow = false;
    const timer = setTimeout(() => {
      isSlow = true;
      slow += 1;
      advance();
    }, slowAfterMs);
    timer.unref();
    void work().finally(() => {
      clearTimeout(timer);
      running -= 1;
      if (isSlow) slow -= 1;
      advance();
    });
  }
  function advance(): void {
    while (running < most && running - slow < quick) {
      const work = line.shift();
      if (work === undefined) return;
      run(work);
    }
  }

  return {
    add(work) {
      line.push(work);
      advance();
    },
    waiting: () => line.length,
  };
}
