import { aggregate, type Aggregate } from './aggregate.ts';
import { Buckets, indexFrom, type Points } from './buckets.ts';
import type { Series } from './series-spec.ts';
import { type Reading as LastReading, ratesOf } from './counter-rate.ts';
import type { Column } from './group-chunk.ts';
import { DAY_MS, EPOCH, STEP_MS, type Tier, WINDOW_MS, windowStart } from './levels.ts';
import type { Reading, Span } from './reading.ts';
import type { RollUp } from './roll-up.ts';
import { FUTURE_MS } from './sample-rules.ts';

/** More points than a screen has columns say nothing more. */
const MAX_POINTS = 1500;
/** So many points are enough to draw a line: then the coarser tier is taken. */
const ENOUGH_POINTS = 500;
/** Longest time to read without letting others have their turn, in series-days of raw samples and of roll-ups. */
const PIECE_MS = { raw: 16 * DAY_MS, rollUp: 1200 * DAY_MS } as const;
const PIECE_STEP_MS = 32 * DAY_MS;
const TURN_MS = 8;

export type SeriesQuery = {
  /** Numbers of series; unknown ones are passed by. */
  readonly series: readonly number[];
  /** ms since 1970, both included. */
  readonly from: number;
  readonly to: number;
  /** Most points of each series, up to 1500. */
  readonly points: number;
  /** One answer for all series together. */
  readonly aggregate?: Aggregate | undefined;
  /** Without it the tier is chosen. */
  readonly tier?: Tier | undefined;
};
export type SeriesAnswer = {
  readonly tier: Tier;
  /** Length of a bucket, ms; 0: samples as they were measured. */
  readonly stepMs: number;
  /** `series` is 0 for an aggregate. */
  readonly columns: readonly (Points & { readonly series: number })[];
};
type Options = {
  readonly reading: Reading;
  readonly get: (number: number) => Series | undefined;
  readonly now: () => number;
  readonly breathe: () => Promise<void>;
};

/** The frame of an answer: its buckets and what they are filled from. */
type Frame = {
  readonly tier: Tier;
  readonly span: Span;
  readonly from: number;
  readonly step: number;
  readonly length: number;
};

/** Gathers one series: in buckets, and as samples for as long as they are few enough. */
class Gatherer {
  readonly buckets: Buckets;
  #samples: { start: number; times: Float64Array; values: Float64Array }[] | undefined = [];
  #count = 0;
  #last: LastReading | undefined;
  readonly #series: Series;
  readonly #limit: number;

  constructor(series: Series, frame: Frame, limit: number) {
    this.#series = series;
    this.#limit = limit;
    this.buckets = new Buckets(frame.from, frame.step, frame.length);
  }

  take(start: number, raw: Column, span: Span): void {
    const column = this.#series.kind === 'counter' ? this.#rates(start, raw) : raw;
    const first = indexFrom(column.times, column.count, span.from - start);
    const end = indexFrom(column.times, column.count, span.to + 1 - start);
    if (first >= end) return;
    this.buckets.addSamples(start, column, first, end);
    this.#count += end - first;
    if (this.#count > this.#limit) this.#samples = undefined;
    const times = this.#samples && column.times.slice(first, end);
    if (times) this.#samples?.push({ start, times, values: column.values.slice(first, end) });
  }
  #rates(start: number, raw: Column): Column {
    const before = this.#last && { time: this.#last.time - start, value: this.#last.value };
    const last = raw.count - 1;
    this.#last = { time: start + (raw.times[last] ?? 0), value: raw.values[last] ?? 0 };
    return ratesOf(raw, before);
  }

  /** Before samples that come after roll-ups: a counter needs the reading before. @param find where it is kept */
  follow(find: (series: Series) => LastReading | undefined): void {
    if (this.#series.kind === 'counter') this.#last = find(this.#series);
  }
  /** The samples themselves, if they fit. */
  samples(): Points | undefined {
    if (!this.#samples) return undefined;
    const at = new Float64Array(this.#count);
    const avg = new Float64Array(this.#count);
    let end = 0;
    for (const { start, times, values } of this.#samples) {
      for (let index = 0; index < times.length; index += 1) at[end + index] = start + (times[index] ?? 0);
      avg.set(values, end);
      end += times.length;
    }
    return { at, avg, min: avg.slice(), max: avg.slice(), count: new Float64Array(this.#count).fill(1) };
  }
}

/** The coarsest tier that still gives enough points, or a coarser one where the finer one does not reach back. */
function chooseTier(query: SeriesQuery, first: Series | undefined, reading: Reading): Tier {
  if (query.tier) return query.tier;
  const enough = Math.min(query.points, ENOUGH_POINTS);
  const tiers: readonly Tier[] = ['raw', '5m', '1h', '8h'];
  const fits = (tier: Tier) => tier === 'raw' || (query.to - query.from) / STEP_MS[tier] >= enough;
  let best = tiers.findLastIndex(fits);
  if (!first) return tiers[best] ?? 'raw';
  const reach = (index: number) => reading.oldest(tiers[index] ?? 'raw', first);
  while (best < tiers.length - 1 && reach(best) > query.from && reach(best + 1) < reach(best) - WINDOW_MS * 4)
    best += 1;
  return tiers[best] ?? 'raw';
}

function frameOf(query: SeriesQuery, tier: Tier, now: number): Frame {
  const points = Math.max(1, Math.min(MAX_POINTS, Math.floor(query.points)));
  // Nothing is kept outside of this.
  const span = { from: Math.ceil(Math.max(query.from, EPOCH)), to: Math.floor(Math.min(query.to, now + FUTURE_MS)) };
  const unit = Math.max(1, STEP_MS[tier]);
  const from = tier === 'raw' ? span.from : windowStart(span.from, unit);
  const steps = (most: number) => unit * Math.max(1, Math.ceil((span.to - span.from + 1) / unit / Math.max(1, most)));
  // The first bucket of a roll-up may begin before the time asked for, which may take one more.
  const isOver = Math.ceil((span.to + 1 - from) / steps(points)) > points;
  const step = steps(isOver ? points - 1 : points);
  return { tier, span, from, step, length: Math.max(1, Math.ceil((span.to + 1 - from) / step)) };
}

function takeRollUp(
  into: Gatherer | undefined,
  start: number,
  step: number,
  parts: { part: RollUp; span: Span },
): void {
  const { part, span } = parts;
  const first = Math.max(0, Math.ceil((span.from - start) / step));
  const end = Math.min(part.buckets, Math.floor((span.to - start) / step) + 1);
  if (end > first) into?.buckets.addRollUp(start, step, part, { first, end });
}

function answer(frame: Frame, query: SeriesQuery, gathered: readonly (readonly [Series, Gatherer])[]): SeriesAnswer {
  const { tier, from, step, length } = frame;
  if (tier === 'raw' && query.aggregate === undefined) {
    const samples = gathered.map(([{ number: series }, into]) => ({ series, points: into.samples() }));
    if (samples.every(({ points }) => points !== undefined))
      return {
        tier,
        stepMs: 0,
        columns: samples.flatMap(({ series, points }) => (points ? [{ series, ...points }] : [])),
      };
  }
  const at = Float64Array.from({ length }, (_, index) => from + index * step);
  const columns = gathered.map(([{ number: series }, { buckets }]) => ({ series, ...buckets.points(at) }));
  if (query.aggregate === undefined) return { tier, stepMs: step, columns };
  return { tier, stepMs: step, columns: [{ series: 0, ...aggregate(columns, at, query.aggregate) }] };
}

export function createRange({ reading, get, now, breathe }: Options) {
  let turnEnds = 0;
  async function turn(): Promise<void> {
    if (performance.now() < turnEnds) return;
    await breathe();
    turnEnds = performance.now() + TURN_MS;
  }

  /** One stretch of time of one group, without a pause: so that nothing moves between levels meanwhile. */
  function readPiece(members: readonly Series[], into: ReadonlyMap<number, Gatherer>, tier: Tier, span: Span): void {
    const take = (one: Series, start: number, column: Column) => into.get(one.number)?.take(start, column, span);
    if (tier === 'raw') return reading.samples(members, span, take);
    const takePart = (of: Exclude<Tier, 'raw'>) => (one: Series, start: number, part: RollUp) =>
      takeRollUp(into.get(one.number), start, STEP_MS[of], { part, span });
    if (tier === '8h') reading.shifts(members, span, takePart('8h'), takePart('1h'));
    else reading.rollUps(tier, members, span, takePart(tier));
    for (const one of members) {
      const start = reading.openFrom(one);
      if (start !== undefined) into.get(one.number)?.follow((series) => reading.lastBefore(series, start));
    }
    reading.open(members, span, take);
  }

  async function readGroup(
    members: readonly Series[],
    into: ReadonlyMap<number, Gatherer>,
    frame: Frame,
  ): Promise<void> {
    const { tier } = frame;
    // Roll-ups are taken whole: the first bucket may begin a little before the time asked for.
    const from = Math.min(frame.from, frame.span.from);
    const length = (tier === 'raw' ? PIECE_MS.raw : PIECE_MS.rollUp) / members.length;
    const step = tier === 'raw' ? WINDOW_MS * 4 : PIECE_STEP_MS;
    let at = from;
    while (at <= frame.span.to) {
      const next = Math.min(frame.span.to + 1, windowStart(at, step) + step * Math.max(1, Math.floor(length / step)));
      readPiece(members, into, tier, { from: at, to: next - 1 });
      at = next;
      await turn();
    }
  }

  /**
   * Points of some series: samples where they fit, else buckets that keep minimum and maximum. Sees what is in memory,
   * in the journal and sealed. Counters are answered as rates per second.
   */
  return async (query: SeriesQuery): Promise<SeriesAnswer> => {
    turnEnds = performance.now() + TURN_MS;
    const series = [...new Set(query.series)].map(get).filter((one) => one !== undefined);
    const frame = frameOf(query, chooseTier(query, series[0], reading), now());
    const limit = query.aggregate === undefined ? Math.min(MAX_POINTS, query.points) : 0;
    const gathered = series.map((one) => [one, new Gatherer(one, frame, limit)] as const);
    const into = new Map(gathered.map(([one, gatherer]) => [one.number, gatherer]));
    const groups = Map.groupBy(series, (one) => one.group);
    if (frame.span.to >= frame.span.from) for (const members of groups.values()) await readGroup(members, into, frame);
    return answer(frame, query, gathered);
  };
}
