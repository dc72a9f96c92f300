import type { Series } from './series-spec.ts';
import type { Chunk, ChunkTable } from './chunk-table.ts';
import type { Reading as LastReading } from './counter-rate.ts';
import { type Column, GroupChunk } from './group-chunk.ts';
import type { Head } from './head.ts';
import { type Level, LEVELS, STEP_MS, type Tier, WINDOW_MS } from './levels.ts';
import { guarded } from './bytes.ts';
import type { OnDamage } from './merging.ts';
import { openColumns } from './open-columns.ts';
import type { PartTable } from './part-table.ts';
import { decodeRollUps } from './roll-up-chunk.ts';
import type { RollUp } from './roll-up.ts';

/** Time from–to, ms since 1970, both included. */
export type Span = { readonly from: number; readonly to: number };
/** Some samples, oldest first in each series; `start` is what its times count from. Views: not to be kept. */
export type TakeSamples = (series: Series, start: number, column: Column) => void;
export type TakeRollUp = (series: Series, start: number, part: RollUp) => void;

type Options = {
  readonly table: ChunkTable;
  readonly parts: PartTable;
  readonly head: Head;
  readonly onDamage: OnDamage;
};
export type Reading = ReturnType<typeof createReading>;

/** Levels of each tier, the longest windows first. Each moment is in one of them. */
const RAW: readonly Level[] = [LEVELS.rawLong, LEVELS.raw];
const ROLL_UPS: Readonly<Record<Exclude<Tier, 'raw'>, readonly Level[]>> = {
  '5m': [LEVELS.fiveLong, LEVELS.five],
  '1h': [LEVELS.hourSeries, LEVELS.hourLong, LEVELS.hour],
  '8h': [LEVELS.shiftSeries],
};

/** Reads what is stored of some series of one group. Nothing changes while it reads: there is no waiting in here. */
export function createReading({ table, parts: partTable, head, onDamage }: Options) {
  let room: Float64Array = new Float64Array(1024);
  const rollUpRoom = new Float32Array(8192);

  function open(series: readonly Series[], span: Span, take: TakeSamples): void {
    const [first] = series;
    if (!first) return;
    const byNumber = new Map(series.map((one) => [one.number, one]));
    // The first rate of a counter in the span needs the reading before it.
    const isCounted = series.some(({ kind }) => kind === 'counter');
    const wanted = { series: [...byNumber.keys()], span: isCounted ? undefined : span };
    for (const window of head.windows(first.group)) {
      if (window.start > span.to || window.start + WINDOW_MS <= span.from) continue;
      const damaged = () => onDamage(first.group, window.start, window.start + WINDOW_MS);
      for (const column of openColumns({ table: partTable, parts: head.partsOf(window) }, window, wanted, damaged))
        take(byNumber.get(column.series) ?? first, window.start, column);
    }
  }
  /** One chunk; @param damaged told of what cannot be read */
  function rawChunk({ start, data }: Chunk, series: readonly Series[], damaged: () => void, take: TakeSamples): void {
    const chunk = guarded(() => new GroupChunk(data), damaged);
    if (!chunk) return;
    for (const one of series) {
      const column = guarded(() => chunk.read(one.number, room), damaged);
      if (!column) continue;
      room = column.values;
      take(one, start, column);
    }
  }
  function rawChunks(series: readonly Series[], span: Span, take: TakeSamples): void {
    const [first] = series;
    if (!first) return;
    for (const level of RAW) {
      for (const chunk of table.rows(level, first.group, span)) {
        const damaged = () => onDamage(first.group, chunk.start, chunk.start + level.windowMs);
        rawChunk(chunk, series, damaged, take);
      }
    }
  }
  function rollUpsOf(level: Level, series: readonly Series[], span: Span, take: TakeRollUp): void {
    const [first] = series;
    if (!first) return;
    const byNumber = new Map(series.map((one) => [one.number, one]));
    const wanted = new Set(byNumber.keys());
    const owners = level.owner === 'group' ? [first.group] : [...wanted];
    for (const { start, data } of owners.flatMap((owner) => table.rows(level, owner, span))) {
      const parts = guarded(
        () => decodeRollUps(data, wanted, rollUpRoom),
        () => onDamage(first.group, start, start + level.windowMs),
      );
      for (const part of parts ?? []) take(byNumber.get(part.series) ?? first, start, part);
    }
  }

  return {
    /** Raw samples of chunks that touch the span, then of the head. More than the span: the taker looks at the times. */
    samples(series: readonly Series[], span: Span, take: TakeSamples): void {
      rawChunks(series, span, take);
      open(series, span, take);
    },
    open,
    /** Start of the oldest open window of a series, ms since 1970; undefined when there is none. */
    openFrom: ({ group }: Series): number | undefined => head.windows(group)[0]?.start,
    /** The last sealed sample of a series before a moment, at most eight hours back; `time` in ms since 1970. */
    lastBefore(series: Series, at: number): LastReading | undefined {
      let last: LastReading | undefined;
      const span = { from: at - LEVELS.rawLong.windowMs, to: at - 1 };
      rawChunks([series], span, (_, start, { times, values, count }) => {
        const index = count - 1;
        last = { time: start + (times[index] ?? 0), value: values[index] ?? 0 };
      });
      return last;
    },
    /** Roll-ups of one tier. */
    rollUps(tier: Exclude<Tier, 'raw'>, series: readonly Series[], span: Span, take: TakeRollUp): void {
      for (const level of ROLL_UPS[tier]) rollUpsOf(level, series, span, take);
    },
    /**
     * Eight-hour roll-ups, and the hours that are not summed up by eight yet: those still with their group.
     *
     * @returns up to which moment there was something by eight, -Infinity where nothing was
     */
    shifts(series: readonly Series[], span: Span, take: TakeRollUp, takeHours: TakeRollUp): void {
      const ends = new Map<number, number>();
      for (const one of series)
        rollUpsOf(LEVELS.shiftSeries, [one], span, (_, start, part) => {
          ends.set(one.number, start + part.buckets * STEP_MS['8h']);
          take(one, start, part);
        });
      const rest = {
        from: Math.max(span.from, Math.min(...series.map((one) => ends.get(one.number) ?? -Infinity))),
        to: span.to,
      };
      if (rest.from > rest.to) return;
      for (const level of [LEVELS.hourLong, LEVELS.hour]) rollUpsOf(level, series, rest, takeHours);
    },
    /** The oldest moment a tier has of a series. */
    oldest(tier: Tier, series: Series): number {
      const levels = tier === 'raw' ? RAW : ROLL_UPS[tier];
      const firsts = levels.map((level) => table.first(level, level.owner === 'group' ? series.group : series.number));
      return Math.min(...firsts.map((first) => first ?? Infinity));
    },
  };
}
