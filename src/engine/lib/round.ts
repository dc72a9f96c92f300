import type { Round } from '../../contract/metrics.ts';
import { COLUMN, ROUND_STRIDE } from './round-columns.ts';
import { mosOf } from './mos.ts';

const orNull = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value;

/** Row `index` of round columns as an object, for the contract; not for hot paths. */
export function roundAt(rows: Float64Array, index: number): Round {
  const cell = (column: number): number => rows[index * ROUND_STRIDE + column] ?? Number.NaN;
  const sent = cell(COLUMN.sent);
  const received = cell(COLUMN.received);
  const lossPct = sent > 0 ? (1 - received / sent) * 100 : 0;
  const medianMs = orNull(cell(COLUMN.medianMs));
  const jitterMs = orNull(cell(COLUMN.jitterMs));
  return {
    at: cell(COLUMN.at),
    sent,
    received,
    lossPct,
    minMs: orNull(cell(COLUMN.minMs)),
    avgMs: orNull(cell(COLUMN.avgMs)),
    medianMs,
    p95Ms: orNull(cell(COLUMN.p95Ms)),
    maxMs: orNull(cell(COLUMN.maxMs)),
    jitterMs,
    mos: medianMs === null ? null : mosOf({ rttMs: medianMs, jitterMs: jitterMs ?? 0, lossPct }),
  };
}
