import type { Chunk, ChunkTable, NewChunk } from './chunk-table.ts';
import type { Head } from './head.ts';
import { HOUR_MS, LEVELS, type Level, STEP_MS, windowStart } from './levels.ts';
import { mergeRaw, mergeRollUps, type OnDamage, source } from './merging.ts';
import { encodeRollUps } from './roll-up-chunk.ts';
import { coarsen, firstOf, ROLL_UP, type RollUp } from './roll-up.ts';

/** How long after the end of a window its chunks are moved on: what is asked for most stays where it is cheap to add. */
const LAG_MS = { compact: 3 * HOUR_MS, fold: 12 * HOUR_MS } as const;
const SPREAD_MS = HOUR_MS;

type Options = {
  readonly table: ChunkTable;
  readonly head: Head;
  readonly atomic: (work: () => void) => void;
  readonly onDamage: OnDamage;
};
type Replacement = { readonly chunk: NewChunk; readonly removeOld: () => void };
export type Moving = ReturnType<typeof createMoving>;

const samplesOf = ({ data, buckets }: RollUp): number => {
  let sum = 0;
  for (let bucket = 0; bucket < buckets; bucket += 1) sum += data[ROLL_UP.count * buckets + bucket] ?? 0;
  return sum;
};
const total = (chunks: readonly Chunk[]): number => chunks.reduce((sum, chunk) => sum + chunk.samples, 0);

/**
 * Moves chunks of a group from short windows to long ones. Each move is one transaction: what it reads is taken away
 * with it, so that a moment is in exactly one place, also after a crash.
 */
export function createMoving({ table, head, atomic, onDamage }: Options) {
  /** End of the oldest window of a level that can be moved, or undefined. */
  function window(from: Level, to: Level, group: number, { now, lagMs }: { now: number; lagMs: number }) {
    const first = table.first(from, group);
    if (first === undefined) return undefined;
    const start = windowStart(first, to.windowMs);
    const end = start + to.windowMs;
    const delay = lagMs + (group % 64) * (SPREAD_MS / 64);
    if (now < end + delay) return undefined;
    const isOpen = head.windows(group).some((open) => open.start < end);
    return isOpen ? undefined : { start, span: { from: start, to: end - 1 } };
  }
  const reporter = (group: number, level: Level) => (chunk: { readonly start: number }) =>
    onDamage(group, chunk.start, chunk.start + level.windowMs);

  function fives(group: number, span: { from: number; to: number }): Replacement | undefined {
    const five = source(table, LEVELS.five, group, span);
    const parts = mergeRollUps(five.chunks, LEVELS.fiveLong, span.from, reporter(group, LEVELS.five));
    if (parts.length === 0) return undefined;
    const chunk = { owner: group, start: span.from, samples: total(five.chunks), data: encodeRollUps(parts, true) };
    return { chunk, removeOld: five.remove };
  }
  function compact(group: number, now: number): boolean {
    const found = window(LEVELS.raw, LEVELS.rawLong, group, { now, lagMs: LAG_MS.compact });
    if (!found) return false;
    const { start, span } = found;
    const raw = source(table, LEVELS.raw, group, span);
    const merged = mergeRaw(raw.chunks, start, reporter(group, LEVELS.raw));
    const five = fives(group, span);
    atomic(() => {
      raw.remove();
      five?.removeOld();
      if (merged) table.add(LEVELS.rawLong, { owner: group, start, ...merged });
      if (five) table.add(LEVELS.fiveLong, five.chunk);
    });
    head.sealUpTo(group, span.to + 1);
    return true;
  }

  /** The hours of a window join those of the same four days. */
  function gather(group: number, now: number): boolean {
    const found = window(LEVELS.hour, LEVELS.hour, group, { now, lagMs: LAG_MS.compact });
    if (!found) return false;
    const { span } = found;
    const start = windowStart(span.from, LEVELS.hourLong.windowMs);
    const older = source(table, LEVELS.hourLong, group, { from: start, to: start });
    const newer = source(table, LEVELS.hour, group, span);
    const chunks = [...older.chunks, ...newer.chunks];
    const merged = mergeRollUps(chunks, LEVELS.hourLong, start, reporter(group, LEVELS.hourLong));
    // Only as far as there is something: most of the window is still to come.
    const parts = merged.map((part) => firstOf(part, (span.to + 1 - start) / HOUR_MS));
    const data = encodeRollUps(parts, false);
    atomic(() => {
      older.remove();
      newer.remove();
      if (parts.length > 0) table.add(LEVELS.hourLong, { owner: group, start, samples: total(chunks), data });
    });
    head.sealUpTo(group, span.to + 1);
    return true;
  }

  /** Four days of hours join the eight-hour roll-ups of their series; the chunk ends where they end. */
  function shifts(group: number, part: RollUp, start: number): Replacement {
    const level = LEVELS.shiftSeries;
    const windowAt = windowStart(start, level.windowMs);
    const older = source(table, level, part.series, { from: windowAt, to: windowAt });
    const newer = coarsen(part, STEP_MS['8h'] / HOUR_MS);
    const data = encodeRollUps([newer], false);
    const chunks = [...older.chunks, { start, samples: samplesOf(part), data }];
    const [joined = newer] = mergeRollUps(chunks, level, windowAt, reporter(group, level));
    const end = (start - windowAt) / STEP_MS['8h'] + newer.buckets;
    const whole = encodeRollUps([firstOf(joined, end)], false);
    const chunk = { owner: part.series, start: windowAt, samples: total(chunks), data: whole };
    return { chunk, removeOld: older.remove };
  }

  /** Hours of a group become hours of each series, and are summed up by eight once more. */
  function fold(group: number, now: number): boolean {
    const found = window(LEVELS.hourLong, LEVELS.hourSeries, group, { now, lagMs: LAG_MS.fold });
    // Not before everything below has been compacted: a window is moved once.
    const isWaiting = [LEVELS.raw, LEVELS.hour].some(
      (level) => (table.first(level, group) ?? Infinity) <= (found?.span.to ?? -Infinity),
    );
    if (!found || isWaiting) return false;
    const { start, span } = found;
    const { chunks, remove } = source(table, LEVELS.hourLong, group, span);
    const parts = mergeRollUps(chunks, LEVELS.hourSeries, start, reporter(group, LEVELS.hourLong));
    const own = parts.map(
      (part): NewChunk => ({ owner: part.series, start, samples: samplesOf(part), data: encodeRollUps([part], false) }),
    );
    const eights = parts.map((part) => shifts(group, part, start));
    atomic(() => {
      remove();
      for (const chunk of own) table.add(LEVELS.hourSeries, chunk);
      for (const { chunk, removeOld } of eights) {
        removeOld();
        table.add(LEVELS.shiftSeries, chunk);
      }
    });
    return true;
  }

  return { compact, gather, fold };
}
