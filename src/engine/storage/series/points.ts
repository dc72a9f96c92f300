import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Points } from './buckets.ts';
import type { Series } from './series-spec.ts';
import { type Reading as LastReading, ratesOf } from './counter-rate.ts';
import type { Column } from './group-chunk.ts';
import { EPOCH, LEVELS, STEP_MS, type Tier, WINDOW_MS, windowStart } from './levels.ts';
import type { Reading, Span } from './reading.ts';
import { ROLL_UP, rollUp, type RollUp } from './roll-up.ts';
import { FUTURE_MS } from './sample-rules.ts';

/** Every stored point of some series, for those who want all of them: exports and the queries of other programs. */
export type PointsQuery = {
  /** Numbers of series; unknown ones are passed by. */
  readonly series: readonly number[];
  /** ms since 1970, both included. */
  readonly from: number;
  readonly to: number;
  /** `raw`: samples as they were measured, of counters their rates per second. Else roll-ups, at the start of each. */
  readonly tier: Exclude<Tier, '8h'>;
  /** Stops after the stretch of time in which so many points are reached. */
  readonly limit: number;
};
export type PointsAnswer = {
  /** Oldest first in each; series without any point in the time are left out. */
  readonly columns: readonly (Points & { readonly series: number })[];
  /** Everything before this moment (ms since 1970, not included) is in here; to go on, ask again from it. */
  readonly until: number;
};
type Row = { at: number; min: number; avg: number; max: number; count: number };
type Options = {
  readonly reading: Reading;
  readonly get: (number: number) => Series | undefined;
  readonly now: () => number;
};

/** All series of an answer are read in stretches of this length, so that none is ahead of the others. */
const STRETCH_MS = { raw: LEVELS.rawLong.windowMs, '5m': LEVELS.fiveLong.windowMs, '1h': LEVELS.hourSeries.windowMs };

/** Points of one series as they come. */
class Gathering {
  readonly rows: Row[] = [];
  #last: LastReading | undefined;
  readonly #series: Series;
  readonly #before: (at: number) => LastReading | undefined;

  /** @param before finds the reading before a moment, which the first rate of a counter needs */
  constructor(series: Series, before: (at: number) => LastReading | undefined) {
    this.#series = series;
    this.#before = before;
  }
  samples(start: number, raw: Column, span: Span): void {
    const column = this.#summable(start, raw);
    for (let index = 0; index < column.count; index += 1) {
      const at = start + (column.times[index] ?? 0);
      const value = column.values[index] ?? 0;
      if (at >= span.from && at <= span.to) this.rows.push({ at, min: value, avg: value, max: value, count: 1 });
    }
  }
  /** Samples that are not sealed yet, summed up as they will be. */
  open(start: number, raw: Column, stepMs: number, span: Span): void {
    const part = rollUp(this.#summable(start, raw), stepMs, WINDOW_MS / stepMs);
    this.rollUp(start, stepMs, part, span);
  }
  #summable(start: number, raw: Column): Column {
    if (this.#series.kind !== 'counter') return raw;
    const last = this.#last ?? this.#before(start + (raw.times[0] ?? 0));
    const end = raw.count - 1;
    this.#last = { time: start + (raw.times[end] ?? 0), value: raw.values[end] ?? 0 };
    return ratesOf(raw, last && { time: last.time - start, value: last.value });
  }
  rollUp(start: number, stepMs: number, { data, buckets }: RollUp, span: Span): void {
    const cell = (column: number, bucket: number) => data[column * buckets + bucket] ?? Number.NaN;
    for (let bucket = 0; bucket < buckets; bucket += 1) {
      const at = start + bucket * stepMs;
      const count = cell(ROLL_UP.count, bucket);
      if (!(count > 0) || at < span.from || at > span.to) continue;
      const [min, avg, max] = [cell(ROLL_UP.min, bucket), cell(ROLL_UP.avg, bucket), cell(ROLL_UP.max, bucket)];
      this.rows.push({ at, min, avg, max, count });
    }
  }
  points(): Points {
    const column = (key: keyof Row) => Float64Array.from(this.rows, (row) => row[key]);
    return { at: column('at'), min: column('min'), avg: column('avg'), max: column('max'), count: column('count') };
  }
}

/** Reads stretch by stretch, and lets others have their turn between them. */
export function createPoints({ reading, get, now }: Options) {
  function readStretch(
    members: readonly Series[],
    into: ReadonlyMap<number, Gathering>,
    tier: PointsQuery['tier'],
    span: Span,
  ): void {
    if (tier === 'raw') {
      reading.samples(members, span, (one, start, column) => into.get(one.number)?.samples(start, column, span));
      return;
    }
    const step = STEP_MS[tier];
    reading.rollUps(tier, members, span, (one, start, part) => into.get(one.number)?.rollUp(start, step, part, span));
    reading.open(members, span, (one, start, column) => into.get(one.number)?.open(start, column, step, span));
  }

  return async (query: PointsQuery): Promise<PointsAnswer> => {
    const series = [...new Set(query.series)].map(get).filter((one) => one !== undefined);
    const into = new Map(series.map((one) => [one.number, new Gathering(one, (at) => reading.lastBefore(one, at))]));
    const groups = [...Map.groupBy(series, (one) => one.group).values()];
    const end = Math.floor(Math.min(query.to, now() + FUTURE_MS)) + 1;
    const stretch = STRETCH_MS[query.tier];
    let at = Math.ceil(Math.max(query.from, EPOCH));
    let count = 0;
    while (at < end && count < query.limit) {
      const next = Math.min(end, windowStart(at, stretch) + stretch);
      for (const members of groups) readStretch(members, into, query.tier, { from: at, to: next - 1 });
      count = [...into.values()].reduce((sum, { rows }) => sum + rows.length, 0);
      at = next;
      await nextTurn();
    }
    const filled = [...into].filter(([, { rows }]) => rows.length > 0);
    return { columns: filled.map(([number, gathered]) => ({ series: number, ...gathered.points() })), until: at };
  };
}
