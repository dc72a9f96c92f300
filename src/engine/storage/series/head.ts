import { FrameTail } from './frame-tail.ts';
import { type HeadColumn, HeadTail, type Outcome as PutOutcome } from './head-tail.ts';
import { interfaceOf, metricOf } from './interface-groups.ts';
import { WINDOW_MS, windowStart } from './levels.ts';
import { PartLog } from './part-log.ts';
import type { Part, PlacedPart } from './part-table.ts';
import type { Series } from './series-spec.ts';

/** A window is sealed this long after its end, so that what comes a little late still gets in. */
const GRACE_MS = 60_000;
/** … and not while samples still come: after a stop, a backlog is taken in first. */
const QUIET_MS = 30_000;
/** The sealing of all groups is spread over this time. */
const SPREAD_MS = 30 * 60_000;

/** A window of a group that is not sealed: some parts on disk, in their order, and the newest samples in memory. */
export type OpenWindow = {
  readonly group: number;
  readonly start: number;
  /** Numbers of its first and last part on disk; 0 while there is none. */
  firstPart: number;
  lastPart: number;
  /** Of all its parts. */
  partCount: number;
  partSamples: number;
  partBytes: number;
  /** Every sample of a journal row up to this one is in a part. */
  coveredRow: number;
  /** When a sample last came, by the clock of this computer, ms since 1970. */
  touchedAt: number;
  tail: Tail | undefined;
};
export type Tail = HeadTail | FrameTail;
type Group = { readonly number: number; sealedTo: number; windows: readonly OpenWindow[] };
type Cursor = {
  readonly window: OpenWindow;
  readonly tail: HeadTail;
  readonly column: HeadColumn;
};
type Outcome = Exclude<PutOutcome, 'full'> | 'late' | 'covered';
/** `row`: number of the journal row that holds the sample, or will. `now`: ms since 1970. */
type Putting = { readonly row: number; readonly now: number };

const holds = ({ start }: OpenWindow, at: number): boolean => at >= start && at < start + WINDOW_MS;

/** Delay of a group, ms: the same for ever, and even over all groups (multiples of the golden ratio). */
const stagger = (group: number): number => ((group * 0.6180339887498949) % 1) * SPREAD_MS;

export type Head = ReturnType<typeof createHead>;

/**
 * The open windows of all groups.
 *
 * @param sealedTo end of the newest sealed window of a group, ms since 1970; asked once for each group
 * @param parts what is on disk of open windows
 */
export function createHead(sealedTo: (group: number) => number, parts: readonly PlacedPart[]) {
  /** By their numbers, which have no gaps to speak of. */
  const groups: (Group | undefined)[] = [];
  /** Where the last sample of each series went: nearly always the place of its next one. */
  const cursors: (Cursor | undefined)[] = [];
  /** The same for interfaces, whose series go together. */
  const frames: (OpenWindow | undefined)[] = [];
  /** Windows with samples in memory, in the order in which they began to: by their first row of the journal. */
  const tailed = new Set<OpenWindow>();
  let samples = 0;
  const log = new PartLog();
  const packed = { chunks: 0, samples: 0, bytes: 0 };

  function groupOf(number: number): Group {
    const known = groups[number];
    if (known !== undefined) return known;
    const group: Group = { number, sealedTo: sealedTo(number), windows: [] };
    groups[number] = group;
    return group;
  }
  function open(group: Group, at: number): OpenWindow {
    const start = windowStart(at, WINDOW_MS);
    const known = group.windows.find((window) => window.start === start);
    if (known) return known;
    const window: OpenWindow = {
      group: group.number,
      start,
      firstPart: 0,
      lastPart: 0,
      partCount: 0,
      partSamples: 0,
      partBytes: 0,
      coveredRow: 0,
      touchedAt: 0,
      tail: undefined,
    };
    // Nearly always the only one: a list that could grow would take room for sixteen.
    group.windows =
      group.windows.length === 0 ? [window] : group.windows.concat(window).sort((a, b) => a.start - b.start);
    return window;
  }
  function notePart(window: OpenWindow, part: Part): void {
    log.add(part, window);
    if (window.firstPart === 0) window.firstPart = part.number;
    window.lastPart = part.number;
    window.partCount += 1;
    window.partSamples += part.samples;
    window.partBytes += part.bytes;
    packed.chunks += 1;
    packed.samples += part.samples;
    packed.bytes += part.bytes;
  }
  for (const { group, start, lastRow, ...part } of parts) {
    // What is sealed is not taken away at once.
    if (start < groupOf(group).sealedTo) continue;
    const window = open(groupOf(group), start);
    notePart(window, part);
    window.coveredRow = lastRow;
  }
  function attach<T extends Tail>(window: OpenWindow, tail: T): T {
    window.tail = tail;
    tailed.add(window);
    return tail;
  }
  function close(window: OpenWindow): void {
    samples -= window.tail?.samples ?? 0;
    window.tail?.close();
    window.tail = undefined;
    tailed.delete(window);
  }
  /** The window for a moment, or why there is none. */
  function placeFor(number: number, at: number, row: number): OpenWindow | 'late' | 'covered' {
    const group = groupOf(number);
    if (at < group.sealedTo) return 'late';
    const window = open(group, at);
    return row <= window.coveredRow ? 'covered' : window;
  }
  function counted(outcome: PutOutcome): Outcome {
    if (outcome === 'added') samples += 1;
    return outcome === 'full' ? 'late' : outcome;
  }
  /** A value of an interface. */
  function putFrame(series: Series, at: number, value: number, { row, now }: Putting): Outcome {
    const iface = interfaceOf(series.number);
    let window = frames[iface];
    let tail = window?.tail;
    if (window === undefined || !(tail instanceof FrameTail) || !holds(window, at)) {
      const place = placeFor(series.group, at, row);
      if (typeof place === 'string') return place;
      tail = place.tail instanceof FrameTail ? place.tail : attach(place, new FrameTail(row, iface));
      frames[iface] = window = place;
    }
    window.touchedAt = now;
    return counted(tail.put(metricOf(series.number), at - window.start, value));
  }

  return {
    put(series: Series, at: number, value: number, putting: Putting): Outcome {
      if (series.ownerKind === 'interface') return putFrame(series, at, value, putting);
      const { number } = series;
      let cursor = cursors[number];
      if (cursor === undefined || cursor.tail.isClosed || !holds(cursor.window, at)) {
        const window = placeFor(series.group, at, putting.row);
        if (typeof window === 'string') return window;
        const { tail: known, start } = window;
        const tail = known instanceof HeadTail ? known : attach(window, new HeadTail(putting.row));
        cursor = { window, tail, column: tail.open(number, at - start) };
        cursors[number] = cursor;
      }
      cursor.window.touchedAt = putting.now;
      return counted(cursor.tail.put(cursor.column, at - cursor.window.start, value));
    },
    sealedTo: (group: number): number => groupOf(group).sealedTo,
    windows: (group: number): readonly OpenWindow[] => groups[group]?.windows ?? [],
    /** The oldest window of each group, where its time has come. */
    due(now: number): OpenWindow[] {
      const found: OpenWindow[] = [];
      for (const group of groups) {
        const window = group?.windows[0];
        if (window === undefined || now - window.touchedAt < QUIET_MS) continue;
        if (now >= window.start + WINDOW_MS + GRACE_MS + stagger(window.group)) found.push(window);
      }
      return found;
    },
    /** Forgets a window that is sealed on disk. */
    close(window: OpenWindow): void {
      const group = groupOf(window.group);
      close(window);
      packed.chunks -= window.partCount;
      packed.samples -= window.partSamples;
      packed.bytes -= window.partBytes;
      group.windows = group.windows.filter((one) => one !== window);
      group.sealedTo = Math.max(group.sealedTo, window.start + WINDOW_MS);
    },
    /** What was in memory of a window is a part on disk now. */
    cut(window: OpenWindow, part: Part, lastRow: number): void {
      close(window);
      notePart(window, part);
      window.coveredRow = lastRow;
    },
    /** Windows with samples in memory, those first that have held a row of the journal longest. */
    tails: (): Iterable<OpenWindow> => tailed,
    /** From now on nothing before this moment is taken in: its chunks have moved on. */
    sealUpTo(group: number, to: number): void {
      const found = groupOf(group);
      found.sealedTo = Math.max(found.sealedTo, to);
    },
    /** Number of the oldest journal row that is still needed; Infinity when none is. */
    firstRow(): number {
      for (const { tail } of tailed) if (tail !== undefined) return tail.firstRow;
      return Infinity;
    },
    /** Samples in memory. */
    samples: (): number => samples,
    /** Number of the oldest part that is still needed; Infinity when none is. */
    firstPart(): number {
      let first = Infinity;
      for (const group of groups)
        for (const { firstPart } of group?.windows ?? []) if (firstPart > 0) first = Math.min(first, firstPart);
      log.drop(first);
      return first;
    },
    /** Parts of an open window, oldest first. */
    partsOf: (window: OpenWindow): readonly Part[] => log.of(window),
    /** What is on disk of open windows. */
    parts: (): { readonly chunks: number; readonly samples: number; readonly bytes: number } => ({ ...packed }),
  };
}
