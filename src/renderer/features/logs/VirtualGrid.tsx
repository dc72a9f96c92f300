import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { type KeyboardEvent, memo, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { useAppState } from '../../store/AppProvider.tsx';
import type { Density } from '../../store/preferences.ts';
import { classes } from '../../ui/classes.ts';
import { createSpareRows, SPARE_ROW } from '../../ui/spare-rows.ts';
import styles from './VirtualGrid.module.css';

const ROW_PX: Readonly<Record<Density, number>> = { compact: 24, normal: 28, roomy: 36 };
const PAGE = 15;
const HEAD_PX = 27;
/** How far a key moves; infinite for the ends of the list. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  j: 1,
  ArrowUp: -1,
  k: -1,
  PageDown: PAGE,
  PageUp: -PAGE,
  Home: -Infinity,
  End: Infinity,
};

export type GridColumn<T> = {
  readonly key: string;
  readonly title: string;
  readonly className?: string | undefined;
  readonly cell: (item: T) => ReactNode;
  /** The whole of a text that may be cut off. */
  readonly hint?: (item: T) => string;
  /** Absent: the table cannot be sorted by it. */
  readonly sort?:
    | { readonly direction: 'ascending' | 'descending' | undefined; readonly onSort: () => void }
    | undefined;
};
type VirtualGridProps<T> = {
  readonly label: string;
  readonly items: readonly T[];
  readonly idOf: (item: T) => string;
  readonly columns: readonly GridColumn<T>[];
  readonly className?: string | undefined;
  readonly selectedId: string | undefined;
  readonly onSelect: (id: string) => void;
  /** A click or Space, where that is more than going there. */
  readonly onPick?: (id: string) => void;
  /** Enter or a double click. */
  readonly onOpen: (id: string) => void;
  /** Which rows are in sight. */
  readonly onSight?: (first: number, last: number) => void;
  /** For `grid-template-columns`, where the style sheet does not say it. */
  readonly template?: string;
  /** How many rows there are when not all are known. */
  readonly total?: number | undefined;
  readonly onScrolled?: (isAtTop: boolean) => void;
  /** Its items come anew with each answer and do not move: elements belong to places, and are used again. */
  readonly isReplaced?: boolean;
  readonly scroller: RefObject<HTMLTableElement | null>;
};

const idAt = (target: EventTarget): string | undefined =>
  target instanceof Element ? target.closest<HTMLElement>('tr[data-id]')?.dataset['id'] : undefined;

/** Many rows of which only those in sight exist. One can be reached by Tab, the others by arrows. */
export function VirtualGrid<T>(props: VirtualGridProps<T>) {
  const { label, items, idOf, columns, className, selectedId, onSelect, onOpen, onScrolled, scroller } = props;
  const { onPick = onSelect, onSight, template, total = items.length, isReplaced = false } = props;
  const rowPx = ROW_PX[useAppState((state) => state.preferences.density)];
  const selected = selectedId === undefined ? -1 : items.findIndex((item) => idOf(item) === selectedId);
  const reachable = Math.max(0, selected);
  // oxlint-disable-next-line react/incompatible-library -- its result is read in this render only, never memoised
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 8,
    scrollPaddingEnd: HEAD_PX,
    // The row that holds the focus must not vanish when it is scrolled away.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), reachable])].toSorted((a, b) => a - b),
  });
  const [place] = useState(createSpareRows<{ readonly index: number; readonly start: number; readonly item: T }>);
  const inSight = rows.getVirtualItems().flatMap(({ index, start }) => {
    const item = items[index];
    return item === undefined ? [] : [{ index, start, item }];
  });
  const placed = isReplaced ? place(inSight, items.length) : inSight.map((row) => ({ row, isShown: true }));
  useEffect(() => rows.measure(), [rows, rowPx]);
  const { startIndex = 0, endIndex = 0 } = rows.range ?? {};
  useEffect(() => onSight?.(startIndex, endIndex), [onSight, startIndex, endIndex, items.length]);

  const shouldFocus = useRef(false);
  useEffect(() => {
    if (selected < 0 || !shouldFocus.current) return;
    shouldFocus.current = false;
    rows.scrollToIndex(selected);
    scroller.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus({ preventScroll: true });
  }, [rows, selected, scroller]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = STEPS[event.key];
    const id = idAt(event.target);
    if (step !== undefined) {
      const current = id === undefined ? selected : items.findIndex((item) => idOf(item) === id);
      const next = items[current < 0 ? 0 : Math.min(items.length - 1, Math.max(0, current + step))];
      shouldFocus.current = true;
      if (next !== undefined) onSelect(idOf(next));
    } else if (event.key === 'Enter' && id !== undefined) onOpen(id);
    else if (event.key === ' ' && id !== undefined) onPick(id);
    else return;
    event.preventDefault();
  };

  return (
    <table
      ref={scroller}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table whose rows are chosen
      role="grid"
      aria-label={label}
      aria-rowcount={total + 1}
      aria-colcount={columns.length}
      className={classes(styles['grid'], className)}
      style={template === undefined ? undefined : { ['--columns' as string]: template }}
      onKeyDown={onKeyDown}
      onScroll={({ currentTarget }) => onScrolled?.(currentTarget.scrollTop < rowPx)}
      onClick={({ target }) => {
        const id = idAt(target);
        if (id !== undefined) onPick(id);
      }}
      onDoubleClick={({ target }) => {
        const id = idAt(target);
        if (id !== undefined) onOpen(id);
      }}
    >
      <thead className={styles['head']}>
        <tr className={styles['row']} aria-rowindex={1}>
          {columns.map((column) => (
            <HeadCell key={column.key} column={column} />
          ))}
        </tr>
      </thead>
      <tbody
        className={styles['body']}
        ref={(body) => body?.style.setProperty('block-size', `${String(rows.getTotalSize())}px`)}
      >
        {placed.map(({ row: { index, start, item }, isShown }) => (
          <Row
            key={isReplaced ? index : idOf(item)}
            id={idOf(item)}
            item={item}
            columns={columns}
            index={index}
            start={start}
            isShown={isShown}
            isSelected={isShown && index === selected}
            isReachable={isShown && index === reachable}
          />
        ))}
      </tbody>
    </table>
  );
}

type RowProps<T> = {
  readonly id: string;
  readonly item: T;
  readonly columns: readonly GridColumn<T>[];
  readonly index: number;
  /** px from the top of the list */
  readonly start: number;
  /** Not shown: its elements wait for an item. */
  readonly isShown: boolean;
  readonly isSelected: boolean;
  readonly isReachable: boolean;
};

/** While rows are scrolled in and out, those that stay are not made again. */
const Row = memo(function GridRow(props: RowProps<unknown>) {
  const { id, item, columns, index, start, isShown, isSelected, isReachable } = props;
  return (
    <tr
      data-id={isShown ? id : undefined}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      tabIndex={isReachable ? 0 : -1}
      className={classes(styles['row'], styles['bodyRow'])}
      style={isShown ? { insetBlockStart: start } : SPARE_ROW}
    >
      {columns.map((column) => (
        <td key={column.key} className={classes(styles['cell'], column.className)} title={column.hint?.(item)}>
          <span>{column.cell(item)}</span>
        </td>
      ))}
    </tr>
  );
  // `memo` forgets that the columns are those of the item.
}) as <T>(props: RowProps<T> & { readonly key: number | string }) => ReactNode;

type HeadCellProps<T> = { readonly column: GridColumn<T> };

function HeadCell<T>({ column }: HeadCellProps<T>) {
  const { title, className, sort } = column;
  const cell = classes(styles['cell'], styles['headCell'], className);
  if (sort === undefined)
    return (
      <th scope="col" className={cell}>
        <span title={title}>{title}</span>
      </th>
    );
  const Arrow = sort.direction === 'descending' ? ChevronDown : ChevronUp;
  return (
    <th scope="col" className={cell} aria-sort={sort.direction ?? 'none'}>
      <button type="button" className={styles['sort']} title={title} onClick={sort.onSort}>
        <span className={styles['sortText']}>{title}</span>
        {sort.direction !== undefined && <Arrow size={12} aria-hidden="true" />}
      </button>
    </th>
  );
}
