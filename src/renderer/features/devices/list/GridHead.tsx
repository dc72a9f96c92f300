import { ChevronDown, ChevronUp } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { classes } from '../../../ui/classes.ts';
import { useSpeech } from '../../../ui/Translation.tsx';
import { COLUMN_LOOKS, type ColumnId, isColumn, movedColumn, placedColumn } from './columns.model.ts';
import styles from './Grid.module.css';
import { useList, useListState } from './ListContext.tsx';
import type { DeviceTable } from './use-device-table.ts';

type GridHeadProps = { readonly table: DeviceTable; readonly columns: readonly ColumnId[] };

/** The heads of the columns: sort by a press, move by dragging or Alt with an arrow, wider or narrower at the edge. */
export function GridHead({ table, columns }: GridHeadProps) {
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  return (
    <thead className={styles['head']}>
      <tr aria-rowindex={1} className={styles['row']}>
        <MarkAll />
        {headers.map((header, index) => (
          <HeadCell key={header.id} header={header} index={index} columns={columns} />
        ))}
      </tr>
    </thead>
  );
}

function MarkAll() {
  const { t } = useSpeech();
  const { list } = useList();
  const ids = useListState((state) => state.ids);
  const count = useListState((state) => state.ids.reduce((sum, id) => sum + (state.marked.has(id) ? 1 : 0), 0));
  const ref = useRef<HTMLInputElement>(null);
  const isAll = count > 0 && count === ids.length;
  useEffect(() => {
    if (ref.current) ref.current.indeterminate = count > 0 && !isAll;
  }, [count, isAll]);
  return (
    <th scope="col" aria-colindex={1} className={classes(styles['cell'], styles['mark'])}>
      <input
        ref={ref}
        type="checkbox"
        checked={isAll}
        aria-label={t('devices.list.markAll')}
        title={t('devices.list.markAll')}
        onChange={() => (isAll ? list.clear() : list.markAll())}
      />
    </th>
  );
}

type Header = ReturnType<DeviceTable['getHeaderGroups']>[number]['headers'][number];
type HeadCellProps = { readonly header: Header; readonly index: number; readonly columns: readonly ColumnId[] };

function HeadCell({ header, index, columns }: HeadCellProps) {
  const { t } = useSpeech();
  const { settings } = useList();
  const { column, id } = header;
  if (!isColumn(id)) return null;
  const direction = column.getIsSorted();
  const Arrow = direction === 'desc' ? ChevronDown : ChevronUp;
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : undefined;
    if (by === undefined || !(event.altKey || event.shiftKey)) return;
    event.preventDefault();
    if (event.altKey) settings.change({ columns: movedColumn(columns, id, by) });
    else settings.widen(id, column.getSize() + by * 8);
  };
  return (
    <th
      scope="col"
      aria-colindex={index + 2}
      aria-sort={direction === false ? 'none' : direction === 'desc' ? 'descending' : 'ascending'}
      className={classes(styles['cell'], styles['headCell'], COLUMN_LOOKS[id].isNumeric && styles['numeric'])}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        const dragged = event.dataTransfer.getData('text/x-column');
        if (isColumn(dragged)) settings.change({ columns: placedColumn(columns, dragged, id) });
      }}
    >
      <button
        type="button"
        className={styles['sort']}
        draggable
        title={t('devices.list.headHint')}
        onDragStart={(event) => event.dataTransfer.setData('text/x-column', id)}
        onClick={() => column.toggleSorting()}
        onKeyDown={onKeyDown}
      >
        <span className={styles['headText']}>{t(`devices.columns.${id}`)}</span>
        {direction !== false && <Arrow size={12} aria-hidden="true" />}
      </button>
      <Edge header={header} id={id} />
    </th>
  );
}

/** The edge of a column, for the pointer; with the keyboard Shift and an arrow on its head do the same. */
function Edge({ header, id }: { readonly header: Header; readonly id: ColumnId }) {
  const { settings } = useList();
  const handler = header.getResizeHandler();
  const reset = (): void => {
    const { [id]: _, ...widths } = settings.store.getState().widths;
    settings.change({ widths });
  };
  return (
    <span
      aria-hidden="true"
      className={styles['edge']}
      onMouseDown={(event) => {
        event.preventDefault();
        // What grows has no width of its own until somebody gives it one: then it begins as wide as it is.
        const px = event.currentTarget.closest('th')?.offsetWidth;
        if (px !== undefined && settings.store.getState().widths[id] === undefined) settings.widen(id, px);
        handler(event);
      }}
      onTouchStart={handler}
      onDoubleClick={reset}
    />
  );
}
