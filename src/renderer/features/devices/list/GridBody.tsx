import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';
import { useAppState } from '../../../store/AppProvider.tsx';
import type { Density } from '../../../store/preferences.ts';
import type { ColumnId } from './columns.model.ts';
import { createSpareRows } from '../../../ui/spare-rows.ts';
import styles from './Grid.module.css';
import { DeviceRow, HeadRow } from './GridRow.tsx';
import { useListState } from './ListContext.tsx';
import type { Line } from './order.model.ts';

const ROW_PX: Readonly<Record<Density, number>> = { compact: 24, normal: 28, roomy: 36 };
/** The heads of the columns stay on top of the rows. */
const HEAD_PX = 27;
const OVERSCAN = 6;

const rowOf = (key: string): string => `tr[data-key="${CSS.escape(key)}"]`;

type GridBodyProps = {
  readonly lines: readonly Line[];
  readonly isTree: boolean;
  readonly columns: readonly ColumnId[];
  readonly scroller: RefObject<HTMLElement | null>;
  /** Index of the one line that Tab reaches. */
  readonly reachable: number;
  /** The line that wants the focus as soon as it is there; its number changes with every wish. */
  readonly wish: { readonly key: string; readonly number: number } | undefined;
};

/** The rows in sight, and no others. */
export function GridBody({ lines, isTree, columns, scroller, reachable, wish }: GridBodyProps) {
  const rowPx = ROW_PX[useAppState((state) => state.preferences.density)];
  const marked = useListState((state) => state.marked);
  const inspectedId = useAppState((state) => (state.isInspecting ? state.selectedId : undefined));
  // oxlint-disable-next-line react/incompatible-library -- its result is read in this render only, never memoised
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    getItemKey: (index) => lines[index]?.key ?? index,
    overscan: OVERSCAN,
    scrollPaddingEnd: HEAD_PX,
    // The row that holds the focus must not vanish when it is scrolled away.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), reachable])].toSorted((a, b) => a - b),
  });
  const [place] = useState(createSpareRows<{ readonly index: number; readonly start: number; readonly line: Line }>);
  const placed = place(
    rows.getVirtualItems().flatMap(({ index, start }) => {
      const line = lines[index];
      return line === undefined ? [] : [{ index, start, line }];
    }),
    lines.length,
  );
  useEffect(() => rows.measure(), [rows, rowPx]);
  useEffect(() => {
    if (wish === undefined) return;
    rows.scrollToIndex(reachable);
    scroller.current?.querySelector<HTMLElement>(rowOf(wish.key))?.focus({ preventScroll: true });
    // The line is reachable by now; that it is elsewhere later is no new wish.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [wish]);
  useLayoutEffect(() => {
    // Elements belong to places: when a device above has gone, the focus goes with its line to another one.
    const focused = document.activeElement;
    const key = lines[reachable]?.key;
    if (!(focused instanceof HTMLTableRowElement) || key === undefined || focused.dataset['key'] === key) return;
    if (!scroller.current?.contains(focused)) return;
    scroller.current.querySelector<HTMLElement>(rowOf(key))?.focus({ preventScroll: true });
    // Where the focus goes by itself is no matter of this.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [lines]);
  return (
    <tbody className={styles['body']} style={{ blockSize: rows.getTotalSize() }}>
      {placed.map(({ row: { index, start, line }, isShown }) => {
        const shared = { index, top: start, isShown, isReachable: isShown && index === reachable };
        return line.kind === 'head' ? (
          <HeadRow key={index} {...shared} line={line} columnCount={columns.length} />
        ) : (
          <DeviceRow
            key={index}
            {...shared}
            id={line.id}
            lineKey={line.key}
            level={isTree ? line.level : undefined}
            columns={columns}
            isMarked={marked.has(line.id)}
            isInspected={line.id === inspectedId}
          />
        );
      })}
    </tbody>
  );
}
