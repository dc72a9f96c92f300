/** Where chunks are kept: what is in them, how much time one covers, and whom it belongs to. */
export type Level = {
  readonly id: number;
  readonly tier: Tier;
  /** Time one chunk covers, ms. */
  readonly windowMs: number;
  /** A chunk holds the series of a group, or one series alone. */
  readonly owner: 'group' | 'series';
};
export type Tier = 'raw' | '5m' | '1h' | '8h';

const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
/** The smallest window, and the time in which samples may come out of order. */
export const WINDOW_MS = 2 * HOUR_MS;
/** 1 January 2000: nothing that was measured is older. */
export const EPOCH: number = Date.UTC(2000, 0, 1);

/** Time between two points, ms; 0: as measured. */
export const STEP_MS = { raw: 0, '5m': 5 * MINUTE_MS, '1h': HOUR_MS, '8h': 8 * HOUR_MS } as const satisfies Record<
  Tier,
  number
>;

/**
 * Chunks move from short windows to long ones, as in a log-structured merge tree: short ones keep the memory small,
 * long ones pack better and are fewer to read. Roll-ups of hours leave their group in the end: a year of one series
 * must not read thirty others. Long windows of roll-ups are filled piece by piece, so that a year is few chunks at any
 * moment.
 */
export const LEVELS = {
  raw: { id: 0, tier: 'raw', windowMs: WINDOW_MS, owner: 'group' },
  rawLong: { id: 1, tier: 'raw', windowMs: 8 * HOUR_MS, owner: 'group' },
  five: { id: 2, tier: '5m', windowMs: WINDOW_MS, owner: 'group' },
  fiveLong: { id: 3, tier: '5m', windowMs: 8 * HOUR_MS, owner: 'group' },
  hour: { id: 4, tier: '1h', windowMs: 8 * HOUR_MS, owner: 'group' },
  hourLong: { id: 5, tier: '1h', windowMs: 4 * DAY_MS, owner: 'group' },
  hourSeries: { id: 6, tier: '1h', windowMs: 4 * DAY_MS, owner: 'series' },
  shiftSeries: { id: 7, tier: '8h', windowMs: 256 * DAY_MS, owner: 'series' },
} as const satisfies Record<string, Level>;

const LEVEL_COUNT = 8;
const SLOTS = 2 ** 20;

/** Start of the window that a moment falls into. Windows begin at whole multiples since 2000. */
export const windowStart = (at: number, windowMs: number): number =>
  EPOCH + Math.floor((at - EPOCH) / windowMs) * windowMs;

/** Key of a chunk in `series_chunks`: the chunks of one owner and level lie side by side, by time. */
export const chunkKey = (level: Level, owner: number, start: number): number =>
  (owner * LEVEL_COUNT + level.id) * SLOTS + Math.floor((start - EPOCH) / WINDOW_MS);

/** Start of the window of a key. */
export const keyStart = (key: number): number => EPOCH + (key % SLOTS) * WINDOW_MS;
/** First and last key that a level of an owner can have. */
export const keySpan = (level: Level, owner: number): { readonly low: number; readonly high: number } => {
  const low = chunkKey(level, owner, EPOCH);
  return { low, high: low + SLOTS - 1 };
};
