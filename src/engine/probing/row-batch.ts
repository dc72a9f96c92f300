/** Collects rows of one width and hands them over together, at most once per `everyMs`. */
export type RowBatch = {
  /** Room for one more row, filled with NaN; to be written before the next call. */
  add(): Float64Array;
  flush(now: number): void;
  /** When `flush` will hand over, or Infinity while there is nothing. */
  dueAt(): number;
};

const FIRST_ROWS = 64;

export function createRowBatch(stride: number, everyMs: number, emit: (rows: Float64Array) => void): RowBatch {
  let rows = new Float64Array(FIRST_ROWS * stride);
  let length = 0;
  let lastFlush = Number.NEGATIVE_INFINITY;

  return {
    add() {
      if (length === rows.length) {
        const bigger = new Float64Array(length * 2);
        bigger.set(rows);
        rows = bigger;
      }
      const row = rows.subarray(length, length + stride).fill(Number.NaN);
      length += stride;
      return row;
    },
    flush(now) {
      if (length === 0 || now < lastFlush + everyMs) return;
      lastFlush = now;
      // A copy of its own: the receiver takes the memory over.
      emit(rows.slice(0, length));
      length = 0;
    },
    dueAt: () => (length === 0 ? Number.POSITIVE_INFINITY : lastFlush + everyMs),
  };
}
