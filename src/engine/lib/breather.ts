import { setImmediate as nextTurn } from 'node:timers/promises';

const TURN_MS = 8;

/** Lets others have their turn whenever this work has run for some milliseconds; to be awaited between pieces of it. */
export function createBreather(): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < TURN_MS) return;
    await nextTurn();
    began = performance.now();
  };
}
