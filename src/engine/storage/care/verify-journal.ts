import type { Database } from 'better-sqlite3';
import { decodeTicks } from '../series/tick-journal.ts';
import type { Findings } from './findings.ts';
import { attempt } from './findings.ts';

const TABLE = 'series_journal';
type Row = { readonly number: number; readonly from_at: number; readonly to_at: number; readonly data: Uint8Array };
type Bounds = { readonly first: number | null; readonly last: number | null };

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
  // Two questions, not one: together they would go over all rows.
  const bounds = attempt(
    () =>
      db
        .prepare<[], Bounds>(
          'SELECT (SELECT min(number) FROM series_journal) AS first, (SELECT max(number) FROM series_journal) AS last',
        )
        .get(),
    (words) => findings.add('journal', TABLE, `Its rows cannot be reached. ${words}`),
  );
  const last = bounds?.last ?? -1;
  let rows = 0;
  let lost: { readonly from: number; readonly words: string } | undefined;
  const tellLost = (before: number) => {
    if (!lost) return;
    const range =
      lost.from === before - 1 ? `Row ${String(lost.from)}` : `Rows ${String(lost.from)}–${String(before - 1)}`;
    findings.add('journal', TABLE, `${range} cannot be read. ${lost.words}`);
    lost = undefined;
  };
  for (let number = bounds?.first ?? 0; number <= last; ) {
    onRow();
    const row = attempt(
      () => next.get(number),
      (words) => {
        lost ??= { from: number, words };
      },
    );
    if (!row) {
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
  tellLost(last + 1);
  return rows;
}
