import { COLUMN, OUTCOME, ROUND_STRIDE, roundCount } from '../lib/round-columns.ts';

/** A round may begin so much after its moment and still be in time. */
const GRACE_MS = 2000;

export type PollTotals = {
  /** Rounds since the start, the seconds from their beginning to their result, and how many began late. */
  readonly rounds: number;
  readonly seconds: number;
  readonly late: number;
};

/** Counts how long rounds take and how many begin too late, for those who watch the watcher. */
export function createPunctuality(now: () => number) {
  let rounds = 0;
  let seconds = 0;
  let late = 0;
  return {
    take(
      rows: Float64Array,
      before: (number: number) => { readonly seenAt: number | undefined; readonly intervalMs: number | undefined },
    ): void {
      for (let index = 0; index < roundCount(rows); index += 1) {
        const base = index * ROUND_STRIDE;
        const at = rows[base + COLUMN.at] ?? 0;
        const { seenAt, intervalMs } = before(rows[base + COLUMN.check] ?? -1);
        rounds += 1;
        seconds += Math.max(0, now() - at) / 1000;
        if (rows[base + COLUMN.outcome] === OUTCOME.interrupted || seenAt === undefined || intervalMs === undefined)
          continue;
        if (at - seenAt > intervalMs + GRACE_MS) late += 1;
      }
    },
    totals: (): PollTotals => ({ rounds, seconds, late }),
  };
}
