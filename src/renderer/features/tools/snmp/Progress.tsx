import { useEffect, useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { useSpeech } from '../../../ui/Translation.tsx';
import type { Question } from './desk.ts';
import styles from './Snmp.module.css';

type ProgressProps = { readonly question: Question; readonly onCancel: () => void };

/** That a device is being asked, and for how long already. */
export function Progress({ question: { verb, text, deviceName }, onCancel }: ProgressProps) {
  const { t } = useSpeech();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <div className={styles['progress']}>
      <progress className={styles['bar']} aria-label={t('tools.snmp.busy')} />
      <span className={styles['busy']}>
        {t('tools.snmp.asking', { verb: t(`tools.snmp.verbs.${verb}`), object: text, device: deviceName })}
      </span>
      <span className={styles['seconds']}>{t('units.second', { count: seconds })}</span>
      <Button onClick={onCancel}>{t('common.cancel')}</Button>
    </div>
  );
}
