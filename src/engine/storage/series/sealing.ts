import type { ChunkTable, NewChunk } from './chunk-table.ts';
import { ratesOf, type Reading } from './counter-rate.ts';
import { type Column, encodeGroup } from './group-chunk.ts';
import type { Head, OpenWindow } from './head.ts';
import { HOUR_MS, LEVELS, STEP_MS, WINDOW_MS, windowStart } from './levels.ts';
import { mergeRollUps, type OnDamage, source } from './merging.ts';
import { openColumns } from './open-columns.ts';
import type { PartTable } from './part-table.ts';
import { encodeRollUps } from './roll-up-chunk.ts';
import { firstOf, rollUp, type RollUp } from './roll-up.ts';

type Sealed = {
  readonly window: OpenWindow;
  readonly columns: readonly Column[];
  readonly samples: number;
  readonly raw: Uint8Array;
  readonly five: Uint8Array;
  readonly hour: NewChunk;
  /** Takes away what the hours were before this window joined them. */
  readonly removeOldHour: () => void;
};
type Hours = {
  readonly owner: number;
  readonly start: number;
  readonly samples: number;
  readonly parts: readonly RollUp[];
};
type Options = {
  readonly head: Head;
  readonly table: ChunkTable;
  readonly parts: PartTable;
  readonly onDamage: OnDamage;
  readonly isCounter: (series: number) => boolean;
  /** The last sealed reading of a counter before a moment; asked once for each after a start. */
  readonly lastBefore: (series: number, at: number) => Reading | undefined;
  readonly atomic: (work: () => void) => void;
  /** Most time for packing in one step, ms: the thread has commits to answer. */
  readonly budgetMs: number;
};

/** Makes chunks of windows: raw, and summed up by five minutes and by hours. Of counters, their rates are summed up. */
export function createSealing({ head, table, parts, onDamage, isCounter, lastBefore, atomic, budgetMs }: Options) {
  /** Last reading of each counter, `time` in ms since 1970: the rate across the border of two windows needs it. */
  const lastReadings = new Map<number, Reading>();

  function summable(column: Column, start: number): Column {
    if (!isCounter(column.series)) return column;
    const last = lastReadings.get(column.series) ?? lastBefore(column.series, start);
    return ratesOf(column, last && { time: last.time - start, value: last.value });
  }
  /** Hours join those of the same eight hours: few chunks are quick to read. */
  function hoursWith({ parts: newest, owner, start, samples }: Hours): Pick<Sealed, 'hour' | 'removeOldHour'> {
    const windowAt = windowStart(start, LEVELS.hour.windowMs);
    const older = source(table, LEVELS.hour, owner, { from: windowAt, to: windowAt });
    const newer = newest.length > 0 ? [{ start, samples, data: encodeRollUps(newest, false) }] : [];
    const chunks = [...older.chunks, ...newer];
    const merged = mergeRollUps(chunks, LEVELS.hour, windowAt, (chunk) =>
      onDamage(owner, chunk.start, chunk.start + LEVELS.hour.windowMs),
    );
    const joined = merged.map((part) => firstOf(part, (start + WINDOW_MS - windowAt) / HOUR_MS));
    const total = chunks.reduce((sum, chunk) => sum + chunk.samples, 0);
    const hour = { owner, start: windowAt, samples: total, data: encodeRollUps(joined, false) };
    return { hour, removeOldHour: older.remove };
  }
  function seal(window: OpenWindow): Sealed {
    const { group } = window;
    const end = window.start + WINDOW_MS;
    const columns = openColumns({ table: parts, parts: head.partsOf(window) }, window, undefined, () =>
      onDamage(group, window.start, end),
    );
    const sums = columns.map((column) => summable(column, window.start));
    const five = sums.map((column) => rollUp(column, STEP_MS['5m'], WINDOW_MS / STEP_MS['5m']));
    const hour = sums.map((column) => rollUp(column, HOUR_MS, WINDOW_MS / HOUR_MS));
    const samples = columns.reduce((sum, { count }) => sum + count, 0);
    return {
      window,
      columns,
      samples,
      raw: encodeGroup(columns),
      // Packed: written twice a day by every series, and read seldom before it is moved.
      five: encodeRollUps(five, true),
      ...hoursWith({ owner: group, start: window.start, samples, parts: hour }),
    };
  }
  function finish(sealed: Sealed): void {
    for (const { series, times, values, count } of sealed.columns) {
      const time = sealed.window.start + (times[count - 1] ?? 0);
      if (isCounter(series)) lastReadings.set(series, { time, value: values[count - 1] ?? 0 });
    }
    head.close(sealed.window);
  }

  /**
   * Seals windows whose time has come, in one transaction: either they are chunks, or they are still in the journal.
   *
   * @returns number of windows sealed
   */
  return (due: readonly OpenWindow[]): number => {
    const until = performance.now() + budgetMs;
    const done: Sealed[] = [];
    for (const window of due) {
      done.push(seal(window));
      if (performance.now() > until) break;
    }
    if (done.length === 0) return 0;
    atomic(() => {
      for (const { window, samples, raw, five, hour, removeOldHour } of done) {
        const { group: owner, start } = window;
        if (samples === 0) continue;
        table.add(LEVELS.raw, { owner, start, samples, data: raw });
        table.add(LEVELS.five, { owner, start, samples, data: five });
        removeOldHour();
        table.add(LEVELS.hour, hour);
      }
    });
    for (const sealed of done) finish(sealed);
    return done.length;
  };
}
