import { Unplug, WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useAppState } from '../store/AppProvider.tsx';
import { formatMoment } from '../ui/ages.ts';
import { useSpeech } from '../ui/Translation.tsx';
import styles from './Banners.module.css';

/** What makes everything below doubtful: no connection to the host, or a host without a network. */
export function Banners() {
  const { t, say, language } = useSpeech();
  const isLost = useAppState(({ connection }) => connection === 'lost');
  const heardAt = useAppState((state) => state.heardAt);
  const offline = useAppState((state) => state.status?.selfOffline);
  const now = useAppState((state) => state.now);
  const moment = (ms: number) => formatMoment(ms, now, language);
  return (
    <output className={styles['banners']}>
      {isLost && (
        <Banner icon={<Unplug size={16} aria-hidden="true" />}>
          {t('shell.banner.lost', { time: moment(heardAt) })}
        </Banner>
      )}
      {offline && (
        <Banner icon={<WifiOff size={16} aria-hidden="true" />}>
          {[
            t('shell.banner.selfOffline'),
            say(`reasons.${offline.reason}`) === `reasons.${offline.reason}`
              ? offline.reason
              : say(`reasons.${offline.reason}`),
            `(${t('shell.banner.since', { time: moment(Date.parse(offline.since)) })})`,
          ].join(' ')}
        </Banner>
      )}
    </output>
  );
}

const Banner = ({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) => (
  <p className={styles['banner']}>
    {icon}
    {children}
  </p>
);
