import { TriangleAlert, Unplug, WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatBytes } from '../../contract/units.ts';
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
      <OwnTroubles />
    </output>
  );
}

/** Troubles of the host itself: nothing is watched, no room, a thread that crashes, a log that grows. */
function OwnTroubles() {
  const { t, language } = useSpeech();
  const status = useAppState((state) => state.status);
  if (status === undefined) return null;
  const { modeReason, disk, degraded, database } = status;
  const size = (bytes: number) => formatBytes(bytes, language);
  const texts = [
    modeReason && t(`shell.banner.mode.${modeReason}`),
    disk &&
      disk.state !== 'ok' &&
      t(`shell.banner.disk.${disk.state}`, { free: size(disk.free), total: size(disk.total) }),
    degraded.length > 0 && t('shell.banner.degraded', { threads: degraded.join(', ') }),
    database.largeLogBytes !== null && t('shell.banner.log', { size: size(database.largeLogBytes) }),
  ];
  return texts.map(
    (text) =>
      text && (
        <Banner key={text} icon={<TriangleAlert size={16} aria-hidden="true" />}>
          {text}
        </Banner>
      ),
  );
}

const Banner = ({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) => (
  <p className={styles['banner']}>
    {icon}
    {children}
  </p>
);
