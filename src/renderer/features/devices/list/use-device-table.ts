import {
  columnOrderingFeature,
  columnResizingFeature,
  columnSizingFeature,
  columnVisibilityFeature,
  type ColumnSizingState,
  type SortingState,
  rowSortingFeature,
  tableFeatures,
  type Updater,
  useTable,
} from '@tanstack/react-table';
import { clampWidth, COLUMN_IDS, COLUMN_LOOKS, type ColumnId, isColumn } from './columns.model.ts';
import { useList, useListSettings } from './ListContext.tsx';

const features = tableFeatures({
  columnOrderingFeature,
  columnVisibilityFeature,
  columnSizingFeature,
  columnResizingFeature,
  rowSortingFeature,
});
/** The table is about columns; rows come from the list, which knows when it may move them. */
const ROWS: { readonly id: string }[] = [];
const columnDefs = COLUMN_IDS.map((id) => ({
  id,
  accessorFn: ({ id: row }: { readonly id: string }) => row,
  size: COLUMN_LOOKS[id].width,
  minSize: 48,
  maxSize: 900,
  sortDescFirst: false,
}));

const next = <T>(updater: Updater<T>, before: T): T =>
  typeof updater === 'function' ? (updater as (before: T) => T)(before) : updater;

/** Order, width, visibility and sorting of the columns, kept in the settings of the list. */
export function useDeviceTable(shown: readonly ColumnId[]) {
  const { list, settings } = useList();
  const widths = useListSettings((state) => state.widths);
  const sort = useListSettings((state) => state.sort);
  const sorting: SortingState = [{ id: sort.column, desc: sort.isDescending }];
  const columnSizing: ColumnSizingState = { ...widths };
  return useTable({
    features,
    columns: columnDefs,
    data: ROWS,
    manualSorting: true,
    enableSortingRemoval: false,
    enableMultiSort: false,
    columnResizeMode: 'onChange',
    state: {
      sorting,
      columnSizing,
      columnOrder: [...shown],
      columnVisibility: Object.fromEntries(COLUMN_IDS.map((id) => [id, shown.includes(id)])),
    },
    onSortingChange: (updater) => {
      const [first] = next(updater, sorting);
      if (first === undefined || !isColumn(first.id)) return;
      const chosen = { column: first.id, isDescending: first.desc };
      settings.change({ sort: chosen });
      list.ask({ sort: chosen });
    },
    onColumnSizingChange: (updater) => {
      const sizes = Object.entries(next(updater, columnSizing)).filter(([id]) => isColumn(id));
      settings.change({ widths: Object.fromEntries(sizes.map(([id, px]) => [id, clampWidth(px)])) });
    },
  });
}
export type DeviceTable = ReturnType<typeof useDeviceTable>;
