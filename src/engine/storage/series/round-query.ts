import { COLUMN, ROUND_STRIDE, roundCount } from '../../lib/round-columns.ts';
import type { Series } from './series-spec.ts';
import { indexFrom } from './buckets.ts';
import { keyStart, LEVELS, WINDOW_MS } from './levels.ts';
import type { Span } from './reading.ts';
import { createCheckFinder, ROUND_COLUMNS } from './round-series.ts';
import type { SeriesStore } from './series-store.ts';

export type RoundQuery = {
  readonly from: number;
  readonly to: number;
  readonly check?: number;
  readonly limit: number;
};
/** Samples of one series: moments (ms since 1970) and values. */
type Part = { readonly at: number[]; readonly values: number[] };

const atOf = (rows: Float64Array, row: number): number => rows[row * ROUND_STRIDE + COLUMN.at] ?? Number.NaN;

/** Starts of the two-hour windows that hold something of these groups within the span, newest first. */
function windowsOf(store: SeriesStore, groups: ReadonlySet<number>, span: Span): number[] {
  const { chunks } = store;
  const starts = new Set<number>();
  for (const group of groups) {
    for (const { start } of store.windows(group)) starts.add(start);
    for (const { key } of chunks.sizes(LEVELS.raw, group, span)) starts.add(keyStart(key));
    for (const { key } of chunks.sizes(LEVELS.rawLong, group, span)) {
      for (let offset = 0; offset < LEVELS.rawLong.windowMs; offset += WINDOW_MS) starts.add(keyStart(key) + offset);
    }
  }
  return [...starts].filter((start) => start <= span.to && start + WINDOW_MS > span.from).sort((a, b) => b - a);
}

/** The samples of one stretch of time, by the number of their series. */
function partsOf(store: SeriesStore, series: readonly Series[], span: Span): ReadonlyMap<number, Part> {
  const parts = new Map<number, Part>(series.map(({ number }) => [number, { at: [], values: [] }]));
  for (const members of Map.groupBy(series, ({ group }) => group).values()) {
    store.reading.samples(members, span, ({ number }, start, { times, values, count }) => {
      const part = parts.get(number);
      const end = indexFrom(times, count, span.to + 1 - start);
      for (let index = indexFrom(times, count, span.from - start); index < end; index += 1) {
        part?.at.push(start + (times[index] ?? 0));
        part?.values.push(values[index] ?? Number.NaN);
      }
    });
  }
  return parts;
}

/** Puts the samples of one check together as rounds again, oldest first. */
function roundsOf(check: number, parts: readonly (Part | undefined)[]): Float64Array {
  const moments = parts[0]?.at ?? [];
  const rows = new Float64Array(moments.length * ROUND_STRIDE).fill(Number.NaN);
  for (const [row, at] of moments.entries()) {
    rows[row * ROUND_STRIDE + COLUMN.check] = check;
    rows[row * ROUND_STRIDE + COLUMN.at] = at;
  }
  for (const [index, part] of parts.entries()) {
    const column = ROUND_COLUMNS[index] ?? 0;
    let row = 0;
    for (const [place, at] of (part?.at ?? []).entries()) {
      while (row < moments.length && (moments[row] ?? 0) < at) row += 1;
      if (moments[row] === at) rows[row * ROUND_STRIDE + column] = part?.values[place] ?? Number.NaN;
    }
  }
  return rows;
}

/** Joins parts that are each ordered by `at`; keeps the newest `limit` rows. */
function newest(parts: readonly Float64Array[], limit: number): Float64Array<ArrayBuffer> {
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let end = 0;
  for (const part of parts) {
    all.set(part, end);
    end += part.length;
  }
  const count = roundCount(all);
  const order = Array.from({ length: count }, (_, row) => row);
  order.sort((a, b) => atOf(all, a) - atOf(all, b));
  const kept = order.slice(Math.max(0, count - limit));
  const out = new Float64Array(kept.length * ROUND_STRIDE);
  for (const [index, row] of kept.entries())
    out.set(all.subarray(row * ROUND_STRIDE, (row + 1) * ROUND_STRIDE), index * ROUND_STRIDE);
  return out;
}

/**
 * Rounds of a time, oldest first, at most the newest `limit`: window by window backwards until there are enough.
 *
 * @param breathe called between windows, so that a long question does not keep commits waiting
 */
export function createRoundQuery(store: SeriesStore, breathe: () => Promise<void>) {
  const findChecks = createCheckFinder(store);
  return async (query: RoundQuery): Promise<Float64Array<ArrayBuffer>> => {
    const checks = findChecks(query.check);
    const series = [...checks.values()].flat().filter((one) => one !== undefined);
    const groups = new Set(series.map(({ group }) => group));
    const parts: Float64Array[] = [];
    let rows = 0;
    for (const start of windowsOf(store, groups, query)) {
      const span = { from: Math.max(query.from, start), to: Math.min(query.to, start + WINDOW_MS - 1) };
      const found = partsOf(store, series, span);
      for (const [check, list] of checks) {
        const moments = list.map((one) => one && found.get(one.number));
        const part = roundsOf(check, moments);
        rows += roundCount(part);
        if (part.length > 0) parts.push(part);
      }
      if (rows >= query.limit) break;
      await breathe();
    }
    return newest(parts, query.limit);
  };
}
