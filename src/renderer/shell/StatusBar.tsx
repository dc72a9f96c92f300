import { useEffect, useState } from 'react';
import type { SystemStatus } from '../../contract/system.ts';
import { formatBytes } from '../../contract/units.ts';
import { useAppState } from '../store/AppProvider.tsx';
import { Button } from '../ui/Button.tsx';
import { classes } from '../ui/classes.ts';
import { Dialog, DialogActions, DialogBody } from '../ui/Dialog.tsx';
import { StatusMark } from '../ui/StatusMark.tsx';
import { useSpeech } from '../ui/Translation.tsx';
import styles from './StatusBar.module.css';

export function StatusBar() {
  const { t, language } = useSpeech();
  const status = useAppState((state) => state.status);
  return (
    <footer className={styles['bar']} aria-label={t('shell.status.label')}>
      {status && (
        <>
          <Polling polling={status.polling} />
          <PingMethod polling={status.polling} />
          <span className={status.selfOffline ? styles['alarm'] : undefined}>
            {t(status.selfOffline ? 'shell.status.offline' : 'shell.status.online')}
          </span>
          <span className={styles['right']}>
            {t('shell.status.database', { size: formatBytes(status.database.bytes, language) })}
          </span>
        </>
      )}
      <Clock />
    </footer>
  );
}

type PollingProps = { readonly polling: SystemStatus['polling'] };

function Polling({ polling: { onTime, late } }: PollingProps) {
  const { t } = useSpeech();
  return (
    <span className={styles['item']}>
      <StatusMark state={late > 0 ? 'warning' : 'up'} size={12} withWord={false} />
      {t('shell.status.polling', { onTime, total: onTime + late, late })}
    </span>
  );
}

/** How far the round-trip times can be trusted; the button says why no better method is used. */
function PingMethod({ polling: { method, precision, note } }: PollingProps) {
  const { t } = useSpeech();
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  const isDemo = useAppState((state) => state.status?.demo != null);
  const name = method === null ? undefined : t(`methods.${method}`);
  const none = t(isDemo ? 'demo.ping' : 'shell.status.noMethod');
  const trust = precision === null ? undefined : t(`precision.${precision}`);
  return (
    <>
      <button
        type="button"
        className={classes(styles['method'], note !== null && styles['noted'])}
        onClick={() => setOpen(true)}
      >
        {name === undefined ? none : t('shell.status.ping', { method: [name, trust].filter(Boolean).join(' · ') })}
      </button>
      {isOpen && (
        <Dialog title={t('shell.status.howTitle')} onClose={close}>
          <DialogBody>
            <dl className={styles['facts']}>
              <dt>{t('shell.status.method')}</dt>
              <dd>{name ?? t('common.none')}</dd>
              <dt>{t('shell.status.precision')}</dt>
              <dd>{trust ?? t('common.none')}</dd>
              <dt>{t('shell.status.note')}</dt>
              <dd>{note ?? t(isDemo ? 'demo.pingNote' : 'shell.status.best')}</dd>
            </dl>
          </DialogBody>
          <DialogActions>
            <Button onClick={close}>{t('common.close')}</Button>
          </DialogActions>
        </Dialog>
      )}
    </>
  );
}

function Clock() {
  const { language } = useSpeech();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const format = new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  });
  return <span className={classes('mono', styles['clock'])}>{format.format(now)}</span>;
}
