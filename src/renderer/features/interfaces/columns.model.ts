import type { InterfaceOrder } from '../../../contract/interfaces.ts';

export const PORT_COLUMNS = [
  'state',
  'device',
  'name',
  'called',
  'speed',
  'in',
  'out',
  'util',
  'p95',
  'errors',
  'discards',
  'vlan',
  'neighbour',
  'poe',
  'changed',
] as const;
export type PortColumn = (typeof PORT_COLUMNS)[number];

type Look = {
  /** Least width; what `grows` takes the rest. */
  readonly px: number;
  /** The smaller, the longer it stays when room is short. */
  readonly rank: number;
  readonly order?: InterfaceOrder;
  readonly grows?: true;
  readonly isNumeric?: true;
};
export const COLUMN_LOOKS: Readonly<Record<PortColumn, Look>> = {
  state: { px: 112, rank: 0 },
  device: { px: 120, rank: 1, order: 'device', grows: true },
  name: { px: 130, rank: 0, order: 'name', grows: true },
  called: { px: 130, rank: 5, grows: true },
  speed: { px: 118, rank: 6, order: 'speed', isNumeric: true },
  in: { px: 96, rank: 2, order: 'in', isNumeric: true },
  out: { px: 96, rank: 3, order: 'out', isNumeric: true },
  util: { px: 112, rank: 1, order: 'util' },
  p95: { px: 172, rank: 8, isNumeric: true },
  errors: { px: 72, rank: 4, order: 'errors', isNumeric: true },
  discards: { px: 72, rank: 7, order: 'discards', isNumeric: true },
  vlan: { px: 60, rank: 11, isNumeric: true },
  neighbour: { px: 120, rank: 9, grows: true },
  poe: { px: 70, rank: 12, isNumeric: true },
  changed: { px: 92, rank: 10, order: 'changed', isNumeric: true },
};

/** The columns there is room for, the least important left out first. @param without what this table never has */
export function fittingColumns(width: number, without: readonly PortColumn[] = []): readonly PortColumn[] {
  const wanted = PORT_COLUMNS.filter((column) => !without.includes(column));
  if (width <= 0) return wanted;
  const byRank = wanted.toSorted((a, b) => COLUMN_LOOKS[a].rank - COLUMN_LOOKS[b].rank);
  const kept = new Set<PortColumn>();
  let room = width;
  for (const column of byRank) {
    room -= COLUMN_LOOKS[column].px;
    if (room < 0 && kept.size > 2) break;
    kept.add(column);
  }
  return wanted.filter((column) => kept.has(column));
}

/** For `grid-template-columns`. */
export const templateOf = (columns: readonly PortColumn[]): string =>
  columns
    .map((column) => {
      const { px, grows } = COLUMN_LOOKS[column];
      return grows ? `minmax(${String(px)}px, 1fr)` : `${String(px)}px`;
    })
    .join(' ');
