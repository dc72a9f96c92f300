import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import { useApp, useAppState } from '../../store/AppProvider.tsx';
import type { Density } from '../../store/preferences.ts';
import { useSpeech } from '../../ui/Translation.tsx';
import styles from './DeviceGrid.module.css';
import { DeviceGridHead } from './DeviceGridHead.tsx';
import { DeviceRow } from './DeviceRow.tsx';
import { type Column, COLUMNS, type Sort } from './devices.model.ts';

const ROW_PX: Readonly<Record<Density, number>> = { compact: 24, normal: 28, roomy: 36 };
const PAGE = 15;
/** The heads of the columns stay on top of the rows. */
const HEAD_PX = 27;

/** How far a key moves the selection; infinite for the ends of the list. */
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

type DeviceGridProps = {
  readonly ids: readonly string[];
  readonly sort: Sort;
  readonly onSort: (column: Column) => void;
  readonly onOpen: (id: string) => void;
};

function useRows(ids: readonly string[], scroller: RefObject<HTMLElement | null>, reachable: number) {
  const rowPx = ROW_PX[useAppState((state) => state.preferences.density)];
  // oxlint-disable-next-line react/incompatible-library -- its result is read in this render only, never memoised
  const rows = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    getItemKey: (index) => ids[index] ?? index,
    overscan: 8,
    scrollPaddingEnd: HEAD_PX,
    // The row that holds the focus must not vanish when it is scrolled away.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), reachable])].toSorted((a, b) => a - b),
  });
  useEffect(() => rows.measure(), [rows, rowPx]);
  return rows;
}

const rowIdOf = (target: EventTarget): string | undefined =>
  target instanceof Element ? target.closest<HTMLElement>('tr[data-id]')?.dataset['id'] : undefined;

/** The list as a grid of which only the rows in sight exist. One row can be reached by Tab, the others by arrows. */
export function DeviceGrid({ ids, sort, onSort, onOpen }: DeviceGridProps) {
  const { t } = useSpeech();
  const { store } = useApp();
  const scroller = useRef<HTMLTableElement>(null);
  const selectedId = useAppState((state) => state.selectedId);
  const selected = selectedId === undefined ? -1 : ids.indexOf(selectedId);
  const reachable = Math.max(0, selected);
  const rows = useRows(ids, scroller, reachable);

  const shouldFocus = useRef(false);
  useEffect(() => {
    if (selected < 0 || !shouldFocus.current) return;
    shouldFocus.current = false;
    rows.scrollToIndex(selected);
    scroller.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus({ preventScroll: true });
  }, [rows, selected]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = STEPS[event.key];
    const id = rowIdOf(event.target);
    if (step !== undefined) {
      // From the row that has the focus, chosen or not; from the heads of the columns, from the chosen one.
      const current = id === undefined ? selected : ids.indexOf(id);
      const next = current < 0 ? 0 : Math.min(ids.length - 1, Math.max(0, current + step));
      const nextId = ids[next];
      shouldFocus.current = true;
      if (nextId !== undefined) store.select(nextId);
      event.preventDefault();
    } else if (event.key === 'Enter' && id !== undefined) {
      onOpen(id);
      event.preventDefault();
    }
  };
  const choose = (target: EventTarget): void => {
    const id = rowIdOf(target);
    if (id === undefined) return;
    store.select(id);
    store.inspect(true);
  };

  return (
    <table
      ref={scroller}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table whose rows are chosen
      role="grid"
      aria-label={t('devices.title')}
      aria-rowcount={ids.length + 1}
      aria-colcount={COLUMNS.length}
      className={styles['grid']}
      onKeyDown={onKeyDown}
      onClick={({ target }) => choose(target)}
      onDoubleClick={({ target }) => {
        const id = rowIdOf(target);
        if (id !== undefined) onOpen(id);
      }}
    >
      <DeviceGridHead sort={sort} onSort={onSort} />
      <tbody className={styles['body']} style={{ blockSize: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, key, start }) => (
          <DeviceRow
            key={key}
            id={String(key)}
            index={index}
            top={start}
            isSelected={index === selected}
            isReachable={index === reachable}
          />
        ))}
      </tbody>
    </table>
  );
}
