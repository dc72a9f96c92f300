import { useMemo, useState } from 'react';
import type { Discovered } from '../../../contract/discovery.ts';
import { useApp, useAppState } from '../../store/AppProvider.tsx';
import { useWhyNot } from '../../store/use-why-not.ts';
import { Button } from '../../ui/Button.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { TextField } from '../../ui/Field.tsx';
import page from '../../ui/Page.module.css';
import { useToasts } from '../../ui/ToastList.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { useCommand } from '../settings/use-command.ts';
import { acceptable, byType, foundBy, isInfrastructure } from './hosts.model.ts';
import { ReviewGroup } from './ReviewGroup.tsx';
import styles from './Wizard.module.css';

/** What a person changed of what is chosen by itself: hosts found meanwhile come with their own. */
type Changes = ReadonlyMap<string, boolean>;
const isChosen = (host: Discovered, changes: Changes): boolean => changes.get(host.id) ?? isInfrastructure(host);

type ReviewStepProps = { readonly scanId: string; readonly onBack: () => void };

/** What shall be watched from now on. */
export function ReviewStep({ scanId, onBack }: ReviewStepProps) {
  const { t } = useSpeech();
  const { call, router } = useApp();
  const toasts = useToasts();
  const whyNot = useWhyNot('engineer');
  const found = useAppState((state) => state.found);
  const hosts = useMemo(() => acceptable(foundBy(found, scanId)), [found, scanId]);
  const [changes, change] = useState<Changes>(new Map());
  const [site, setSite] = useState('');
  const [pingS, setPingS] = useState('30');
  const [snmpS, setSnmpS] = useState('60');
  const { isBusy, fault, run } = useCommand();
  const ids = hosts.filter((host) => isChosen(host, changes)).map(({ id }) => id);
  const choose = (some: readonly Discovered[], value: boolean): void =>
    change(new Map([...changes, ...some.map(({ id }) => [id, value] as const)]));
  const watch = (): void =>
    run(async () => {
      const { added, updated } = await call('discovered.accept', {
        ids,
        ...(site.trim() !== '' && { site: site.trim() }),
        pingIntervalS: Number(pingS) || 30,
        snmpIntervalS: Number(snmpS) || 60,
      });
      toasts.show(t('discovery.review.done', { count: added.length + updated.length }));
      router.go({ view: 'map' });
    });
  return (
    <section className={page['panel']} aria-label={t('discovery.steps.review')}>
      <div className={styles['body']}>
        <h1 className={page['title']}>{t('discovery.review.title')}</h1>
        <p className={styles['note']}>{t(hosts.length === 0 ? 'discovery.review.empty' : 'discovery.review.lead')}</p>
        {byType(hosts).map((group) => (
          <ReviewGroup key={group.type} group={group} isChosen={(host) => isChosen(host, changes)} onChoose={choose} />
        ))}
        {fault && <FaultNote fault={fault} />}
      </div>
      <footer className={styles['foot']}>
        <Button onClick={onBack}>{t('discovery.review.back')}</Button>
        <output>{t('discovery.review.chosen', { chosen: ids.length, count: hosts.length })}</output>
        <span className={styles['grow']} />
        <TextField label={t('discovery.review.site')} value={site} onValue={setSite} maxLength={100} />
        <span className={styles['short']}>
          <TextField
            label={t('discovery.review.pingEvery')}
            unit="s"
            inputMode="decimal"
            value={pingS}
            onValue={setPingS}
          />
        </span>
        <span className={styles['short']}>
          <TextField
            label={t('discovery.review.snmpEvery')}
            unit="s"
            inputMode="decimal"
            value={snmpS}
            onValue={setSnmpS}
          />
        </span>
        <Button tone="primary" whyNot={whyNot} disabled={isBusy || ids.length === 0} onClick={watch}>
          {t('discovery.review.watch', { count: ids.length })}
        </Button>
      </footer>
    </section>
  );
}
