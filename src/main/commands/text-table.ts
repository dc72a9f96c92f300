export type Row = readonly (string | number | undefined)[];

/** Columns as wide as their widest cell; empty where nothing is known. */
export function textTable(heads: readonly string[], rows: readonly Row[]): readonly string[] {
  if (rows.length === 0) return [];
  const cells = [heads, ...rows.map((row) => row.map((cell) => (cell === undefined ? '' : String(cell))))];
  const widths = heads.map((_, column) => cells.reduce((widest, row) => Math.max(widest, row[column]?.length ?? 0), 0));
  return cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
