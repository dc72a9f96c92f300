import { COLUMN, OUTCOME, ROUND_STRIDE, roundCount } from './lib/round-columns.ts';

/** A network needs a moment after sleep: an address, a route that leads somewhere, a switch that learns. */
const SETTLE_MS = 30_000;

/** After sleep, silence says nothing about the network until something answers, or half a minute is over. */
export function createSettling(monotonic: () => number) {
  let until = Number.NEGATIVE_INFINITY;
  return {
    begin(): void {
      until = monotonic() + SETTLE_MS;
    },
    /** Turns silence into rounds that were interrupted. @param isBeside answers whatever becomes of the network */
    filter(rows: Float64Array, isBeside: (check: number) => boolean): void {
      if (monotonic() >= until) return;
      for (let index = 0; index < roundCount(rows); index += 1) {
        const base = index * ROUND_STRIDE;
        if ((rows[base + COLUMN.received] ?? 0) === 0) rows[base + COLUMN.outcome] = OUTCOME.interrupted;
        else if (!isBeside(rows[base + COLUMN.check] ?? -1)) until = Number.NEGATIVE_INFINITY;
      }
    },
  };
}
