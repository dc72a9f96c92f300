import { Fault } from '../../contract/faults.ts';

/**
 * Lets work that costs much memory and time be done a few at a time, and for one key (an address) one at a time,
 * so that whoever asks too often waits for himself alone.
 *
 * @param most at once, in all
 * @param mostWaiting for one key; more are refused
 */
export function createTurns(most: number, mostWaiting: number) {
  const busy = new Set<string>();
  const waiting: { readonly key: string; readonly start: () => void }[] = [];

  function next(): void {
    const index = busy.size < most ? waiting.findIndex(({ key }) => !busy.has(key)) : -1;
    const [chosen] = index < 0 ? [] : waiting.splice(index, 1);
    if (chosen === undefined) return;
    busy.add(chosen.key);
    chosen.start();
  }

  /** @throws {Fault} `auth-failed` when too many wait for this key already, or what the work throws */
  return async function run<T>(key: string, work: () => Promise<T>): Promise<T> {
    if (waiting.filter((one) => one.key === key).length >= mostWaiting)
      throw new Fault('auth-failed', 'Too many sign-ins from this address at once; try again in a moment.', {
        reason: 'too-many-attempts',
      });
    await new Promise<void>((start) => {
      waiting.push({ key, start });
      next();
    });
    try {
      return await work();
    } finally {
      busy.delete(key);
      next();
    }
  };
}
