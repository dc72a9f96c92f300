import { COLUMN } from '../lib/round-columns.ts';
import { MAX_COUNT } from './round-pool.ts';

const PERCENTILE = 0.95;

/** Reused, because thousands of rounds end each second and a typed array is dear to make. */
const sorted = new Float64Array(MAX_COUNT);

/**
 * Writes counts and times of one round into a row of round columns; `check`, `at`, `sent` and `outcome` stay as they are.
 *
 * @param rtts holds the round-trip times in ms in the order of sending, NaN where nothing answered
 * @param first where they begin
 * @param count how many, at most `MAX_COUNT`
 * @param row `ROUND_STRIDE` values, all NaN
 */
export function summarise(rtts: Float64Array, first: number, count: number, row: Float64Array): void {
  let received = 0;
  let sum = 0;
  let jumps = 0;
  let previous = Number.NaN;
  for (let index = first; index < first + count; index += 1) {
    const rtt = rtts[index] ?? Number.NaN;
    if (Number.isNaN(rtt)) continue;
    sum += rtt;
    if (received > 0) jumps += Math.abs(rtt - previous);
    previous = rtt;
    insert(rtt, received);
    received += 1;
  }
  row[COLUMN.received] = received;
  if (received === 0) return;
  row[COLUMN.minMs] = sorted[0] ?? Number.NaN;
  row[COLUMN.avgMs] = sum / received;
  row[COLUMN.medianMs] = ((sorted[received >> 1] ?? 0) + (sorted[(received - 1) >> 1] ?? 0)) / 2;
  row[COLUMN.p95Ms] = sorted[Math.ceil(PERCENTILE * received) - 1] ?? Number.NaN;
  row[COLUMN.maxMs] = sorted[received - 1] ?? Number.NaN;
  if (received > 1) row[COLUMN.jitterMs] = jumps / (received - 1);
}

/** Puts a value in its place among the first `size` sorted ones. */
function insert(value: number, size: number): void {
  let index = size;
  while (index > 0 && (sorted[index - 1] ?? 0) > value) {
    sorted[index] = sorted[index - 1] ?? 0;
    index -= 1;
  }
  sorted[index] = value;
}
