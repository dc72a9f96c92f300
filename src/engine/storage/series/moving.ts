import type { ChunkTable, NewChunk } from './chunk-table.ts';
import type { Head } from './head.ts';
import { DAY_MS, HOUR_MS, LEVELS, type Level, STEP_MS, windowStart } from './levels.ts';
import { mergeRaw, mergeRollUps, type OnDamage, source } from './merging.ts';
import { encodeRollUps } from './roll-up-chunk.ts';
import { coarsen, ROLL_UP, type RollUp } from './roll-up.ts';

/** How long after the end of a window its chunks are moved on: what is asked for most stays where it is cheap to add. */
const LAG_MS = { compact: 3 * HOUR_MS, fold: 12 * HOUR_MS, shift: 2 * DAY_MS } as const;
const SPREAD_MS = HOUR_MS;

type Options = {
  readonly table: ChunkTable;
  readonly head: Head;
  readonly members: (group: number) => readonly { readonly number: number }[];
  readonly atomic: (work: () => void) => void;
  readonly onDamage: OnDamage;
};
export type Moving = ReturnType<typeof createMoving>;

const samplesOf = ({ data, buckets }: RollUp): number => {
  let sum = 0;
  for (let bucket = 0; bucket < buckets; bucket += 1) sum += data[ROLL_UP.count * buckets + bucket] ?? 0;
  return sum;
};

/**
 * Moves chunks of a group from short windows to long ones. Each move is one transaction: what it reads is taken away
 * with it, so that a moment is in exactly one place, also after a crash.
 */
export function createMoving({ table, head, members, atomic, onDamage }: Options) {
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

  function rollUps(group: number, from: Level, to: Level, span: { from: number; to: number }) {
    const { chunks, remove, isEmpty } = source(table, from, group, span);
    if (isEmpty) return undefined;
    const parts = mergeRollUps(chunks, to, span.from, reporter(group, from));
    return { parts, remove, samples: chunks.reduce((sum, chunk) => sum + chunk.samples, 0) };
  }

  function compact(group: number, now: number): boolean {
    const found = window(LEVELS.raw, LEVELS.rawLong, group, { now, lagMs: LAG_MS.compact });
    if (!found) return false;
    const { start, span } = found;
    const raw = source(table, LEVELS.raw, group, span);
    const merged = mergeRaw(raw.chunks, start, reporter(group, LEVELS.raw));
    const five = rollUps(group, LEVELS.five, LEVELS.fiveLong, span);
    const hour = rollUps(group, LEVELS.hour, LEVELS.hourLong, span);
    const fiveData = five && five.parts.length > 0 ? encodeRollUps(five.parts, true) : undefined;
    const hourData = hour && hour.parts.length > 0 ? encodeRollUps(hour.parts, false) : undefined;
    atomic(() => {
      raw.remove();
      five?.remove();
      hour?.remove();
      if (merged) table.add(LEVELS.rawLong, { owner: group, start, ...merged });
      if (five && fiveData) table.add(LEVELS.fiveLong, { owner: group, start, samples: five.samples, data: fiveData });
      if (hour && hourData) table.add(LEVELS.hourLong, { owner: group, start, samples: hour.samples, data: hourData });
    });
    head.sealUpTo(group, span.to + 1);
    return true;
  }

  /** Hours of a group become hours of each series. */
  function fold(group: number, now: number): boolean {
    const found = window(LEVELS.hourLong, LEVELS.hourSeries, group, { now, lagMs: LAG_MS.fold });
    // Not before everything below has been compacted: a window is moved once.
    if (!found || (table.first(LEVELS.raw, group) ?? Infinity) <= found.span.to) return false;
    const { start, span } = found;
    const hours = rollUps(group, LEVELS.hourLong, LEVELS.hourSeries, span);
    if (!hours) return false;
    const added = hours.parts.map(
      (part): NewChunk => ({ owner: part.series, start, samples: samplesOf(part), data: encodeRollUps([part], false) }),
    );
    atomic(() => {
      hours.remove();
      for (const chunk of added) table.add(LEVELS.hourSeries, chunk);
    });
    return true;
  }

  function shiftOf(series: number, group: number, now: number): NewChunk | undefined {
    const { windowMs } = LEVELS.shiftSeries;
    const last = table.last(LEVELS.shiftSeries, series);
    const first = last === undefined ? table.first(LEVELS.hourSeries, series) : last + windowMs;
    if (first === undefined) return undefined;
    const start = windowStart(first, windowMs);
    const span = { from: start, to: start + windowMs - 1 };
    if (now < span.to + LAG_MS.shift || (table.first(LEVELS.hourLong, group) ?? Infinity) <= span.to) return undefined;
    const chunks = table.rows(LEVELS.hourSeries, series, span);
    const parts = mergeRollUps(
      chunks,
      { ...LEVELS.shiftSeries, tier: '1h' },
      start,
      reporter(group, LEVELS.hourSeries),
    );
    const [hours] = parts;
    if (!hours) return undefined;
    const data = encodeRollUps([coarsen(hours, STEP_MS['8h'] / HOUR_MS)], false);
    return { owner: series, start, samples: samplesOf(hours), data };
  }

  /** Hours of each series are summed up by eight once more; the hours stay. */
  function shift(group: number, now: number): boolean {
    const added = members(group)
      .map(({ number }) => shiftOf(number, group, now))
      .filter((chunk) => chunk !== undefined);
    if (added.length === 0) return false;
    atomic(() => {
      for (const chunk of added) table.add(LEVELS.shiftSeries, chunk);
    });
    return true;
  }

  return { compact, fold, shift };
}
