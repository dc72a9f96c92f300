/** Everything the list can show of a device, in the order in which it is shown unless somebody chose another. */
export const COLUMN_IDS = [
  'state',
  'name',
  'address',
  'site',
  'groups',
  'tags',
  'beats',
  'latency',
  'loss',
  'jitter',
  'uptime',
  'since',
  'seen',
  'checks',
  'partner',
  'country',
  'profile',
] as const;
export type ColumnId = (typeof COLUMN_IDS)[number];

type Look = {
  /** Pixels it needs; a column that grows takes a share of what is left. */
  readonly width: number;
  readonly grows?: number;
  /** 1 is never left out for want of room; without one it is shown only when it was chosen. */
  readonly rank?: number;
  readonly isNumeric?: true;
};

export const COLUMN_LOOKS: Readonly<Record<ColumnId, Look>> = {
  state: { width: 126, rank: 1 },
  name: { width: 132, grows: 1.5, rank: 1 },
  address: { width: 120, rank: 2 },
  beats: { width: 136, rank: 3 },
  latency: { width: 88, grows: 0.5, rank: 4, isNumeric: true },
  loss: { width: 68, rank: 5, isNumeric: true },
  uptime: { width: 92, rank: 6, isNumeric: true },
  site: { width: 124, grows: 1, rank: 7 },
  since: { width: 96, rank: 8, isNumeric: true },
  jitter: { width: 78, rank: 9, isNumeric: true },
  groups: { width: 128, grows: 0.8, rank: 10 },
  tags: { width: 116, grows: 0.6, rank: 11 },
  seen: { width: 92, isNumeric: true },
  checks: { width: 84 },
  partner: { width: 130, grows: 0.6 },
  country: { width: 100 },
  profile: { width: 92 },
};

/** The box that marks a row. */
const MARK_PX = 32;
const PADDING_PX = 8;
const LEAST_PX = 48;
const MOST_PX = 900;

export type Widths = Readonly<Partial<Record<ColumnId, number>>>;

export const isColumn = (id: string): id is ColumnId => COLUMN_IDS.some((known) => known === id);
export const clampWidth = (px: number): number => Math.round(Math.min(MOST_PX, Math.max(LEAST_PX, px)));

/**
 * The columns to show: those that were chosen, or, when none were, as many as there is room for, the important ones
 * first.
 */
export function shownColumns(chosen: readonly ColumnId[], widths: Widths, availablePx: number): readonly ColumnId[] {
  if (chosen.length > 0) return chosen;
  let left = availablePx - MARK_PX - PADDING_PX;
  const fitting = new Set<ColumnId>();
  const ranked = COLUMN_IDS.filter((id) => COLUMN_LOOKS[id].rank !== undefined).toSorted(
    (a, b) => (COLUMN_LOOKS[a].rank ?? 0) - (COLUMN_LOOKS[b].rank ?? 0),
  );
  for (const id of ranked) {
    left -= widths[id] ?? COLUMN_LOOKS[id].width;
    if (left < 0 && COLUMN_LOOKS[id].rank !== 1) break;
    fitting.add(id);
  }
  return COLUMN_IDS.filter((id) => fitting.has(id));
}

/** The tracks of the grid: a column somebody made wider or narrower no longer grows. */
export const tracksOf = (columns: readonly ColumnId[], widths: Widths): string =>
  [
    `${String(MARK_PX)}px`,
    ...columns.map((id) => {
      const { width, grows } = COLUMN_LOOKS[id];
      const own = widths[id];
      if (own !== undefined || grows === undefined) return `${String(own ?? width)}px`;
      return `minmax(${String(width)}px, ${String(grows)}fr)`;
    }),
  ].join(' ');

/** The least width of all columns together. */
export const leastPx = (columns: readonly ColumnId[], widths: Widths): number =>
  columns.reduce((sum, id) => sum + (widths[id] ?? COLUMN_LOOKS[id].width), MARK_PX + PADDING_PX);

/** A column one place further to the start (-1) or the end (1). */
export function movedColumn(columns: readonly ColumnId[], id: ColumnId, by: -1 | 1): readonly ColumnId[] {
  const from = columns.indexOf(id);
  const to = from + by;
  const other = columns[to];
  if (from < 0 || other === undefined) return columns;
  return columns.map((one, index) => (index === from ? other : index === to ? id : one));
}

/** A column put in the place of another. */
export function placedColumn(columns: readonly ColumnId[], id: ColumnId, before: ColumnId): readonly ColumnId[] {
  if (id === before || !columns.includes(id)) return columns;
  const isLater = columns.indexOf(id) < columns.indexOf(before);
  return columns.flatMap((one) => (one === id ? [] : one === before ? (isLater ? [one, id] : [id, one]) : [one]));
}
