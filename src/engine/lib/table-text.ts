import type { ExportFormat } from '../../contract/exports.ts';
import { createBreather } from './breather.ts';

/** One value of a row. An object is written as JSON where the form has no place for one. */
export type Cell = string | number | boolean | null | Readonly<Record<string, string | number>>;
/** Rows of equal columns, in whatever number, a page at a time; a row is made when it is written. */
export type Table = {
  readonly columns: readonly string[];
  readonly pages: AsyncIterable<Iterable<readonly Cell[]>>;
};

/** So much text is worth a write. */
const CHUNK_CHARACTERS = 32 * 1024;
/** What makes a spreadsheet take a text for a formula, in full-width forms too (CWE-1236). */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
const BOM = '\ufeff';

/** @see RFC 4180 section 2; text that a spreadsheet would compute gets a leading apostrophe */
function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  if (typeof cell === 'boolean') return String(cell);
  const text = typeof cell === 'string' ? cell : JSON.stringify(cell);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
/** One record, with its line end. */
export const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`;

const jsonLine = (columns: readonly string[], cells: readonly Cell[]): string =>
  `${JSON.stringify(Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? null])))}\n`;

/**
 * A table as text, in pieces of some kilobytes; asks for a page only when the one before is written.
 *
 * @param bom begin CSV with a byte order mark
 */
export async function* tableText(
  { columns, pages }: Table,
  format: ExportFormat,
  bom: boolean,
): AsyncGenerator<string> {
  const breathe = createBreather();
  const line = format === 'csv' ? csvLine : (cells: readonly Cell[]) => jsonLine(columns, cells);
  let text = format === 'csv' ? (bom ? BOM : '') + csvLine(columns) : '';
  for await (const rows of pages) {
    for (const row of rows) {
      text += line(row);
      if (text.length < CHUNK_CHARACTERS) continue;
      yield text;
      text = '';
      await breathe();
    }
  }
  if (text !== '') yield text;
}
