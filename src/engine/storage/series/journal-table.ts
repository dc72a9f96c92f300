import type { Prepare } from '../statements.ts';
import { guarded } from './bytes.ts';
import { decodeTicks, encodeTicks, type Ticks } from './tick-journal.ts';

/** Rows read, or taken away, in one go. */
const PAGE_ROWS = 64;
const PRUNE_ROWS = 200;

type Row = { readonly number: number; readonly from_at: number; readonly to_at: number; readonly data: Uint8Array };
type Nothing = Record<string, never>;

const statementsOf = (prepare: Prepare) => ({
  add: prepare(
    'journal.add',
    'INSERT INTO series_journal (number, from_at, to_at, data) VALUES (@number, @from, @to, @data)',
  ),
  page: prepare<{ after: number; limit: number }, Row>(
    'journal.page',
    'SELECT number, from_at, to_at, data FROM series_journal WHERE number > @after ORDER BY number LIMIT @limit',
  ),
  last: prepare<Nothing, { readonly number: number }>(
    'journal.last',
    'SELECT coalesce(max(number), 0) AS number FROM series_journal',
  ),
  prune: prepare('journal.prune', 'DELETE FROM series_journal WHERE number < @before AND number <= @most'),
  first: prepare<Nothing, { readonly number: number | null }>(
    'journal.first',
    'SELECT min(number) AS number FROM series_journal',
  ),
  size: prepare<Nothing, { readonly rows: number; readonly bytes: number }>(
    'journal.size',
    'SELECT count(*) AS rows, coalesce(sum(length(data)), 0) AS bytes FROM series_journal',
  ),
});

/** What is not sealed yet, on disk: one row for each flush. */
export function createJournalTable(prepare: Prepare) {
  const sql = statementsOf(prepare);
  return {
    last: (): number => sql.last.get({})?.number ?? 0,
    add(number: number, ticks: Ticks): void {
      let [from, to] = [Infinity, -Infinity];
      for (const at of ticks.at) {
        from = Math.min(from, at);
        to = Math.max(to, at);
      }
      sql.add.run({ number, from, to, data: encodeTicks(ticks) });
    },
    /** All rows in their order. A damaged one is reported and passed by. */
    replay(take: (row: number, ticks: Ticks) => void, onDamage: (from: number, to: number) => void): void {
      let page = sql.page.all({ after: 0, limit: PAGE_ROWS });
      while (page.length > 0) {
        for (const { number, from_at, to_at, data } of page) {
          const ticks = guarded(
            () => decodeTicks(data),
            () => onDamage(from_at, to_at),
          );
          if (ticks) take(number, ticks);
        }
        page = sql.page.all({ after: page.at(-1)?.number ?? 0, limit: PAGE_ROWS });
      }
    },
    /** Takes away some of the rows before one. @returns how many */
    prune(before: number): number {
      const first = sql.first.get({})?.number;
      if (first === undefined || first === null || first >= before) return 0;
      return sql.prune.run({ before: Math.min(before, Number.MAX_SAFE_INTEGER), most: first + PRUNE_ROWS - 1 });
    },
    size: (): { readonly rows: number; readonly bytes: number } => sql.size.get({}) ?? { rows: 0, bytes: 0 },
  };
}
