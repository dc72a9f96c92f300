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
  /** The open window of the same group before it. */
  older: OpenWindow | undefined;
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
  /** By the numbers of groups, which have no gaps to speak of: up to when each is sealed, and its newest open window. */
  const sealed: number[] = [];
  const newest: (OpenWindow | undefined)[] = [];
  /** Where the last sample of each series went: nearly always the place of its next one. */
  const cursors: (Cursor | undefined)[] = [];
  /** The same for interfaces, whose series go together. */
  const frames: (OpenWindow | undefined)[] = [];
  /** Windows with samples in memory, in the order in which they began to: by their first row of the journal. */
  const tailed = new Set<OpenWindow>();
  let samples = 0;
  const log = new PartLog();
  const packed = { chunks: 0, samples: 0, bytes: 0 };

  const sealedUpTo = (group: number): number => (sealed[group] ??= sealedTo(group));
  /** Nearly always there is but one. */
  function windowsOf(group: number): readonly OpenWindow[] {
    const found: OpenWindow[] = [];
    for (let window = newest[group]; window !== undefined; window = window.older) found.push(window);
    return found.toReversed();
  }
  function open(group: number, at: number): OpenWindow {
    const start = windowStart(at, WINDOW_MS);
    let newer: OpenWindow | undefined;
    let older = newest[group];
    for (; older !== undefined && older.start > start; older = older.older) newer = older;
    if (older?.start === start) return older;
    const window: OpenWindow = {
      group,
      start,
      older,
      firstPart: 0,
      lastPart: 0,
      partCount: 0,
      partSamples: 0,
      partBytes: 0,
      coveredRow: 0,
      touchedAt: 0,
      tail: undefined,
    };
    if (newer === undefined) newest[group] = window;
    else newer.older = window;
    return window;
  }
  function unlink(window: OpenWindow): void {
    const { group, older } = window;
    if (newest[group] === window) newest[group] = older;
    for (const one of windowsOf(group)) if (one.older === window) one.older = older;
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
    if (start < sealedUpTo(group)) continue;
    const window = open(group, start);
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
  function placeFor(group: number, at: number, row: number): OpenWindow | 'late' | 'covered' {
    if (at < sealedUpTo(group)) return 'late';
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
    sealedTo: sealedUpTo,
    /** Oldest first. */
    windows: windowsOf,
    /** The oldest window of each group, where its time has come. */
    due(now: number): OpenWindow[] {
      const found: OpenWindow[] = [];
      for (let window of newest) {
        while (window?.older !== undefined) window = window.older;
        if (window === undefined || now - window.touchedAt < QUIET_MS) continue;
        if (now >= window.start + WINDOW_MS + GRACE_MS + stagger(window.group)) found.push(window);
      }
      return found;
    },
    /** Forgets a window that is sealed on disk. */
    close(window: OpenWindow): void {
      close(window);
      unlink(window);
      packed.chunks -= window.partCount;
      packed.samples -= window.partSamples;
      packed.bytes -= window.partBytes;
      sealed[window.group] = Math.max(sealedUpTo(window.group), window.start + WINDOW_MS);
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
      sealed[group] = Math.max(sealedUpTo(group), to);
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
      for (let window of newest)
        for (; window !== undefined; window = window.older)
          if (window.firstPart > 0) first = Math.min(first, window.firstPart);
      log.drop(first);
      return first;
    },
    /** Parts of an open window, oldest first. */
    partsOf: (window: OpenWindow): readonly Part[] => log.of(window),
    /** What is on disk of open windows. */
    parts: (): { readonly chunks: number; readonly samples: number; readonly bytes: number } => ({ ...packed }),
  };
}
