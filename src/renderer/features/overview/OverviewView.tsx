import { Pause, WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApp, useAppState } from '../../store/AppProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { WelcomeCards } from '../discovery/WelcomeCards.tsx';
import { Attention } from './Attention.tsx';
import { BusiestInterfaces } from './BusiestInterfaces.tsx';
import { GroupHeartbeats } from './GroupHeartbeats.tsx';
import styles from './Overview.module.css';
import { QualityBar } from './QualityBar.tsx';
import { RecentChanges } from './RecentChanges.tsx';
import { StatusBars } from './StatusBars.tsx';
import { StatusStrip } from './StatusStrip.tsx';

/** The whole network at a glance: how many are well, what is not, and what happened. */
export function OverviewView({ onAdd }: { readonly onAdd: () => void }) {
  const { t } = useSpeech();
  const count = useAppState((state) => state.devices?.size);
  if (count === undefined) return <p className={styles['loading']}>{t('devices.loading')}</p>;
  if (count === 0)
    return (
      <div className={styles['empty']}>
        <h1 className="visually-hidden">{t('shell.overview')}</h1>
        <WelcomeCards onAdd={onAdd} />
      </div>
    );
  return (
    <div className={styles['page']}>
      <h1 className="visually-hidden">{t('shell.overview')}</h1>
      <div className={styles['top']}>
        <Doubts />
        <StatusStrip />
      </div>
      <Attention />
      <div className={styles['side']}>
        <StatusBars />
        <QualityBar />
      </div>
      <GroupHeartbeats />
      <BusiestInterfaces />
      <RecentChanges />
    </div>
  );
}

/** Why the numbers may not be those of this moment. */
function Doubts() {
  const { t } = useSpeech();
  const { store } = useApp();
  const isPaused = useAppState((state) => state.isPaused);
  const isOffline = useAppState((state) => Boolean(state.status?.selfOffline));
  if (!isPaused && !isOffline) return null;
  const hint = (icon: ReactNode, text: string, action?: ReactNode) => (
    <p className={styles['doubt']}>
      {icon}
      {text}
      {action}
    </p>
  );
  return (
    <>
      {isOffline && hint(<WifiOff size={14} aria-hidden="true" />, t('overview.offline'))}
      {isPaused &&
        hint(
          <Pause size={14} aria-hidden="true" />,
          t('overview.held'),
          <Button onClick={() => store.pause(false)}>{t('shell.resume')}</Button>,
        )}
    </>
  );
}
