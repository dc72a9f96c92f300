import { useMemo } from 'react';
import type { Device } from '../../../../contract/devices.ts';
import { useAppState } from '../../../store/AppProvider.tsx';
import { Button } from '../../../ui/Button.tsx';
import { FaultNote } from '../../../ui/FaultNote.tsx';
import { showFault } from '../../../ui/faults.ts';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useSpeech } from '../../../ui/Translation.tsx';
import { SnmpEmpty } from '../snmp/SnmpHelp.tsx';
import type { Snmp } from '../snmp/use-snmp.ts';
import { useMetrics } from '../snmp/use-metrics.ts';
import { rangeKey } from '../use-history.ts';
import { useZoom } from '../use-zoom.ts';
import styles from './GraphsTab.module.css';
import { groupsOf } from './metrics.model.ts';
import { MetricChart } from './MetricChart.tsx';
import { TopPortCharts } from './TopPortCharts.tsx';

type GraphsTabProps = { readonly device: Device; readonly snmp: Snmp; readonly onEdit: () => void };

/** What is measured of a device besides its answers to pings, all of one range and under one crosshair. */
export function GraphsTab({ device, snmp, onEdit }: GraphsTabProps) {
  const speech = useSpeech();
  const { t } = speech;
  const range = useAppState((state) => state.range);
  const zoom = useZoom();
  const metrics = useMetrics(device.id, snmp.turn);
  const known = metrics.value;
  // Only what is drawn decides: present values change all the time.
  const shape = (known ?? []).map(({ metric, limits }) => `${metric} ${JSON.stringify(limits)}`).join(' ');
  // oxlint-disable-next-line react/exhaustive-deps -- as said above
  const groups = useMemo(() => groupsOf(known ?? []), [shape]);
  if (known === undefined)
    return metrics.fault === undefined ? (
      <Skeleton rows={8} />
    ) : (
      <FaultNote
        fault={showFault(metrics.fault, speech)}
        action={<Button onClick={metrics.retry}>{t('device.retry')}</Button>}
      />
    );
  if (groups.length === 0) return <SnmpEmpty snmp={snmp} onEdit={onEdit} none={t('snmp.noMetrics')} />;
  return (
    <div className={styles['charts']} data-range={rangeKey(range)}>
      {groups.map((group) => (
        <MetricChart key={group.key} id={device.id} group={group} {...zoom} />
      ))}
      <TopPortCharts id={device.id} />
    </div>
  );
}
