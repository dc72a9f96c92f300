import { useMemo, useState } from 'react';
import type { Device } from '../../../contract/devices.ts';
import { useAppState } from '../../store/AppProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { gapsOf, reasoned } from '../../ui/charts/gaps.ts';
import type { Mark } from '../../ui/charts/plot.ts';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { showFault } from '../../ui/faults.ts';
import { useSpeech } from '../../ui/Translation.tsx';
import { eventSentence } from '../devices/events.model.ts';
import { AvailabilityCard } from './AvailabilityCard.tsx';
import { createChartTexts } from './chart-texts.ts';
import { CredentialsCard } from './CredentialsCard.tsx';
import styles from './DeviceView.module.css';
import { EventsCard } from './EventsCard.tsx';
import { checkHistory, followed, mainCheck } from './history.model.ts';
import { NotesCard } from './NotesCard.tsx';
import { PinnedNote } from './PinnedNote.tsx';
import { JitterChart, LatencyChart, LossChart, ResponseChart, SmokeChart, SpreadChart } from './PingCharts.tsx';
import { type ChartFrame, ghostOf } from './frame.ts';
import { LoadCard } from './snmp/LoadCard.tsx';
import { SystemCard } from './snmp/SystemCard.tsx';
import { TopPortsCard } from './snmp/TopPortsCard.tsx';
import type { Snmp } from './snmp/use-snmp.ts';
import { rangeKey, useHistory, usePreviousHistory, useSpan } from './use-history.ts';
import { useRecord } from './use-record.ts';
import { useZoom } from './use-zoom.ts';

type DeviceChartsProps = { readonly device: Device; readonly snmp: Snmp; readonly onEdit: () => void };

/** The charts of a device, all of the same range and under the same crosshair. */
export function DeviceCharts({ device, snmp, onEdit }: DeviceChartsProps) {
  const speech = useSpeech();
  const { t } = speech;
  const [isComparing, setComparing] = useState(false);
  const range = useAppState((state) => state.range);
  const clock = useSpan(range);
  const history = useHistory(device, range);
  const before = usePreviousHistory(device, range, isComparing);
  const record = useRecord(device, range);
  const zoom = useZoom();
  const check = mainCheck(device);
  const own = history.value;
  // By value: the clock ticks, but a range that has ended stays what it is.
  const newest = [...(own?.lines.values() ?? [])].reduce((most, line) => Math.max(most, line.newest), 0);
  const { from, to } = range.to === 'now' ? followed(clock, newest) : clock;
  const frame = useMemo((): ChartFrame => {
    const span = { from, to };
    const values = checkHistory(own, check, span);
    const gaps = own === undefined ? [] : gapsOf(values.loss.at, span, values.stepMs);
    return {
      span,
      values,
      history: own,
      check,
      checks: device.checks,
      ghost: isComparing ? ghostOf(before.value, check, span) : undefined,
      gaps: reasoned(gaps, record.value?.blind ?? []),
      of: `${history.of ?? ''} ${String(isComparing)}`,
    };
  }, [own, check, from, to, device.checks, isComparing, before.value, record.value, history.of]);
  const marks = useMemo(
    (): readonly Mark[] =>
      (record.value?.events ?? []).map((event) => ({
        at: Date.parse(event.at),
        level: event.level,
        text: eventSentence(event, speech),
      })),
    [record.value, speech],
  );
  const texts = useMemo(() => createChartTexts(speech), [speech]);
  const isBusy = history.isReading || (isComparing && before.isReading);
  const common = { frame, marks, texts, isBusy, ...zoom };
  const fault = history.fault ?? record.fault ?? (isComparing ? before.fault : undefined);
  const retry = () => {
    if (history.fault !== undefined) history.retry();
    if (record.fault !== undefined) record.retry();
    if (before.fault !== undefined) before.retry();
  };
  return (
    <div className={styles['charts']} data-range={rangeKey(range)}>
      {fault !== undefined && (
        <div className={styles['fault']}>
          <FaultNote fault={showFault(fault, speech)} action={<Button onClick={retry}>{t('device.retry')}</Button>} />
        </div>
      )}
      <LatencyChart {...common} isComparing={isComparing} onCompare={setComparing} />
      <SmokeChart {...common} />
      <AvailabilityCard record={record.value} gaps={frame.gaps} span={frame.span} isBusy={record.isReading} />
      <SystemCard id={device.id} snmp={snmp} onEdit={onEdit} />
      <LoadCard id={device.id} snmp={snmp} />
      <TopPortsCard id={device.id} />
      <LossChart {...common} />
      <JitterChart {...common} />
      <EventsCard record={record.value} isBusy={record.isReading} />
      <ResponseChart {...common} />
      <SpreadChart {...common} />
      <NotesCard device={device} />
      <CredentialsCard device={device} />
      <PinnedNote frame={frame} texts={texts} />
    </div>
  );
}
