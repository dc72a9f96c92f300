import type { PollLoop } from './poll-loop.ts';

/** Runs a loop on the event loop of its thread. */
export function runLoop(loop: PollLoop, clock: { mono(): number }): { readonly wake: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const run = (): void => {
    clearTimeout(timer);
    timer = setTimeout(run, Math.max(1, loop.step() - clock.mono()));
  };
  run();
  return { wake: run };
}
