/** Longer ones are rare, and each place for a view takes memory. */
const MOST_KEPT = 2048;
const { copy } = Buffer.prototype;

/**
 * Copies a part of some bytes over others. A view of that part, for `set`, would cost more than the copy: it is an object
 * on the heap, and what makes it is seldom in a cache of the processor.
 *
 * @returns how many bytes there were
 */
// oxlint-disable-next-line max-params -- as the method that does it
export const copyBytes = (from: Uint8Array, start: number, end: number, to: Uint8Array, at: number): number =>
  copy.call(from, to, at, start, end);

/** Memory that is written over with each message, and views of its beginning, each of which is made once. */
export function createScratch(size: number) {
  const bytes = new Uint8Array(size);
  const views: (Uint8Array | undefined)[] = Array.from({ length: MOST_KEPT });
  return {
    bytes,
    /** The first so many bytes. */
    first: (length: number): Uint8Array =>
      length < MOST_KEPT ? (views[length] ??= bytes.subarray(0, length)) : bytes.subarray(0, length),
  };
}
