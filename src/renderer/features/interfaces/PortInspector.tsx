import { Pencil } from 'lucide-react';
import { useState } from 'react';
import type { InterfaceRow } from '../../../contract/interfaces.ts';
import { formatPct } from '../../../contract/units.ts';
import { hashOf } from '../../route/route.ts';
import { useAppState } from '../../store/AppProvider.tsx';
import { useWhyNot } from '../../store/use-why-not.ts';
import { formatAge } from '../../ui/ages.ts';
import { Button } from '../../ui/Button.tsx';
import { Inspector } from '../../ui/Inspector.tsx';
import { formatBitRate, formatCount, formatSpeed } from '../../ui/rates.ts';
import { type Speech, useSpeech } from '../../ui/Translation.tsx';
import { LiveChart } from './LiveChart.tsx';
import { neighbourText, poeText } from './PortColumns.tsx';
import { calledOf, portStateOf, sumOf } from './port.model.ts';
import { PortCharts } from './PortCharts.tsx';
import { PortDialog } from './PortDialog.tsx';
import styles from './PortInspector.module.css';
import { PortMark } from './PortMark.tsx';
import { PortSensors } from './PortSensors.tsx';

type PortInspectorProps = {
  readonly row: InterfaceRow;
  readonly onClose: () => void;
  readonly onChanged: (row: InterfaceRow) => void;
  /** Absent where the page is already about its device. */
  readonly onOpen?: () => void;
};

/** Everything about one port, beside the table. */
export function PortInspector({ row, onClose, onChanged, onOpen }: PortInspectorProps) {
  const { t } = useSpeech();
  const now = useAppState((state) => state.now);
  const whyNot = useWhyNot('operator');
  const [isEditing, setEditing] = useState(false);
  const href = hashOf({ view: 'device', id: row.deviceId, params: { tab: 'ports', port: row.id } });
  return (
    <Inspector
      label={t('ports.inspector', { name: row.name, device: row.deviceName })}
      title={row.name}
      mark={<PortMark state={portStateOf(row, now)} size={16} withWord={false} />}
      beside={
        onOpen && (
          <span className={styles['device']} title={row.deviceName}>
            {row.deviceName}
          </span>
        )
      }
      href={onOpen && href}
      closeLabel={t('ports.close')}
      onClose={onClose}
    >
      <Called row={row} />
      <Values row={row} />
      <div className={styles['actions']}>
        <Button icon={<Pencil size={14} />} whyNot={whyNot} onClick={() => setEditing(true)}>
          {t('ports.edit')}
        </Button>
        <LiveChart key={row.id} id={row.id} />
      </div>
      <PortCharts key={row.id} row={row} />
      {row.sensors.length > 0 && <PortSensors row={row} />}
      <Facts row={row} />
      {isEditing && <PortDialog row={row} onClose={() => setEditing(false)} onChanged={onChanged} />}
    </Inspector>
  );
}

function Called({ row }: { readonly row: InterfaceRow }) {
  const speech = useSpeech();
  const { t } = speech;
  const now = useAppState((state) => state.now);
  const word = t(`ports.states.${portStateOf(row, now)}`);
  const called = calledOf(row);
  return (
    <p className={styles['called']}>
      {called !== '' && <strong className={styles['calledText']}>{called}</strong>}
      <span>
        {row.changedAt === null
          ? word
          : t('devices.inspector.since', {
              state: word,
              age: formatAge(now - Date.parse(row.changedAt), speech),
            })}
      </span>
    </p>
  );
}

type Value = { readonly name: string; readonly value: string; readonly note: string };

function valuesOf(row: InterfaceRow, { t, language }: Speech): readonly Value[] {
  const share = (pct: number | null): string =>
    pct === null ? '' : t('ports.ofSpeed', { share: formatPct(Math.round(pct * 10) / 10, language) });
  const packets = (pps: number | null): string =>
    pps === null ? '' : t('ports.pps', { count: formatCount(pps, language) });
  const discards = sumOf(row.inDiscards, row.outDiscards);
  return [
    {
      name: t('ports.in'),
      value: formatBitRate(row.inBps, language),
      note: share(row.utilInPct) || packets(row.inPps),
    },
    {
      name: t('ports.out'),
      value: formatBitRate(row.outBps, language),
      note: share(row.utilOutPct) || packets(row.outPps),
    },
    {
      name: t('ports.errors'),
      value: formatCount(sumOf(row.inErrors, row.outErrors), language),
      note: t('ports.perSecond'),
    },
    { name: t('ports.discards'), value: formatCount(discards, language), note: t('ports.perSecond') },
  ];
}

function Values({ row }: { readonly row: InterfaceRow }) {
  const speech = useSpeech();
  return (
    <dl className={styles['values']}>
      {valuesOf(row, speech).map(({ name, value, note }) => (
        <div key={name} className={styles['value']}>
          <dt>{name}</dt>
          <dd>{value}</dd>
          <dd className={styles['note']}>{note}</dd>
        </div>
      ))}
    </dl>
  );
}

function Facts({ row }: { readonly row: InterfaceRow }) {
  const { t, language } = useSpeech();
  const speed = formatSpeed(row.speedBps, language);
  const override =
    row.speedInBps === null && row.speedOutBps === null
      ? ''
      : `${formatSpeed(row.speedInBps ?? row.speedBps, language)} / ${formatSpeed(row.speedOutBps ?? row.speedBps, language)}`;
  const facts = [
    { name: t('ports.facts.speed'), value: [speed, row.duplex ?? ''].filter(Boolean).join(', ') },
    { name: t('ports.facts.override'), value: override },
    { name: t('ports.facts.neighbour'), value: neighbourText(row) },
    { name: t('ports.facts.vlan'), value: [row.vlan, row.trunk].filter(Boolean).join(', ') },
    { name: t('ports.facts.poe'), value: [row.poe?.state, poeText(row, language)].filter(Boolean).join(', ') },
    { name: t('ports.facts.mac'), value: row.mac?.match(/../g)?.join(':') ?? '' },
    { name: t('ports.facts.mtu'), value: row.mtu === null ? '' : formatCount(row.mtu, language) },
    { name: t('ports.facts.type'), value: row.type ?? '' },
    { name: t('ports.facts.index'), value: String(row.ifIndex) },
    { name: t('ports.facts.descr'), value: row.descr === row.name ? '' : (row.descr ?? '') },
    { name: t('ports.facts.alias'), value: row.alias ?? '' },
  ].filter(({ value }) => value !== '');
  return (
    <section>
      <h3 className={styles['section']}>{t('ports.facts.title')}</h3>
      <dl className={styles['facts']}>
        {facts.map(({ name, value }) => (
          <div key={name} className={styles['fact']}>
            <dt>{name}</dt>
            <dd translate="no">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
