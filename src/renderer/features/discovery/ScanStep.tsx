import { useMemo, useRef, useState } from 'react';
import type { Scan } from '../../../contract/discovery.ts';
import { useAppState } from '../../store/AppProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import page from '../../ui/Page.module.css';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { VirtualGrid } from '../logs/VirtualGrid.tsx';
import { CredentialPane } from './CredentialPane.tsx';
import { hostColumns } from './HostColumns.tsx';
import { acceptable, foundBy } from './hosts.model.ts';
import { ScanProgress } from './ScanProgress.tsx';
import styles from './Wizard.module.css';

type ScanStepProps = { readonly scan: Scan | undefined; readonly onReview: () => void };

/** What answers, as it answers, beside the credentials that are tried. Nothing waits for the end. */
export function ScanStep({ scan, onReview }: ScanStepProps) {
  const { t } = useSpeech();
  const found = useAppState((state) => state.found);
  const hosts = useMemo(() => foundBy(found, scan?.id), [found, scan?.id]);
  if (scan === undefined) return <Skeleton rows={8} />;
  const { length: count } = acceptable(hosts);
  return (
    <div className={styles['halves']}>
      <CredentialPane scan={scan} />
      <section className={page['panel']} aria-label={t('discovery.scan.found')}>
        <h1 className="visually-hidden">{t('discovery.steps.scan')}</h1>
        <ScanProgress scan={scan} />
        <FoundList hosts={hosts} />
        <footer className={styles['foot']}>
          <output>{t('discovery.scan.foundCount', { found: scan.found, snmp: scan.snmp })}</output>
          <span className={styles['grow']} />
          <Button tone="primary" onClick={onReview}>
            {t('discovery.scan.review', { count })}
          </Button>
        </footer>
      </section>
    </div>
  );
}

function FoundList({ hosts }: { readonly hosts: ReturnType<typeof foundBy> }) {
  const speech = useSpeech();
  const { t } = speech;
  const [selectedId, select] = useState<string>();
  const scroller = useRef<HTMLTableElement>(null);
  const columns = useMemo(() => {
    const all = hostColumns(speech);
    return ['name', 'address', 'type', 'hardware', 'answers'].flatMap((key) => all[key] ?? []);
  }, [speech]);
  if (hosts.length === 0)
    return (
      <div className={styles['body']}>
        <p className={styles['note']}>{t('discovery.scan.none')}</p>
      </div>
    );
  return (
    <VirtualGrid
      label={t('discovery.scan.found')}
      items={hosts}
      idOf={({ id }) => id}
      columns={columns}
      className={styles['found']}
      selectedId={selectedId}
      onSelect={select}
      onOpen={select}
      scroller={scroller}
    />
  );
}
