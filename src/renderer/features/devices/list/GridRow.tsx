import { ChevronDown, ChevronRight } from 'lucide-react';
import { memo } from 'react';
import { useAppState } from '../../../store/AppProvider.tsx';
import { classes } from '../../../ui/classes.ts';
import { SPARE_ROW } from '../../../ui/spare-rows.ts';
import { StatusMark } from '../../../ui/StatusMark.tsx';
import { useSpeech } from '../../../ui/Translation.tsx';
import { deviceCells } from './DeviceCells.tsx';
import type { ColumnId } from './columns.model.ts';
import styles from './Grid.module.css';
import { useList } from './ListContext.tsx';
import type { Line } from './order.model.ts';

type Place = {
  readonly index: number;
  readonly top: number;
  /** The one row that Tab reaches. */
  readonly isReachable: boolean;
  /** Not shown: its elements wait for a line. */
  readonly isShown: boolean;
};

type DeviceRowProps = Place & {
  readonly id: string;
  readonly lineKey: string;
  /** Below site and group in a tree; undefined in a table. */
  readonly level: number | undefined;
  readonly columns: readonly ColumnId[];
  readonly isMarked: boolean;
  readonly isInspected: boolean;
};

/** One device. It listens to its own device and its own values only, so that a delta redraws just its rows. */
export const DeviceRow = memo(function DeviceRow(props: DeviceRowProps) {
  const { id, lineKey, index, top, isReachable, isShown, level, columns, isMarked, isInspected } = props;
  const speech = useSpeech();
  const { list } = useList();
  const device = useAppState((state) => state.devices?.get(id));
  const live = useAppState((state) => state.live.get(id));
  const now = useAppState((state) => state.now);
  if (device === undefined) return null;
  return (
    <tr
      data-id={isShown ? id : undefined}
      data-key={isShown ? lineKey : undefined}
      data-level={level}
      aria-rowindex={index + 2}
      aria-level={level}
      aria-selected={isMarked}
      aria-current={isInspected ? 'true' : undefined}
      tabIndex={isReachable ? 0 : -1}
      className={classes(styles['row'], styles['bodyRow'])}
      style={isShown ? { insetBlockStart: top } : SPARE_ROW}
    >
      <td aria-colindex={1} className={classes(styles['cell'], styles['mark'])}>
        <input
          type="checkbox"
          tabIndex={-1}
          checked={isMarked}
          aria-label={speech.t('devices.list.mark', { name: device.name })}
          onChange={({ nativeEvent }) => {
            const isRange = nativeEvent instanceof MouseEvent && nativeEvent.shiftKey;
            if (isRange) list.extendTo(id);
            else list.toggle(id);
          }}
        />
      </td>
      {deviceCells(columns, { device, live, now, speech })}
    </tr>
  );
});

type HeadRowProps = Place & {
  readonly line: Extract<Line, { kind: 'head' }>;
  readonly columnCount: number;
};

/** A site or a group of the tree, with what its devices add up to. */
export const HeadRow = memo(function HeadRow({ line, index, top, isReachable, isShown, columnCount }: HeadRowProps) {
  const { t } = useSpeech();
  const { key, label, level, isOpen, states, size } = line;
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <tr
      data-key={isShown ? key : undefined}
      data-level={level}
      aria-rowindex={index + 2}
      aria-level={level}
      aria-expanded={isOpen}
      tabIndex={isReachable ? 0 : -1}
      className={classes(styles['bodyRow'], styles['branch'])}
      style={isShown ? { insetBlockStart: top } : SPARE_ROW}
    >
      <td aria-colindex={1} aria-colspan={columnCount + 1} className={classes(styles['cell'], styles['branchCell'])}>
        <Chevron size={14} aria-hidden="true" />
        <strong className={styles['branchName']}>
          {label || t(level === 1 ? 'devices.list.noSite' : 'devices.list.noGroup')}
        </strong>
        <span className={styles['count']}>{size}</span>
        {states
          .filter(({ state }) => state !== 'up')
          .map(({ state, count }) => (
            <span key={state} className={styles['branchState']}>
              <StatusMark state={state} size={12} withWord={false} />
              {count}
            </span>
          ))}
      </td>
    </tr>
  );
});
