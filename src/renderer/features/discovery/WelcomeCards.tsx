import { type ReactNode, useEffect, useRef } from 'react';
import { FileUp, FlaskConical, type LucideIcon, Radar } from 'lucide-react';
import { useApp } from '../../store/AppProvider.tsx';
import { useWhyNot } from '../../store/use-why-not.ts';
import { Button } from '../../ui/Button.tsx';
import { LanternDrawing } from '../../ui/Lantern.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { useIntake } from '../devices/intake/Intake.tsx';
import styles from './Welcome.module.css';

/** Where everything begins: nothing is watched yet. */
export function WelcomeCards({ onAdd }: { readonly onAdd: () => void }) {
  const { t } = useSpeech();
  const { router } = useApp();
  const intake = useIntake();
  const whyNotScan = useWhyNot('engineer');
  const whyNotAdd = useWhyNot('operator');
  const cards = useRef<HTMLUListElement>(null);
  // Enter goes on from the first moment.
  useEffect(() => cards.current?.querySelector('button')?.focus(), []);
  return (
    <section className={styles['welcome']} aria-labelledby="welcome-title">
      <LanternDrawing />
      <h2 id="welcome-title" className={styles['title']}>
        {t('discovery.welcome.title')}
      </h2>
      <p className={styles['lead']}>{t('discovery.welcome.lead')}</p>
      <ul ref={cards} className={styles['cards']}>
        <Card Icon={Radar} text={t('discovery.welcome.scanText')}>
          <Button tone="primary" whyNot={whyNotScan} onClick={() => router.go({ view: 'discovery', id: 'new' })}>
            {t('discovery.welcome.scan')}
          </Button>
        </Card>
        <Card Icon={FileUp} text={t('discovery.welcome.importText')}>
          <Button whyNot={whyNotScan} onClick={intake.load}>
            {t('discovery.welcome.import')}
          </Button>
          <Button whyNot={whyNotAdd} onClick={intake.paste}>
            {t('devices.paste.open')}
          </Button>
        </Card>
        <Card Icon={FlaskConical} text={t('discovery.welcome.demoText')}>
          <p className={styles['code']}>
            {t('discovery.welcome.demo')}: <code>ronda --demo</code>
          </p>
        </Card>
      </ul>
      <Button whyNot={whyNotAdd} onClick={onAdd}>
        {t('discovery.welcome.byHand')}
      </Button>
      {intake.dialog}
    </section>
  );
}

type CardProps = { readonly Icon: LucideIcon; readonly text: string; readonly children: ReactNode };

function Card({ Icon, text, children }: CardProps) {
  return (
    <li className={styles['card']}>
      <Icon size={28} strokeWidth={1.4} aria-hidden="true" />
      <div className={styles['action']}>{children}</div>
      <p className={styles['text']}>{text}</p>
    </li>
  );
}
