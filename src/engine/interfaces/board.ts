import { INTERFACE_COLUMN, INTERFACE_STRIDE } from '../lib/interface-columns.ts';

/** ifAdminStatus and ifOperStatus of a state column; 0 is unknown. */
export const adminOf = (state: number): number => Math.floor(state / 10);
export const operOf = (state: number): number => state % 10;

export type Turn = { readonly number: number; readonly at: number; readonly before: number; readonly oper: number };

/** The latest round of every interface, in one column of numbers: a large network has ten thousands of them. */
export function createBoard() {
  let cells = new Float64Array(1024 * INTERFACE_STRIDE).fill(Number.NaN);
  let changedAt = new Float64Array(1024).fill(Number.NaN);

  function room(number: number): void {
    if ((number + 1) * INTERFACE_STRIDE <= cells.length) return;
    const size = Math.max(number + 1, changedAt.length * 2);
    const [wider, longer] = [new Float64Array(size * INTERFACE_STRIDE), new Float64Array(size)];
    wider.fill(Number.NaN, cells.length);
    wider.set(cells);
    longer.fill(Number.NaN, changedAt.length);
    longer.set(changedAt);
    [cells, changedAt] = [wider, longer];
  }

  return {
    /** @returns interfaces whose oper status is another than before */
    take(rows: Float64Array): readonly Turn[] {
      const turns: Turn[] = [];
      for (let base = 0; base + INTERFACE_STRIDE <= rows.length; base += INTERFACE_STRIDE) {
        const number = rows[base] ?? -1;
        if (!Number.isSafeInteger(number) || number < 0) continue;
        room(number);
        const own = number * INTERFACE_STRIDE;
        const at = rows[base + INTERFACE_COLUMN.at] ?? Number.NaN;
        const before = operOf(cells[own + INTERFACE_COLUMN.state] ?? 0);
        const oper = operOf(rows[base + INTERFACE_COLUMN.state] ?? 0);
        if (before > 0 && oper > 0 && before !== oper) {
          changedAt[number] = at;
          turns.push({ number, at, before, oper });
        }
        cells.set(rows.subarray(base, base + INTERFACE_STRIDE), own);
      }
      return turns;
    },
    /** NaN where nothing is known. */
    get: (number: number, column: number): number => cells[number * INTERFACE_STRIDE + column] ?? Number.NaN,
    changedAt: (number: number): number => changedAt[number] ?? Number.NaN,
    /** Old rates are no present ones. */
    forget(number: number): void {
      cells.fill(Number.NaN, number * INTERFACE_STRIDE, (number + 1) * INTERFACE_STRIDE);
    },
  };
}
export type Board = ReturnType<typeof createBoard>;
