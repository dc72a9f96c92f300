import { memo, type RefObject, useCallback, useMemo, useRef, useState } from 'react';
import type { InterfaceRow } from '../../../contract/interfaces.ts';
import { useApp, useAppState } from '../../store/AppProvider.tsx';
import { useWidth } from '../../ui/charts/use-plot.ts';
import { useSpeech } from '../../ui/Translation.tsx';
import { VirtualGrid } from '../logs/VirtualGrid.tsx';
import { fittingColumns, type PortColumn, templateOf } from './columns.model.ts';
import { type PortContext, portColumns, type Sorting } from './PortColumns.tsx';
import { staleAfterMs } from './port.model.ts';
import styles from './PortTable.module.css';
import { useP95 } from './use-p95.ts';

type PortTableProps = {
  readonly label: string;
  readonly rows: readonly InterfaceRow[];
  readonly total?: number | undefined;
  readonly sorting: Sorting;
  /** Columns this table never has. */
  readonly without?: readonly PortColumn[];
  readonly selectedId: string | undefined;
  readonly onSelect: (id: string) => void;
  readonly onPick: (id: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onSight?: (first: number, last: number) => void;
  readonly onScrolled?: (isAtTop: boolean) => void;
  readonly scroller: RefObject<HTMLTableElement | null>;
};

const NONE: readonly PortColumn[] = [];
/** The edges of the rows, and the bar to scroll with. */
const EDGES_PX = 20;
const idOf = ({ id }: InterfaceRow): string => id;

/** Ports as rows: only those in sight exist, and only as many columns as there is room for. */
export const PortTable = memo(function PortTable(props: PortTableProps) {
  const { rows, total, sorting, without = NONE, onSight } = props;
  const speech = useSpeech();
  const now = useAppState((state) => state.now);
  const { store } = useApp();
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const columns = useMemo(() => fittingColumns(width - EDGES_PX, without), [width, without]);
  const [sight, setSight] = useState({ first: 0, last: 0 });
  const see = useCallback(
    (first: number, last: number) => {
      setSight((before) => (before.first === first && before.last === last ? before : { first, last }));
      onSight?.(first, last);
    },
    [onSight],
  );
  const hasP95 = columns.includes('p95');
  const inSight = useMemo(
    () => (hasP95 ? rows.slice(sight.first, sight.last + 1).map(idOf) : []),
    [rows, sight, hasP95],
  );
  const p95 = useP95(inSight);
  const shown = useMemo(() => {
    const isOld: PortContext['isOld'] = ({ at, deviceId }) => {
      const interval = store.getState().devices?.get(deviceId)?.snmp.intervalS ?? 30;
      return at !== null && now - Date.parse(at) > staleAfterMs(interval);
    };
    return portColumns(columns, { speech, now, p95, sorting, isOld });
  }, [columns, speech, now, p95, sorting, store]);
  return (
    <div ref={box} className={styles['box']}>
      <VirtualGrid
        label={props.label}
        items={rows}
        total={total}
        idOf={idOf}
        columns={shown}
        template={templateOf(columns)}
        selectedId={props.selectedId}
        onSelect={props.onSelect}
        onPick={props.onPick}
        onOpen={props.onOpen}
        onSight={see}
        isReplaced
        {...(props.onScrolled && { onScrolled: props.onScrolled })}
        scroller={props.scroller}
      />
    </div>
  );
});
