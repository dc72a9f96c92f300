import { CalendarClock, Pause, Pencil, Play, RefreshCw, Trash2 } from 'lucide-react';
import type { Check } from '../../../contract/checks.ts';
import type { Device } from '../../../contract/devices.ts';
import { useAppState } from '../../store/AppProvider.tsx';
import { useWhyNot } from '../../store/use-why-not.ts';
import { formatAge } from '../../ui/ages.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import type { DeviceActions } from '../devices/bulk/use-device-actions.ts';
import styles from './DeviceHead.module.css';
import { targetOf } from './history.model.ts';

/** What can be asked about a device from its page. */
export type Question = 'edit' | 'delete' | 'maintenance';

type DeviceHeadProps = {
  readonly device: Device;
  readonly actions: DeviceActions;
  readonly onAsk: (what: Question) => void;
};

/** Who it is, how it is and since when, and what can be done. */
export function DeviceHead(props: DeviceHeadProps) {
  const { device } = props;
  const speech = useSpeech();
  const { t } = speech;
  const now = useAppState((state) => state.now);
  return (
    <section className={styles['head']} aria-label={t('device.header', { name: device.name })}>
      <div className={styles['line']}>
        <StatusMark state={device.state} size={20} />
        {device.since !== null && (
          <span className={styles['since']}>
            {t('device.since', { age: formatAge(now - Date.parse(device.since), speech) })}
          </span>
        )}
        <h1 className={styles['name']}>{device.name}</h1>
        <span className={classes('mono', styles['address'])}>{device.address}</span>
        <Actions {...props} />
      </div>
      <Facts device={device} />
      <ul className={styles['checks']} aria-label={t('device.checks')}>
        {device.checks.length === 0 && <li className={styles['faint']}>{t('device.noCheck')}</li>}
        {device.checks.map((check) => (
          <CheckItem key={check.id} check={check} />
        ))}
      </ul>
    </section>
  );
}

function Actions({ device, actions, onAsk }: DeviceHeadProps) {
  const { t } = useSpeech();
  const whyNot = useWhyNot('operator');
  return (
    <div className={styles['actions']}>
      <Button whyNot={whyNot} icon={<Pencil size={14} />} onClick={() => onAsk('edit')}>
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
      <Button whyNot={whyNot} icon={<CalendarClock size={14} />} onClick={() => onAsk('maintenance')}>
        {t('device.maintenance')}
      </Button>
      <Button whyNot={whyNot} icon={<Trash2 size={14} />} onClick={() => onAsk('delete')}>
        {t('devices.actions.delete')}
      </Button>
    </div>
  );
}

function Facts({ device }: { readonly device: Device }) {
  const { t } = useSpeech();
  const facts = [
    { name: t('shell.site'), value: device.site },
    { name: t('devices.inspector.groups'), value: device.groups.join(', ') },
    { name: t('devices.inspector.tags'), value: device.tags.join(', ') },
    { name: t('devices.inspector.partner'), value: device.partner },
    { name: t('devices.inspector.country'), value: device.country },
    { name: t('devices.inspector.profile'), value: t(`profiles.${device.profile}`) },
  ].filter(({ value }) => value !== '');
  return (
    <dl className={styles['facts']}>
      {facts.map(({ name, value }) => (
        <div key={name} className={styles['fact']}>
          <dt>{name}</dt>
          <dd title={value}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function CheckItem({ check }: { readonly check: Check }) {
  const { t, say } = useSpeech();
  const { type, state, reason, enabled } = check;
  const known = say(`checkTypes.${type}`);
  const why = enabled ? reason && say(`reasons.${reason.code}`, reason.params) : t('device.pausedCheck');
  return (
    <li className={styles['check']} title={why ?? undefined}>
      <StatusMark state={enabled ? state : 'paused'} withWord={false} />
      <span>{known === `checkTypes.${type}` ? type : known}</span>
      <span className={styles['faint']}>{targetOf(check)}</span>
      {why && <span className={styles['why']}>{why}</span>}
    </li>
  );
}
