import { useApp, useAppState, useRoute } from '../../store/AppProvider.tsx';
import { classes } from '../../ui/classes.ts';
import { useSpeech } from '../../ui/Translation.tsx';
import { NetworksStep } from './NetworksStep.tsx';
import { ReviewStep } from './ReviewStep.tsx';
import { ScanStep } from './ScanStep.tsx';
import styles from './Wizard.module.css';

const STEPS = ['networks', 'scan', 'review'] as const;
type Step = (typeof STEPS)[number];

/** From networks to a watched site. The address holds the step, so that back, forward and reload lead where they should. */
export function Wizard() {
  const { t } = useSpeech();
  const { router } = useApp();
  const { scan: scanId, step } = useRoute((route) => route.params);
  const scan = useAppState(({ scans }) => (scanId === undefined ? undefined : scans?.get(scanId)));
  const present: Step = scanId === undefined ? 'networks' : step === 'review' ? 'review' : 'scan';
  const go = (params: Readonly<Record<string, string>>): void => router.go({ view: 'discovery', id: 'new', params });
  return (
    <section className={styles['wizard']} aria-label={t('discovery.scanNetwork')}>
      <ol className={styles['steps']} aria-label={t('discovery.steps.label')}>
        {STEPS.map((one, index) => (
          <li
            key={one}
            aria-current={one === present ? 'step' : undefined}
            className={classes(styles['step'], index < STEPS.indexOf(present) && styles['done'])}
          >
            <span className={styles['number']}>{index + 1}</span>
            {t(`discovery.steps.${one}`)}
          </li>
        ))}
      </ol>
      {present === 'networks' && <NetworksStep onStarted={({ id }) => go({ scan: id })} />}
      {present === 'scan' && <ScanStep scan={scan} onReview={() => go({ scan: scanId ?? '', step: 'review' })} />}
      {present === 'review' && <ReviewStep scanId={scanId ?? ''} onBack={() => go({ scan: scanId ?? '' })} />}
    </section>
  );
}
