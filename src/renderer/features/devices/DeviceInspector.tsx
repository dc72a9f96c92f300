import { Pause, Pencil, Play, RefreshCw, Trash2 } from 'lucide-react';
import type { Device } from '../../../contract/devices.ts';
import { formatPct, formatRtt } from '../../../contract/units.ts';
import { hashOf } from '../../route/route.ts';
import { useApp, useAppState } from '../../store/AppProvider.tsx';
import { useWhyNot } from '../../store/use-why-not.ts';
import type { Live } from '../../store/devices-slice.ts';
import { formatAge, formatMoment } from '../../ui/ages.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { Heartbeat } from '../../ui/Heartbeat.tsx';
import { Inspector } from '../../ui/Inspector.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { type Speech, useSpeech } from '../../ui/Translation.tsx';
import type { DeviceActions } from './bulk/use-device-actions.ts';
import styles from './DeviceInspector.module.css';
import { ageWhenOld } from './devices.model.ts';
import { InspectorChecks } from './InspectorChecks.tsx';
import { InspectorEvents } from './InspectorEvents.tsx';
import { LatencyChart } from './LatencyChart.tsx';
import { useListSettings } from './list/ListContext.tsx';

type DeviceInspectorProps = {
  readonly device: Device;
  readonly actions: DeviceActions;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
};

/** Everything about the selected device, beside the list. */
export function DeviceInspector(props: DeviceInspectorProps) {
  const { device } = props;
  const { t } = useSpeech();
  const { store } = useApp();
  const px = useListSettings((state) => state.inspectorPx);
  return (
    <Inspector
      label={t('devices.inspector.label', { name: device.name })}
      title={device.name}
      mark={<StatusMark state={device.state} size={16} withWord={false} />}
      beside={<span className={classes('mono', styles['address'])}>{device.address}</span>}
      href={hashOf({ view: 'device', id: device.id })}
      closeLabel={t('devices.inspector.close')}
      onClose={() => store.inspect(false)}
      style={px === undefined ? undefined : { flexBasis: px }}
    >
      <InspectorActions {...props} />
      <Values device={device} />
      <LatencyChart key={device.id} device={device} />
      <InspectorChecks checks={device.checks} />
      <InspectorEvents key={`events ${device.id}`} deviceId={device.id} />
      <Facts device={device} />
    </Inspector>
  );
}

function InspectorActions({ device, actions, onEdit, onDelete }: DeviceInspectorProps) {
  const { t } = useSpeech();
  const whyNot = useWhyNot('operator');
  return (
    <div className={styles['actions']}>
      <Button whyNot={whyNot} icon={<Pencil size={14} />} onClick={onEdit}>
        {t('devices.actions.edit')}
      </Button>
      <Button
        whyNot={whyNot}
        icon={device.paused ? <Play size={14} /> : <Pause size={14} />}
        onClick={() => actions.setPaused([device], !device.paused)}
      >
        {t(device.paused ? 'devices.actions.resume' : 'devices.actions.pause')}
      </Button>
      <Button whyNot={whyNot} icon={<RefreshCw size={14} />} onClick={() => actions.poll([device])}>
        {t('devices.actions.poll')}
      </Button>
      <Button whyNot={whyNot} icon={<Trash2 size={14} />} onClick={onDelete}>
        {t('devices.actions.delete')}
      </Button>
    </div>
  );
}

type Value = { readonly name: string; readonly value: string; readonly note?: string };

/** The present values in the chosen language; uptime says how much of the day it speaks for. */
function valuesOf(live: Live | undefined, { t, language }: Speech): readonly Value[] {
  return [
    { name: t('devices.columns.latency'), value: formatRtt(live?.rttMs ?? null, language) },
    { name: t('devices.columns.loss'), value: formatPct(live?.lossPct ?? null, language) },
    { name: t('devices.columns.jitter'), value: formatRtt(live?.jitterMs ?? null, language) },
    {
      name: t('devices.columns.uptime'),
      value: formatPct(live?.uptimePct ?? null, language, 3),
      note: t('devices.inspector.coverage', { share: formatPct(live?.coveragePct ?? null, language) }),
    },
  ];
}

function Values({ device }: { readonly device: Device }) {
  const speech = useSpeech();
  const { t, language } = speech;
  const live = useAppState((state) => state.live.get(device.id));
  const now = useAppState((state) => state.now);
  const age = ageWhenOld(device, live, now);
  const values = valuesOf(live, speech);
  const word = t(`states.${device.state}`);
  return (
    <section>
      <div className={styles['beat']}>
        <span>
          {device.since === null
            ? word
            : t('devices.inspector.since', { state: word, age: formatAge(now - Date.parse(device.since), speech) })}
        </span>
        <Heartbeat letters={live?.beats ?? ''} />
      </div>
      <dl className={classes(styles['values'], age !== undefined && styles['old'])}>
        {values.map(({ name, value, note }) => (
          <div key={name} className={styles['value']} title={note}>
            <dt>{name}</dt>
            <dd>{value}</dd>
            {note !== undefined && <dd className={styles['note']}>{note}</dd>}
          </div>
        ))}
      </dl>
      {age !== undefined && live && (
        <p className={styles['faint']}>
          {t('devices.old', { value: formatMoment(live.at, now, language), age: formatAge(age, speech) })}
        </p>
      )}
    </section>
  );
}

function Facts({ device }: { readonly device: Device }) {
  const { t, language } = useSpeech();
  const facts = [
    { name: t('shell.site'), value: device.site },
    { name: t('devices.inspector.groups'), value: device.groups.join(', ') },
    { name: t('devices.inspector.tags'), value: device.tags.join(', ') },
    { name: t('devices.inspector.partner'), value: device.partner },
    { name: t('devices.inspector.country'), value: device.country },
    { name: t('devices.inspector.profile'), value: t(`profiles.${device.profile}`) },
    {
      name: t('devices.inspector.created'),
      value: new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(Date.parse(device.createdAt)),
    },
    { name: t('devices.inspector.notes'), value: device.notes },
  ].filter(({ value }) => value !== '');
  return (
    <section>
      <h3 className={styles['section']}>{t('devices.inspector.facts')}</h3>
      <dl className={styles['facts']}>
        {facts.map(({ name, value }) => (
          <div key={name} className={styles['fact']}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
