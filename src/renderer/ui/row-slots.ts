/** Slots grow by so many at once: each change of their number makes all rows anew. */
const STEP = 16;

/** The style of a slot that waits: laid out, but neither seen, read out nor reached. */
export const HIDDEN_ROW = { insetBlockStart: 0, visibility: 'hidden' } as const;

/** A place for a row of a long list. Its elements stay when what they show changes. */
export type Slot<T> = { readonly key: number; readonly row: T; readonly isShown: boolean };

/**
 * Gives a row that comes into sight the elements of one that no longer is. Rows next to each other are in slots next to
 * each other: scrolling moves only elements that go from one end to the other, and a list that is made anew moves none.
 * A slot without a row keeps the one it had, not shown: to show it again costs less than to make it again.
 */
export function createRowSlots<T extends { readonly index: number }>() {
  let count = STEP;
  const kept = new Map<number, T>();

  /**
   * @param rows those in sight, in their order; one of them, which holds the focus, may be far from the others
   * @returns those in sight in their order, then the slots that wait
   */
  return (rows: readonly T[]): readonly Slot<T>[] => {
    if (rows.length > count) {
      count = Math.ceil(rows.length / STEP) * STEP;
      kept.clear();
    }
    const shown = new Map<number, T>();
    for (const row of rows) {
      const key = row.index % count;
      shown.set(shown.has(key) ? count : key, row);
    }
    for (const [key, row] of shown) kept.set(key, row);
    return [
      ...[...shown].map(([key, row]) => ({ key, row, isShown: true })),
      ...[...kept].filter(([key]) => !shown.has(key)).map(([key, row]) => ({ key, row, isShown: false })),
    ];
  };
}
