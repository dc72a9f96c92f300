import { useState } from 'react';
import type { BackupMade, VacuumResult, VerifyReport, WORK_KINDS } from '../../../contract/storage.ts';
import { formatBytes } from '../../../contract/units.ts';
import { useApp } from '../../store/AppProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { type Speech, useSpeech } from '../../ui/Translation.tsx';
import { Block, RoleNote, Table, useMay } from './Block.tsx';
import styles from './DatabaseCare.module.css';
import fields from './Fields.module.css';
import { Loaded } from './Loaded.tsx';
import { Setting } from './Setting.tsx';
import { useCommand } from './use-command.ts';
import { useCall } from './use-settings.ts';
import { useStorageWork } from './use-storage-work.ts';

type Work = (typeof WORK_KINDS)[number];
type Result =
  | { readonly kind: 'backup'; readonly made: BackupMade }
  | { readonly kind: 'verify'; readonly report: VerifyReport }
  | { readonly kind: 'vacuum'; readonly freed: VacuumResult };

/** Backup, check and vacuum, with how far they are and what came of them. */
export function DatabaseCare({ onChanged }: { readonly onChanged: () => void }) {
  const { t } = useSpeech();
  const { call } = useApp();
  const may = useMay('admin');
  const { isBusy, fault, run } = useCommand();
  const [asked, setAsked] = useState<Work>();
  const [result, setResult] = useState<Result>();
  const works: Readonly<Record<Work, () => Promise<Result>>> = {
    backup: async () => ({ kind: 'backup', made: await call('storage.backup', {}) }),
    verify: async () => ({ kind: 'verify', report: await call('storage.verify', {}) }),
    vacuum: async () => ({ kind: 'vacuum', freed: await call('storage.vacuum', {}) }),
  };
  const start = (kind: Work): void => {
    setAsked(kind);
    setResult(undefined);
    run(async () => {
      setResult(await works[kind]());
      onChanged();
    });
  };
  return (
    <>
      <Block title={t('settings.data.care')}>
        <RoleNote needs="admin" />
        <div>
          {(['backup', 'verify', 'vacuum'] as const).map((kind) => (
            <Setting key={kind} field={kind} label={t(`settings.data.${kind}`)} hint={t(`settings.data.${kind}Hint`)}>
              {({ id, describedBy }) => (
                <Button id={id} aria-describedby={describedBy} disabled={!may || isBusy} onClick={() => start(kind)}>
                  {t(`settings.data.${kind}`)}
                </Button>
              )}
            </Setting>
          ))}
        </div>
        {isBusy && asked && <Progress kind={asked} />}
        {fault && <FaultNote fault={fault} />}
        {result && <Outcome result={result} />}
      </Block>
      {may && <Backups key={result?.kind === 'backup' ? result.made.name : ''} />}
    </>
  );
}

function Progress({ kind }: { readonly kind: Work }) {
  const { t } = useSpeech();
  const { call } = useApp();
  const work = useStorageWork(true);
  const isKnown = work !== undefined && work.total > 0;
  return (
    <div className={styles['progress']}>
      <label className={styles['what']}>
        {t(`settings.data.working.${kind}`)}
        <progress className={styles['bar']} max={isKnown ? work.total : 1} value={isKnown ? work.done : undefined} />
      </label>
      {kind !== 'vacuum' && (
        <Button onClick={() => void call('storage.cancel', {}).catch(() => undefined)}>
          {t('settings.data.stop')}
        </Button>
      )}
    </div>
  );
}

function outcomeText(result: Result, { t, language }: Speech): string {
  const size = (bytes: number) => formatBytes(bytes, language);
  const number = (value: number) => new Intl.NumberFormat(language).format(value);
  const seconds = (ms: number) => new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(ms / 1000);
  if (result.kind === 'vacuum') return t('settings.data.vacuumDone', { size: size(result.freed.freedBytes) });
  if (result.kind === 'backup') {
    const { name, bytes, tookMs } = result.made;
    return t('settings.data.backupDone', { name, size: size(bytes), seconds: seconds(tookMs) });
  }
  const { sound, count, checked, tookMs } = result.report;
  if (!sound) return t('settings.data.damaged', { count });
  const { chunks, samples } = checked;
  return t('settings.data.sound', { chunks: number(chunks), samples: number(samples), seconds: seconds(tookMs) });
}

function Outcome({ result }: { readonly result: Result }) {
  const speech = useSpeech();
  const isBad = result.kind === 'verify' && !result.report.sound;
  return (
    <output className={isBad ? styles['bad'] : styles['good']}>
      {outcomeText(result, speech)}
      {isBad && (
        <ul className={styles['findings']}>
          {result.report.findings.slice(0, 50).map((finding) => (
            <li key={`${finding.what} ${finding.detail}`}>
              {[finding.what, finding.deviceName, finding.table, finding.detail].filter(Boolean).join(' · ')}
            </li>
          ))}
        </ul>
      )}
    </output>
  );
}

function Backups() {
  const { t, language } = useSpeech();
  const backups = useCall('storage.backups');
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <Block title={t('settings.data.backups')}>
      <Loaded answer={backups} waiting={<Skeleton rows={2} />}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={fields['muted']}>{t('settings.data.noBackups')}</p>
          ) : (
            <Table
              label={t('settings.data.backups')}
              heads={[t('settings.data.name'), t('settings.data.made'), t('settings.data.size')]}
              numeric={new Set([2])}
              rows={items.map(({ name, at, bytes }) => ({
                key: name,
                cells: [name, moment.format(Date.parse(at)), formatBytes(bytes, language)],
              }))}
            />
          )
        }
      </Loaded>
    </Block>
  );
}
