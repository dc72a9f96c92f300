import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, memo, useEffect, useRef, useState } from 'react';
import { formatRtt } from '../../../../contract/units.ts';
import { useApp, useAppState } from '../../../store/AppProvider.tsx';
import { StatusMark } from '../../../ui/StatusMark.tsx';
import { useSpeech } from '../../../ui/Translation.tsx';
import { CellMenu } from './CellMenu.tsx';
import type { GridActions } from './DeviceGrid.tsx';
import { useList, useListState } from './ListContext.tsx';
import { LiveBeats } from './LiveBeats.tsx';
import styles from './Tiles.module.css';
import { useHold } from './use-hold.ts';

const TILE_PX = 196;
const ROW_PX = 78;
const GAP_PX = 8;

/** As many tiles as there is room for, each as wide as they then can be. */
function fitOf(room: number): { readonly perRow: number; readonly tilePx: number } {
  const perRow = Math.max(1, Math.floor((room - GAP_PX) / (TILE_PX + GAP_PX)));
  return { perRow, tilePx: Math.floor((room - GAP_PX) / perRow) - GAP_PX };
}

/** The list as tiles: many devices at a glance. One tile can be reached by Tab, the others by arrows. */
export function DeviceTiles({ onOpen, onInspect }: GridActions) {
  const { t } = useSpeech();
  const { store } = useApp();
  const { list } = useList();
  const ids = useListState((state) => state.ids);
  const scroller = useRef<HTMLDivElement>(null);
  const [{ perRow, tilePx }, setFit] = useState({ perRow: 4, tilePx: TILE_PX });
  const selectedId = useAppState((state) => state.selectedId);
  const current = Math.max(0, selectedId === undefined ? 0 : ids.indexOf(selectedId));
  const hold = useHold();
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const measure = () => setFit(fitOf(element.clientWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  // oxlint-disable-next-line react/incompatible-library -- its result is read in this render only, never memoised
  const rows = useVirtualizer({
    count: Math.ceil(ids.length / perRow),
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX + GAP_PX,
    overscan: 3,
  });
  const shouldFocus = useRef(false);
  useEffect(() => {
    if (!shouldFocus.current) return;
    shouldFocus.current = false;
    rows.scrollToIndex(Math.floor(current / perRow));
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-id="${ids[current] ?? ''}"]`)?.focus({ preventScroll: true }),
    );
  }, [rows, current, perRow, ids]);

  const steps: Readonly<Record<string, number>> = {
    ArrowRight: 1,
    j: perRow,
    ArrowLeft: -1,
    k: -perRow,
    ArrowDown: perRow,
    ArrowUp: -perRow,
    Home: -Infinity,
    End: Infinity,
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLInputElement) return;
    const by = steps[event.key];
    const id = ids[current];
    if (id === undefined) return;
    if (by !== undefined) {
      const next = ids[Math.min(ids.length - 1, Math.max(0, current + by))];
      shouldFocus.current = true;
      if (next !== undefined) store.select(next);
      if (next !== undefined && event.shiftKey) list.extendTo(next, id);
    } else if (event.key === 'Enter') onOpen(id);
    else if (event.key === ' ') onInspect(id);
    else if (event.key === 'x') list.toggle(id);
    else return;
    event.preventDefault();
  };
  return (
    <CellMenu scroller={scroller} onOpen={onOpen}>
      <div
        ref={scroller}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- tiles are no select element
        role="listbox"
        tabIndex={-1}
        aria-label={t('devices.title')}
        aria-multiselectable="true"
        className={styles['tiles']}
        onKeyDown={onKeyDown}
        {...hold}
      >
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- only there to be as high as all tiles are */}
        <div role="presentation" className={styles['body']} style={{ blockSize: rows.getTotalSize() }}>
          {rows
            .getVirtualItems()
            .map(({ index: row, start }) =>
              ids
                .slice(row * perRow, (row + 1) * perRow)
                .map((id, column) => (
                  <Tile
                    key={id}
                    id={id}
                    left={GAP_PX + column * (tilePx + GAP_PX)}
                    width={tilePx}
                    top={start}
                    position={row * perRow + column}
                    total={ids.length}
                    isReachable={row * perRow + column === current}
                    onInspect={onInspect}
                    onOpen={onOpen}
                  />
                )),
            )}
        </div>
      </div>
    </CellMenu>
  );
}

type TileProps = GridActions & {
  readonly id: string;
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly position: number;
  readonly total: number;
  readonly isReachable: boolean;
};

const Tile = memo(function Tile(props: TileProps) {
  const { id, left, width, top, position, total, isReachable, onInspect, onOpen } = props;
  const { store } = useApp();
  const { list } = useList();
  const device = useAppState((state) => state.devices?.get(id));
  const isMarked = useListState((state) => state.marked.has(id));
  const isInspected = useAppState((state) => state.isInspecting && state.selectedId === id);
  if (device === undefined) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the listbox answers the keys
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an option of the listbox above
      role="option"
      data-id={id}
      data-state={device.state}
      aria-selected={isMarked}
      aria-current={isInspected ? 'true' : undefined}
      aria-posinset={position + 1}
      aria-setsize={total}
      tabIndex={isReachable ? 0 : -1}
      className={styles['tile']}
      style={{ transform: `translate(${String(left)}px, ${String(top)}px)`, inlineSize: width }}
      onClick={({ shiftKey, ctrlKey, metaKey }) => {
        store.select(id);
        if (shiftKey) list.extendTo(id);
        else if (ctrlKey || metaKey) list.toggle(id);
        else onInspect(id);
      }}
      onDoubleClick={() => onOpen(id)}
    >
      <span className={styles['first']}>
        <StatusMark state={device.state} withWord={false} />
        <strong className={styles['name']} title={device.name}>
          {device.name}
        </strong>
      </span>
      <span className={styles['second']}>
        <span className={styles['address']} title={device.address}>
          {device.address}
        </span>
        <Rtt id={id} />
      </span>
      <LiveBeats id={id} pitch={6} />
    </div>
  );
});

/** Alone, so that a new value does not redraw its tile. */
function Rtt({ id }: { readonly id: string }) {
  const { language } = useSpeech();
  const rttMs = useAppState((state) => state.live.get(id)?.rttMs ?? null);
  return <span className="mono">{formatRtt(rttMs, language)}</span>;
}
