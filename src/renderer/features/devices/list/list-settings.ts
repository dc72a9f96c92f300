import { createStore } from 'zustand/vanilla';
import { type Layout, LAYOUTS } from '../../../../contract/views.ts';
import { clampWidth, type ColumnId, isColumn, type Widths } from './columns.model.ts';
import { withRecent } from './filter.model.ts';
import { DEFAULT_SORT, type Sort } from './sort.model.ts';

/** How the list looks; kept on this computer. */
export type ListSettings = {
  readonly layout: Layout;
  /** None: as many as there is room for. */
  readonly columns: readonly ColumnId[];
  readonly widths: Widths;
  readonly sort: Sort;
  readonly recent: readonly string[];
  /** Width of the details; undefined: a share of the window. */
  readonly inspectorPx: number | undefined;
};

const KEY = 'ronda.devices';
const FRESH: ListSettings = {
  layout: 'table',
  columns: [],
  widths: {},
  sort: DEFAULT_SORT,
  recent: [],
  inspectorPx: undefined,
};

type Shelf = Pick<Storage, 'getItem' | 'setItem'>;
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const strings = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

function sortFrom(value: unknown): Sort {
  if (!isRecord(value) || typeof value['column'] !== 'string' || !isColumn(value['column'])) return DEFAULT_SORT;
  return { column: value['column'], isDescending: value['isDescending'] === true };
}
const widthsFrom = (value: unknown): Widths =>
  Object.fromEntries(
    Object.entries(isRecord(value) ? value : {}).flatMap(([id, px]) =>
      isColumn(id) && typeof px === 'number' && Number.isFinite(px) ? [[id, clampWidth(px)]] : [],
    ),
  );

/** What another version or a person wrote there is taken as far as it makes sense. */
function read(shelf: Shelf): ListSettings {
  try {
    const value: unknown = JSON.parse(shelf.getItem(KEY) ?? '{}');
    if (!isRecord(value)) return FRESH;
    const { inspectorPx } = value;
    return {
      layout: LAYOUTS.find((layout) => layout === value['layout']) ?? FRESH.layout,
      columns: [...new Set(strings(value['columns']))].filter(isColumn),
      widths: widthsFrom(value['widths']),
      sort: sortFrom(value['sort']),
      recent: strings(value['recent']).slice(0, 8),
      inspectorPx: typeof inspectorPx === 'number' ? inspectorPx : undefined,
    };
  } catch {
    return FRESH;
  }
}

/** @param shelf where settings are kept; may be forbidden or full, which is not worth a failure */
export function createListSettings(shelf: Shelf) {
  const store = createStore<ListSettings>(() => read(shelf));
  const change = (part: Partial<ListSettings>): void => {
    store.setState(part);
    try {
      shelf.setItem(KEY, JSON.stringify(store.getState()));
    } catch {
      // As above: the choice then holds for this window only.
    }
  };
  return {
    store,
    change,
    widen: (id: ColumnId, px: number): void => change({ widths: { ...store.getState().widths, [id]: clampWidth(px) } }),
    remember: (text: string): void => change({ recent: withRecent(store.getState().recent, text.trim()) }),
  };
}
export type ListSettingsStore = ReturnType<typeof createListSettings>;
