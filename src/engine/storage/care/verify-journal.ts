import type { Database } from 'better-sqlite3';
import { decodeTicks } from '../series/tick-journal.ts';
import type { Findings } from './findings.ts';
import { attempt } from './findings.ts';

const TABLE = 'series_journal';
type Row = { readonly number: number; readonly from_at: number; readonly to_at: number; readonly data: Uint8Array };
/** Numbers that are tried behind (or before) a page that cannot be read, where the end of the table is not known. */
const MOST_LOST = 100_000;

function rangeText(from: number | undefined, before: number | undefined): string {
  if (before === undefined) return `Rows from ${String(from ?? 0)} on`;
  if (from === undefined) return `Rows before ${String(before)}`;
  return from === before - 1 ? `Row ${String(from)}` : `Rows ${String(from)}–${String(before - 1)}`;
}

/**
 * Reads every row of the journal. Rows are numbered one after the other, so behind a page that cannot be read the next
 * ones are found by their numbers.
 *
 * @param onRow told before each row; throws when the check was cancelled
 * @returns rows read
 */
export function verifyJournal(db: Database, findings: Findings, onRow: () => void): number {
  const next = db.prepare<[number], Row>(
    'SELECT number, from_at, to_at, data FROM series_journal WHERE number >= ? ORDER BY number LIMIT 1',
  );
  // Each end by itself: the page that holds one of them may be the damaged one.
  const end = (which: 'min' | 'max'): number | null | undefined =>
    attempt(
      () => db.prepare<[], number | null>(`SELECT ${which}(number) FROM series_journal`).pluck().get(),
      () => undefined,
    );
  const [first, last] = [end('min'), end('max')];
  if (first === undefined && last === undefined) {
    findings.add('journal', TABLE, 'Its rows cannot be reached.');
    return 0;
  }
  let rows = 0;
  let lost: { readonly from: number; readonly words: string } | undefined;
  /** @param before the next row that can be read; undefined: there is none */
  const tellLost = (before: number | undefined) => {
    if (!lost) return;
    const from = first === undefined && rows === 0 ? undefined : lost.from;
    findings.add('journal', TABLE, `${rangeText(from, before)} cannot be read. ${lost.words}`);
    lost = undefined;
  };
  const start = first ?? Math.max(0, (last ?? 0) - MOST_LOST);
  for (let number = start; number <= (last ?? (lost?.from ?? number) + MOST_LOST); ) {
    onRow();
    let isUnreadable = false;
    const row = attempt(
      () => next.get(number),
      (words) => {
        isUnreadable = true;
        lost ??= { from: number, words };
      },
    );
    if (!row) {
      // Nothing comes behind.
      if (!isUnreadable) break;
      number += 1;
      continue;
    }
    tellLost(row.number);
    attempt(
      () => decodeTicks(row.data),
      (words) => findings.add('journal', TABLE, words, { from: row.from_at, to: row.to_at }),
    );
    rows += 1;
    number = row.number + 1;
  }
  tellLost(last === undefined || last === null ? undefined : last + 1);
  return rows;
}
