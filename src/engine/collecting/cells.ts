import { COLUMNS } from './columns.ts';

/** State of a cell after a round. */
export const CELL = { absent: 0, known: 1, invalid: 2 } as const;

/**
 * What one round has read: a cell for each column and interface, at `column * rows + row`. A 64-bit number is kept in
 * two halves, because a double holds only 53 bits.
 */
export type Cells = {
  rows: number;
  state: Uint8Array;
  high: Uint32Array;
  low: Uint32Array;
  /** sysUpTime of the answer, in ticks; NaN when unknown. */
  ticks: Float64Array;
  /** When the answer came, on the steady clock in ms. */
  at: Float64Array;
};

const MOST_POOLED = 64;

function make(size: number): Cells {
  const state = new Uint8Array(size);
  const [high, low] = [new Uint32Array(size), new Uint32Array(size)];
  return { rows: 0, state, high, low, ticks: new Float64Array(size), at: new Float64Array(size) };
}

/** Lends cells to the rounds that are under way, so that a round leaves no garbage. */
export function createCellPool() {
  const free: Cells[] = [];
  return {
    take(rows: number): Cells {
      const size = Math.max(1, rows) * COLUMNS;
      const pooled = free.pop();
      const cells = pooled !== undefined && pooled.state.length >= size ? pooled : make(size);
      cells.rows = rows;
      cells.state.fill(CELL.absent, 0, size);
      return cells;
    },
    give(cells: Cells): void {
      if (free.length < MOST_POOLED) free.push(cells);
    },
  };
}
export type CellPool = ReturnType<typeof createCellPool>;
