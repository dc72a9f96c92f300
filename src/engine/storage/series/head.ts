import type { Series } from './catalogue.ts';
import type { Column } from './group-chunk.ts';
import { type HeadColumn, HeadWindow } from './head-window.ts';
import { WINDOW_MS, windowStart } from './levels.ts';

/** A window is sealed this long after its end, so that what comes a little late still gets in. */
const GRACE_MS = 60_000;
/** … and not while samples still come: after a stop, a backlog is taken in first. */
const QUIET_MS = 30_000;
/** The sealing of all groups is spread over this time. */
const SPREAD_MS = 30 * 60_000;

type Group = { readonly number: number; sealedTo: number; readonly windows: HeadWindow[] };
type Cursor = { readonly window: HeadWindow; readonly start: number; readonly column: HeadColumn };
type Outcome = 'added' | 'replaced' | 'late';
export type DueWindow = { readonly group: number; readonly window: HeadWindow };

/** Delay of a group, ms: the same for ever, and even over all groups (multiples of the golden ratio). */
const stagger = (group: number): number => ((group * 0.6180339887498949) % 1) * SPREAD_MS;

export type Head = ReturnType<typeof createHead>;

/**
 * The open windows of all groups.
 *
 * @param sealedTo end of the newest sealed window of a group, ms since 1970; asked once for each group
 */
export function createHead(sealedTo: (group: number) => number) {
  const groups = new Map<number, Group>();
  /** Where the last sample of each series went: nearly always the place of its next one. */
  const cursors: (Cursor | undefined)[] = [];

  function groupOf(number: number): Group {
    let group = groups.get(number);
    if (!group) {
      group = { number, sealedTo: sealedTo(number), windows: [] };
      groups.set(number, group);
    }
    return group;
  }
  function open(group: Group, at: number, row: number): HeadWindow {
    const start = windowStart(at, WINDOW_MS);
    const known = group.windows.find((window) => window.start === start);
    if (known) return known;
    const window = new HeadWindow(start, row);
    group.windows.push(window);
    group.windows.sort((a, b) => a.start - b.start);
    return window;
  }

  return {
    /** @param row number of the journal row that will hold the sample @param now ms since 1970 */
    put(series: Series, at: number, value: number, { row, now }: { row: number; now: number }): Outcome {
      const { number } = series;
      let cursor = cursors[number];
      if (cursor === undefined || cursor.window.isClosed || at < cursor.start || at >= cursor.start + WINDOW_MS) {
        const group = groupOf(series.group);
        if (at < group.sealedTo) return 'late';
        const window = open(group, at, row);
        cursor = { window, start: window.start, column: window.open(number, at - window.start) };
        cursors[number] = cursor;
      }
      cursor.window.touchedAt = now;
      const outcome = cursor.window.put(cursor.column, at - cursor.start, value);
      return outcome === 'full' ? 'late' : outcome;
    },
    sealedTo: (group: number): number => groupOf(group).sealedTo,
    windows: (group: number): readonly HeadWindow[] => groups.get(group)?.windows ?? [],
    /** Samples of a series that are not sealed, oldest first: views, valid until the next sample. */
    columns({ number, group }: Series): { readonly start: number; readonly column: Column }[] {
      const found: { start: number; column: Column }[] = [];
      for (const window of groups.get(group)?.windows ?? []) {
        const column = window.column(number);
        if (column) found.push({ start: window.start, column });
      }
      return found;
    },
    /** The oldest window of each group, where its time has come. */
    due(now: number): DueWindow[] {
      const found: DueWindow[] = [];
      for (const { number, windows } of groups.values()) {
        const [window] = windows;
        if (window === undefined || now - window.touchedAt < QUIET_MS) continue;
        if (now >= window.start + WINDOW_MS + GRACE_MS + stagger(number)) found.push({ group: number, window });
      }
      return found;
    },
    /** Forgets a window that is sealed on disk. */
    close({ group: number, window }: DueWindow): void {
      const group = groupOf(number);
      window.isClosed = true;
      group.windows.splice(group.windows.indexOf(window), 1);
      group.sealedTo = Math.max(group.sealedTo, window.start + WINDOW_MS);
    },
    /** From now on nothing before this moment is taken in: its chunks have moved on. */
    sealUpTo(group: number, to: number): void {
      const found = groupOf(group);
      found.sealedTo = Math.max(found.sealedTo, to);
    },
    /** Number of the oldest journal row that is still needed; Infinity when none is. */
    firstRow(): number {
      let first = Infinity;
      for (const { windows } of groups.values()) for (const window of windows) first = Math.min(first, window.firstRow);
      return first;
    },
    samples(): number {
      let sum = 0;
      for (const { windows } of groups.values()) for (const window of windows) sum += window.samples;
      return sum;
    },
  };
}
