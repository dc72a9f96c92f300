import { type CSSProperties, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { useApp, useAppState } from '../../../store/AppProvider.tsx';
import { useSpeech } from '../../../ui/Translation.tsx';
import { CellMenu } from './CellMenu.tsx';
import { leastPx, shownColumns, tracksOf } from './columns.model.ts';
import styles from './Grid.module.css';
import { GridBody } from './GridBody.tsx';
import { GridHead } from './GridHead.tsx';
import { useListSettings } from './ListContext.tsx';
import type { Line } from './order.model.ts';
import { useDeviceTable } from './use-device-table.ts';
import { useGridKeys } from './use-grid-keys.ts';
import { useHold } from './use-hold.ts';

export type GridActions = {
  readonly onOpen: (id: string) => void;
  readonly onInspect: (id: string) => void;
};
type DeviceGridProps = GridActions & {
  readonly lines: readonly Line[];
  readonly isTree: boolean;
  /** Opens or closes a branch of the tree; undefined turns it over. */
  readonly onFold: (key: string, isOpen?: boolean) => void;
};

/** Which columns are shown on how much room. */
function useColumns(scroller: RefObject<HTMLElement | null>) {
  const chosen = useListSettings((state) => state.columns);
  const widths = useListSettings((state) => state.widths);
  const [room, setRoom] = useState(0);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const measure = () => setRoom(element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  const columns = useMemo(() => shownColumns(chosen, widths, room), [chosen, widths, room]);
  return {
    columns,
    sizes: { '--columns': tracksOf(columns, widths), '--least': `${String(leastPx(columns, widths))}px` },
  };
}

/** The list as a grid of which only the rows in sight exist. One row can be reached by Tab, the others by arrows. */
export function DeviceGrid({ lines, isTree, onOpen, onInspect, onFold }: DeviceGridProps) {
  const { t } = useSpeech();
  const { store } = useApp();
  const scroller = useRef<HTMLTableElement>(null);
  const selectedId = useAppState((state) => state.selectedId);
  const [currentKey, setCurrentKey] = useState<string>();
  const current = lines.findIndex(({ key }) => key === (currentKey ?? selectedId));
  const reachable = Math.max(0, current);
  const { columns, sizes } = useColumns(scroller);
  const table = useDeviceTable(columns);
  const hold = useHold();
  const go = (line: Line): void => {
    setCurrentKey(line.key);
    if (line.kind === 'device') store.select(line.id);
  };
  const { onKeyDown, lineOf, wish } = useGridKeys({ lines, current, go, onOpen, onInspect, onFold });

  return (
    <CellMenu scroller={scroller} onOpen={onOpen}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a grid, see its role */}
      <table
        ref={scroller}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table whose rows are chosen
        role={isTree ? 'treegrid' : 'grid'}
        aria-label={t('devices.title')}
        aria-rowcount={lines.length + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable="true"
        className={styles['grid']}
        style={sizes as CSSProperties}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const line = lineOf(event.target);
          if (line === undefined || (event.target instanceof Element && event.target.closest('input'))) return;
          go(line);
          if (line.kind === 'head') onFold(line.key);
          else onInspect(line.id);
        }}
        onDoubleClick={({ target }) => {
          const line = lineOf(target);
          if (line?.kind === 'device' && !(target instanceof HTMLInputElement)) onOpen(line.id);
        }}
        {...hold}
      >
        <GridHead table={table} columns={columns} />
        <GridBody
          lines={lines}
          isTree={isTree}
          columns={columns}
          scroller={scroller}
          reachable={reachable}
          wish={wish}
        />
      </table>
    </CellMenu>
  );
}
