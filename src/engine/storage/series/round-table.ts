import type { Prepare } from '../statements.ts';
import type { EncodedRounds } from './round-journal.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Batches taken away in one go: enough to keep up with one a second, too few to be felt. */
const PRUNE_STEP = 200;
export const PAGE_BATCHES = 256;

export type RoundBatch = {
  readonly number: number;
  readonly from_at: number;
  readonly to_at: number;
  readonly data: Uint8Array;
};
export type RoundTable = ReturnType<typeof createRoundTable>;

type Page = { readonly from: number; readonly to: number; readonly before: RoundBatch | undefined };
type Oldest = { readonly number: number; readonly bytes: number };

const statementsOf = (prepare: Prepare) => ({
  add: prepare(
    'rounds.add',
    `INSERT INTO round_journal (from_at, to_at, bytes, vantage, data) VALUES (@from, @to, @bytes, @vantage, @data)`,
  ),
  page: prepare<{ from: number; to: number; before_at: number; before: number; limit: number }, RoundBatch>(
    'rounds.page',
    `SELECT number, from_at, to_at, data FROM round_journal
     WHERE to_at >= @from AND (to_at, number) < (@before_at, @before) AND from_at <= @to
     ORDER BY to_at DESC, number DESC LIMIT @limit`,
  ),
  total: prepare<Record<string, never>, { readonly bytes: number }>(
    'rounds.total',
    'SELECT coalesce(sum(bytes), 0) AS bytes FROM round_journal',
  ),
  oldest: prepare<{ before: number; limit: number }, Oldest>(
    'rounds.oldest',
    'SELECT number, bytes FROM round_journal WHERE to_at < @before ORDER BY to_at, number LIMIT @limit',
  ),
  remove: prepare('rounds.remove', 'DELETE FROM round_journal WHERE number = @number'),
});

/**
 * The journal of rounds as a table: one row a batch, kept for 24 hours and within a byte budget.
 *
 * @param budgetBytes most bytes of all batches together
 */
export function createRoundTable(prepare: Prepare, vantage: number, budgetBytes: number) {
  const { add, page, total, oldest, remove } = statementsOf(prepare);
  return {
    add(batch: EncodedRounds): void {
      add.run({ from: batch.from, to: batch.to, bytes: batch.data.length, vantage, data: batch.data });
    },
    /** Batches that touch the time from–to (ms since 1970, both included), newest first, after the one given. */
    page: ({ from, to, before }: Page): RoundBatch[] =>
      page.all({
        from,
        to,
        before_at: before?.to_at ?? Number.MAX_SAFE_INTEGER,
        before: before?.number ?? Number.MAX_SAFE_INTEGER,
        limit: PAGE_BATCHES,
      }),
    /**
     * One small step of retention: what is too old, else what is over the budget. To be called every few seconds.
     *
     * @returns number of batches taken away
     */
    prune(now: number): number {
      const old = oldest.all({ before: now - DAY_MS, limit: PRUNE_STEP });
      for (const { number } of old) remove.run({ number });
      if (old.length > 0) return old.length;

      let excess = (total.get({})?.bytes ?? 0) - budgetBytes;
      if (excess <= 0) return 0;
      let removed = 0;
      for (const batch of oldest.all({ before: Number.MAX_SAFE_INTEGER, limit: PRUNE_STEP })) {
        if (excess <= 0) break;
        remove.run({ number: batch.number });
        excess -= batch.bytes;
        removed += 1;
      }
      return removed;
    },
  };
}
