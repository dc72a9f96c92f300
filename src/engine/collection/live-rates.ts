import { INTERFACE_COLUMN } from '../lib/interface-columns.ts';

/** So many seconds are kept for whoever looks. */
const MOST_POINTS = 300;
/** Nobody has looked for so long: forgotten. */
const IDLE_MS = 60_000;

type Points = { at: number[]; inBps: (number | null)[]; outBps: (number | null)[]; lookedAt: number };
const orNull = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value;

/** Rates of single interfaces, second by second, for as long as somebody looks. @param now ms since 1970 */
export function createLiveRates(now: () => number) {
  const points = new Map<number, Points>();
  return {
    take(row: Float64Array): void {
      const own = points.get(row[INTERFACE_COLUMN.number] ?? -1);
      if (own === undefined) return;
      own.at.push(row[INTERFACE_COLUMN.at] ?? 0);
      own.inBps.push(orNull(row[INTERFACE_COLUMN.inBps]));
      own.outBps.push(orNull(row[INTERFACE_COLUMN.outBps]));
      for (const column of [own.at, own.inBps, own.outBps]) column.splice(0, Math.max(0, column.length - MOST_POINTS));
    },
    /** What was read after a moment, ms since 1970. */
    look(number: number, after: number) {
      for (const [other, { lookedAt }] of points) if (now() - lookedAt > IDLE_MS) points.delete(other);
      const own = points.get(number) ?? { at: [], inBps: [], outBps: [], lookedAt: 0 };
      own.lookedAt = now();
      points.set(number, own);
      const from = own.at.findIndex((at) => at > after);
      const newer = <T>(column: readonly T[]): T[] => (from < 0 ? [] : column.slice(from));
      return { at: newer(own.at), inBps: newer(own.inBps), outBps: newer(own.outBps) };
    },
  };
}
