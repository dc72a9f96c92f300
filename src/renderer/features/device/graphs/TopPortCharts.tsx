import { useRef } from 'react';
import type { InterfaceRow } from '../../../../contract/interfaces.ts';
import { useApp } from '../../../store/AppProvider.tsx';
import { PortTrafficChart } from '../../interfaces/PortTrafficChart.tsx';
import { calledOf } from '../../interfaces/port.model.ts';
import { useReading } from '../use-reading.ts';
import styles from './GraphsTab.module.css';
import { useInSight } from './use-in-sight.ts';

const MOST = 3;

/** The traffic of those ports that were used most when the page was opened: charts do not change places. */
export function TopPortCharts({ id }: { readonly id: string }) {
  const { call } = useApp();
  const { value = [] } = useReading({
    key: id,
    read: async () => (await call('interfaces.list', { deviceId: id, order: 'util', limit: MOST }))?.items ?? [],
  });
  return (
    <>
      {value.map((row) => (
        <PortChart key={row.id} row={row} />
      ))}
    </>
  );
}

function PortChart({ row }: { readonly row: InterfaceRow }) {
  const box = useRef<HTMLDivElement>(null);
  const isSeen = useInSight(box);
  const called = calledOf(row);
  return (
    <div ref={box} className={styles['chart']}>
      {isSeen && <PortTrafficChart row={row} title={called === '' ? row.name : `${row.name} · ${called}`} />}
    </div>
  );
}
