import { COLUMN } from '../lib/round-columns.ts';

const PERCENTILE = 0.95;

/**
 * Writes counts and times of one round into a row of round columns; `check`, `at` and `outcome` stay as they are.
 *
 * @param rtts round-trip times in ms in the order of sending; NaN where nothing answered
 * @param row `ROUND_STRIDE` values
 */
export function summarise(rtts: Float64Array, row: Float64Array): void {
  const answered = rtts.filter((rtt) => !Number.isNaN(rtt));
  const sorted = answered.toSorted();
  let sum = 0;
  for (const rtt of answered) sum += rtt;
  row[COLUMN.received] = sorted.length;
  row[COLUMN.minMs] = sorted[0] ?? Number.NaN;
  row[COLUMN.avgMs] = sum / sorted.length;
  row[COLUMN.medianMs] = median(sorted);
  row[COLUMN.p95Ms] = sorted[Math.ceil(PERCENTILE * sorted.length) - 1] ?? Number.NaN;
  row[COLUMN.maxMs] = sorted.at(-1) ?? Number.NaN;
  row[COLUMN.jitterMs] = jitter(answered);
}

/** Middle value, or the mean of the two middle ones; NaN of nothing. */
export function median(sorted: Float64Array): number {
  const upper = sorted[sorted.length >> 1] ?? Number.NaN;
  const lower = sorted[(sorted.length - 1) >> 1] ?? Number.NaN;
  return (lower + upper) / 2;
}

/** Mean absolute difference of consecutive answered probes; NaN when fewer than two answered. */
export function jitter(answered: Float64Array): number {
  let sum = 0;
  for (let index = 1; index < answered.length; index += 1) {
    sum += Math.abs((answered[index] ?? 0) - (answered[index - 1] ?? 0));
  }
  return answered.length < 2 ? Number.NaN : sum / (answered.length - 1);
}
