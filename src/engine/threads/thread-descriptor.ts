import { closeSync, openSync } from 'node:fs';
import { devNull } from 'node:os';

/** What it takes of the C library; -1 is failure. `replace`: dup3(2) or dup2(2). */
export type DescriptorCalls = {
  readonly replace: (descriptor: number, place: number) => number;
  readonly close: (descriptor: number) => number;
};

/**
 * Puts a descriptor that the C library gave in the place of a file that Node has opened. When a thread is ended by force,
 * no code of it runs any more, but Node closes the files it has opened; of others it knows nothing.
 *
 * @returns the descriptor from now on, to be closed by `closeSync`
 * @throws Error when the system refuses; the descriptor is closed then
 */
export function ownByThread(descriptor: number, calls: DescriptorCalls): number {
  let place: number | undefined;
  try {
    place = openSync(devNull, 'r');
    if (calls.replace(descriptor, place) < 0)
      throw new Error('The system refuses one descriptor in the place of another.');
    return place;
  } catch (thrown) {
    if (place !== undefined) closeSync(place);
    throw thrown;
  } finally {
    calls.close(descriptor);
  }
}
