import { memo, type ReactNode } from 'react';
import { formatPct, formatRtt } from '../../../contract/units.ts';
import { useAppState } from '../../store/AppProvider.tsx';
import { formatAge } from '../../ui/ages.ts';
import { classes } from '../../ui/classes.ts';
import { Heartbeat } from '../../ui/Heartbeat.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import styles from './DeviceGrid.module.css';
import { type Column, COLUMNS, ageWhenOld } from './devices.model.ts';

type CellProps = { readonly column: Column; readonly className?: string | undefined; readonly children: ReactNode };

const Cell = ({ column, className, children }: CellProps) => (
  <td aria-colindex={COLUMNS.indexOf(column) + 1} className={classes(styles['cell'], styles[column], className)}>
    {children}
  </td>
);

type DeviceRowProps = {
  readonly id: string;
  readonly index: number;
  readonly top: number;
  readonly isSelected: boolean;
  readonly isReachable: boolean;
};

/** One device. It listens to its own device and its own values only, so that a delta redraws just its rows. */
export const DeviceRow = memo(function DeviceRow({ id, index, top, isSelected, isReachable }: DeviceRowProps) {
  const device = useAppState((state) => state.devices?.get(id));
  if (device === undefined) return null;
  return (
    <tr
      data-id={id}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      tabIndex={isReachable ? 0 : -1}
      className={classes(styles['row'], styles['bodyRow'])}
      style={{ transform: `translateY(${String(top)}px)` }}
    >
      <Cell column="state">
        <StatusMark state={device.state} />
      </Cell>
      <Cell column="name">
        <span title={device.name}>{device.name}</span>
      </Cell>
      <Cell column="address" className="mono">
        <span title={device.address}>{device.address}</span>
      </Cell>
      <Cell column="site">{device.site}</Cell>
      <LiveCells id={id} />
      <SinceCell id={id} />
    </tr>
  );
});

function LiveCells({ id }: { readonly id: string }) {
  const speech = useSpeech();
  const { t, language } = speech;
  const live = useAppState((state) => state.live.get(id));
  // Whole seconds, and only of old values: a fresh row does not redraw when time passes.
  const age = useAppState(({ devices, now }) => {
    const device = devices?.get(id);
    return device && ageWhenOld(device, live, now);
  });
  const old = age !== undefined && styles['old'];
  const hint = age === undefined || !live || live.rttMs === null ? undefined : formatAge(age, speech);
  const latency = formatRtt(live?.rttMs ?? null, language);
  return (
    <>
      <Cell column="beats">
        <Heartbeat letters={live?.beats ?? ''} />
      </Cell>
      <Cell column="latency" className={classes('mono', old)}>
        {hint === undefined ? (
          latency
        ) : (
          <span title={t('devices.old', { value: latency, age: hint })}>
            {latency}
            <span className={styles['age']}>{hint}</span>
          </span>
        )}
      </Cell>
      <Cell column="loss" className={classes('mono', old)}>
        {formatPct(live?.lossPct ?? null, language)}
      </Cell>
      <Cell column="jitter" className={classes('mono', old)}>
        {formatRtt(live?.jitterMs ?? null, language)}
      </Cell>
      <Cell column="uptime" className="mono">
        {formatPct(live?.uptimePct ?? null, language, 3)}
      </Cell>
    </>
  );
}

function SinceCell({ id }: { readonly id: string }) {
  const speech = useSpeech();
  const text = useAppState(({ devices, now }) => {
    const since = devices?.get(id)?.since;
    return since ? formatAge(now - Date.parse(since), speech) : '–';
  });
  return (
    <Cell column="since" className="mono">
      {text}
    </Cell>
  );
}
