import { useEffect, useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { formatCount } from '../../../ui/rates.ts';
import { useSpeech } from '../../../ui/Translation.tsx';
import type { Question } from './asking.ts';
import styles from './Snmp.module.css';

type ProgressProps = {
  readonly question: Question;
  /** How many values, or rows of a table, came so far. */
  readonly count: number;
  readonly onCancel: () => void;
};

/** That a device is being asked, for how long already, and what came of it. */
export function Progress({ question: { verb, text, deviceName }, count, onCancel }: ProgressProps) {
  const { t, language } = useSpeech();
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
      <span className={styles['seconds']}>
        {count > 0 &&
          `${t(verb === 'table' ? 'tools.snmp.rowsSoFar' : 'tools.snmp.soFar', { shown: formatCount(count, language) })} · `}
        {t('units.second', { count: seconds })}
      </span>
      <Button onClick={onCancel}>{t('common.cancel')}</Button>
    </div>
  );
}
