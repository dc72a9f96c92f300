import { COLUMN, ROUND_STRIDE, roundCount } from '../../lib/round-columns.ts';
import { decodeRounds, isDamage } from './round-journal.ts';
import { PAGE_BATCHES, type RoundBatch, type RoundTable } from './round-table.ts';

export type RoundQuery = {
  readonly from: number;
  readonly to: number;
  readonly check?: number;
  readonly limit: number;
};
/** A batch that could not be read: the rounds of this time are lost, all others are not. */
export type DamagedBatch = { readonly from: number; readonly to: number };

type Options = {
  readonly onDamage: (batch: DamagedBatch) => void;
  /** Called between pages, so that a long question does not keep commits waiting. */
  readonly breathe: () => Promise<void>;
};

const atOf = (rows: Float64Array, row: number): number => rows[row * ROUND_STRIDE + COLUMN.at] ?? Number.NaN;

function within(rows: Float64Array, from: number, to: number): Float64Array {
  const count = roundCount(rows);
  let first = 0;
  let end = count;
  while (first < count && atOf(rows, first) < from) first += 1;
  while (end > first && atOf(rows, end - 1) > to) end -= 1;
  return rows.subarray(first * ROUND_STRIDE, end * ROUND_STRIDE);
}

/** Joins parts that are each ordered by `at` and nearly so together; keeps the newest `limit` rows. */
function newest(parts: readonly Float64Array[], limit: number): Float64Array<ArrayBuffer> {
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let end = 0;
  for (const part of parts) {
    all.set(part, end);
    end += part.length;
  }
  const count = roundCount(all);
  const order = Array.from({ length: count }, (_, row) => row);
  // Nearly sorted already, which the engine's merge sort makes use of.
  order.sort((a, b) => atOf(all, a) - atOf(all, b));
  const kept = order.slice(Math.max(0, count - limit));
  const out = new Float64Array(kept.length * ROUND_STRIDE);
  for (const [index, row] of kept.entries()) {
    const start = row * ROUND_STRIDE;
    for (let column = 0; column < ROUND_STRIDE; column += 1)
      out[index * ROUND_STRIDE + column] = all[start + column] ?? Number.NaN;
  }
  return out;
}

/**
 * Rounds of a time, oldest first, at most the newest `limit`. Reads backwards from the newest batch and stops as soon
 * as no older batch can hold a row that belongs to the answer.
 */
export async function queryRounds(
  table: RoundTable,
  query: RoundQuery,
  options: Options,
): Promise<Float64Array<ArrayBuffer>> {
  let { from } = query;
  let parts: Float64Array[] = [];
  let before: RoundBatch | undefined;
  const read = (batch: RoundBatch): Float64Array => {
    try {
      return within(decodeRounds(batch.data, query.check), from, query.to);
    } catch (thrown) {
      if (!isDamage(thrown)) throw thrown;
      options.onDamage({ from: batch.from_at, to: batch.to_at });
      return new Float64Array(0);
    }
  };
  for (;;) {
    const page = table.page({ from, to: query.to, before });
    for (const batch of page) parts.push(read(batch));
    if (page.length < PAGE_BATCHES) return newest(parts.toReversed(), query.limit);
    if (parts.reduce((sum, part) => sum + roundCount(part), 0) >= query.limit) {
      parts = [newest(parts.toReversed(), query.limit)];
      // Only rows younger than the oldest kept one can still push it out.
      from = atOf(parts[0] ?? new Float64Array(0), 0) + 1;
    }
    before = page.at(-1);
    await options.breathe();
  }
}
