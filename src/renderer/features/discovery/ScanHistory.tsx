import { useMemo, useState } from 'react';
import type { Scan } from '../../../contract/discovery.ts';
import { hashOf } from '../../route/route.ts';
import { useApp, useAppState } from '../../store/AppProvider.tsx';
import { formatAge, formatMoment } from '../../ui/ages.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import styles from './Discovery.module.css';
import { ScanDifference } from './ScanDifference.tsx';

/** The scans that were made, newest first; any can be compared with the one before. */
export function ScanHistory() {
  const { t } = useSpeech();
  const { router } = useApp();
  const known = useAppState(({ scans }) => scans);
  const scans = useMemo(
    () => [...(known?.values() ?? [])].toSorted((a, b) => b.startedAt.localeCompare(a.startedAt)),
    [known],
  );
  const [compared, compare] = useState<readonly [from: Scan, to: Scan]>();
  if (known === undefined) return <Skeleton rows={8} />;
  if (scans.length === 0)
    return (
      <EmptyState
        title={t('discovery.history.empty')}
        next={t('discovery.history.emptyNext')}
        action={
          <Button tone="primary" onClick={() => router.go({ view: 'discovery', id: 'new' })}>
            {t('discovery.scanNetwork')}
          </Button>
        }
      />
    );
  return (
    <>
      <ul className={styles['list']} aria-label={t('discovery.tabs.scans')}>
        {scans.map((scan, index) => (
          <ScanLine key={scan.id} scan={scan} before={scans[index + 1]} onCompare={compare} />
        ))}
      </ul>
      {compared && <ScanDifference from={compared[0]} to={compared[1]} onClose={() => compare(undefined)} />}
    </>
  );
}

type ScanLineProps = {
  readonly scan: Scan;
  readonly before: Scan | undefined;
  readonly onCompare: (pair: readonly [from: Scan, to: Scan]) => void;
};

function ScanLine({ scan, before, onCompare }: ScanLineProps) {
  const speech = useSpeech();
  const { t, language } = speech;
  const now = useAppState((state) => state.now);
  const began = Date.parse(scan.startedAt);
  const ended = scan.endedAt === null ? now : Date.parse(scan.endedAt);
  const targets = scan.targets.join(', ');
  return (
    <li className={styles['row']}>
      <time dateTime={scan.startedAt}>{formatMoment(began, now, language)}</time>
      <span className="mono" title={targets}>
        {targets}
      </span>
      <span>{t(`discovery.scan.states.${scan.state}`)}</span>
      <span>
        {t('discovery.history.resultText', {
          found: scan.found,
          new: scan.new,
          changed: scan.changed,
          gone: scan.gone,
        })}
      </span>
      <span>{formatAge(ended - began, speech)}</span>
      <span className={styles['actions']}>
        <a href={hashOf({ view: 'discovery', id: 'new', params: { scan: scan.id } })}>{t('discovery.history.open')}</a>
        {before && <Button onClick={() => onCompare([before, scan])}>{t('discovery.history.compare')}</Button>}
      </span>
    </li>
  );
}
