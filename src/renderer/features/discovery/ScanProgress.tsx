import { Play, Square } from 'lucide-react';
import type { Scan } from '../../../contract/discovery.ts';
import { useApp } from '../../store/AppProvider.tsx';
import { useWhyNot } from '../../store/use-why-not.ts';
import { formatAge } from '../../ui/ages.ts';
import { Button } from '../../ui/Button.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { formatCount } from '../../ui/rates.ts';
import { useSpeech } from '../../ui/Translation.tsx';
import { useCommand } from '../settings/use-command.ts';
import styles from './ScanProgress.module.css';

/** How far a scan is, and the button that stops it or lets it go on. */
export function ScanProgress({ scan }: { readonly scan: Scan }) {
  const speech = useSpeech();
  const { t, language } = speech;
  const { call } = useApp();
  const whyNot = useWhyNot('engineer');
  const { isBusy, fault, run } = useCommand();
  const number = (count: number): string => formatCount(count, language);
  const isRunning = scan.state === 'running' || scan.state === 'paused';
  const canResume = scan.state === 'cancelled' || scan.state === 'interrupted';
  return (
    <div className={styles['progress']}>
      <div className={styles['line']}>
        <strong>
          {scan.state === 'running'
            ? t(`discovery.scan.phases.${scan.phase}`)
            : t(`discovery.scan.states.${scan.state}`)}
        </strong>
        <span>{t('discovery.scan.progress', { tried: number(scan.tried), addresses: number(scan.addresses) })}</span>
        {isRunning && <span>{t('discovery.scan.rate', { pps: number(Math.round(scan.pps)) })}</span>}
        {isRunning && scan.etaS !== null && (
          <span>{t('discovery.scan.eta', { time: formatAge(scan.etaS * 1000, speech) })}</span>
        )}
        <span className={styles['grow']} />
        {isRunning && (
          <Button
            icon={<Square size={14} />}
            whyNot={whyNot}
            disabled={isBusy}
            onClick={() => run(() => call('scans.cancel', { id: scan.id }))}
          >
            {t('discovery.scan.stop')}
          </Button>
        )}
        {canResume && (
          <Button
            icon={<Play size={14} />}
            whyNot={whyNot}
            disabled={isBusy}
            onClick={() => run(() => call('scans.resume', { id: scan.id }))}
          >
            {t('discovery.scan.resume')}
          </Button>
        )}
      </div>
      <progress className={styles['bar']} value={scan.progress} max={1} aria-label={t('discovery.scan.title')} />
      {scan.message !== null && <p className={styles['message']}>{scan.message}</p>}
      {fault && <FaultNote fault={fault} />}
    </div>
  );
}
