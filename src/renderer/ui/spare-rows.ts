/** More are not worth their memory: no window shows so many rows. */
const MOST_SPARE = 128;

/** The style of a row that waits: laid out, but neither seen, read out nor reached. */
export const SPARE_ROW = { insetBlockStart: 0, visibility: 'hidden' } as const;

/** A row in its place, and whether it is shown or waits for the list to reach so far again. */
export type PlacedRow<T> = { readonly row: T; readonly isShown: boolean };

/**
 * Keeps rows for whose places a list has become too short, for when it is long again: a search makes it so letter by
 * letter, and to show the elements of a row again costs less than to make them.
 */
export function createSpareRows<T extends { readonly index: number }>() {
  let last: readonly T[] = [];

  /**
   * @param rows those in sight, in their order
   * @param count how many the list has
   * @returns those in sight, then those that wait, by their places
   */
  return (rows: readonly T[], count: number): readonly PlacedRow<T>[] => {
    const spare = last.filter(({ index }) => index >= count).slice(0, MOST_SPARE);
    last = [...rows, ...spare];
    return last.map((row, at) => ({ row, isShown: at < rows.length }));
  };
}
