import { type ReactNode, useEffect, useState } from 'react';
import { EMPTY_WORD, type RecoveryDone, type RecoveryStatus } from '../../../contract/recovery.ts';
import { formatBytes } from '../../../contract/units.ts';
import { useApp } from '../../store/AppProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { showFault } from '../../ui/faults.ts';
import { TextField } from '../../ui/Field.tsx';
import { type Speech, useSpeech } from '../../ui/Translation.tsx';
import styles from './RecoveryView.module.css';

const LOOK_EVERY_MS = 1000;
const MOST_FINDINGS = 50;

const momentText = (at: string, language: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' }).format(Date.parse(at));
const rangeText = (from: string | null, to: string | null, { t, language }: Speech): string =>
  from === null && to === null
    ? ''
    : t('recovery.range', {
        from: from === null ? '?' : momentText(from, language),
        to: to === null ? '?' : momentText(to, language),
      });

/** What the host knows of the damage; asked again until the look at the file is over. */
function useRecoveryStatus() {
  const { call } = useApp();
  const [status, setStatus] = useState<RecoveryStatus>();
  const [fault, setFault] = useState<unknown>();
  const isWaiting = fault === undefined && (status === undefined || status.findings === null);
  useEffect(() => {
    if (!isWaiting) return undefined;
    const look = () => void call('recovery.status', {}).then(setStatus, setFault);
    look();
    const timer = setInterval(look, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [call, isWaiting]);
  return { status, fault };
}

/** In the place of everything else, while the database waits for its recovery. */
export function RecoveryView() {
  const speech = useSpeech();
  const { t } = speech;
  const { status, fault: refusal } = useRecoveryStatus();
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const [done, setDone] = useState<RecoveryDone>();
  const run = (work: () => Promise<RecoveryDone>): void => {
    setBusy(true);
    setFault(undefined);
    work()
      .then(setDone, setFault)
      .finally(() => setBusy(false));
  };
  const shown = fault ?? refusal;
  return (
    <main className={styles['page']}>
      <div className={styles['inner']}>
        <h1 className={styles['title']}>{t('recovery.title')}</h1>
        <p className={styles['muted']}>{t('recovery.lead')}</p>
        {status && <Damage status={status} />}
        <output>{isBusy ? t('recovery.busy') : done && <Done done={done} />}</output>
        {shown !== undefined && <FaultNote fault={showFault(shown, speech)} />}
        {status && !done && <Ways status={status} isBusy={isBusy} run={run} />}
      </div>
    </main>
  );
}

const Card = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className={styles['card']}>
    <h2 className={styles['heading']}>{title}</h2>
    {children}
  </section>
);

function Damage({ status: { message, file, findings } }: { readonly status: RecoveryStatus }) {
  const speech = useSpeech();
  const { t, language } = speech;
  const size = file && formatBytes(file.bytes, language);
  return (
    <Card title={t('recovery.what')}>
      <p>{message}</p>
      <p className={styles['muted']}>
        {file
          ? t('recovery.file', { size: size ?? '', time: momentText(file.changedAt, language) })
          : t('recovery.missing')}
      </p>
      {findings === null && <p>{t('recovery.looking')}</p>}
      {findings?.length === 0 && <p className={styles['muted']}>{t('recovery.noFindings')}</p>}
      {findings && findings.length > 0 && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        <ul className={styles['list']} tabIndex={0} aria-label={t('recovery.what')}>
          {findings.slice(0, MOST_FINDINGS).map((one) => (
            <li key={`${one.what} ${one.table ?? ''} ${one.detail} ${one.from ?? ''}`}>
              {[one.table, one.deviceName, rangeText(one.from, one.to, speech), one.detail].filter(Boolean).join(' · ')}
            </li>
          ))}
          {findings.length > MOST_FINDINGS && <li>{t('recovery.more', { count: findings.length - MOST_FINDINGS })}</li>}
        </ul>
      )}
    </Card>
  );
}

type WaysProps = {
  readonly status: RecoveryStatus;
  readonly isBusy: boolean;
  readonly run: (work: () => Promise<RecoveryDone>) => void;
};

function Ways({ status: { backups, file }, isBusy, run }: WaysProps) {
  const { t, language } = useSpeech();
  const { call } = useApp();
  const [word, setWord] = useState('');
  return (
    <>
      <Card title={t('recovery.restore')}>
        <p className={styles['muted']}>{t(backups.length === 0 ? 'recovery.noBackups' : 'recovery.restoreLead')}</p>
        {backups.slice(0, 3).map(({ name, at }, index) => (
          <Button
            key={name}
            tone={index === 0 ? 'primary' : 'plain'}
            disabled={isBusy}
            onClick={() => run(() => call('recovery.restore', { name }))}
          >
            {t('recovery.restoreButton', { time: momentText(at, language) })}
          </Button>
        ))}
      </Card>
      {file && file.bytes > 0 && (
        <Card title={t('recovery.salvage')}>
          <p className={styles['muted']}>{t('recovery.salvageLead')}</p>
          <Button disabled={isBusy} onClick={() => run(() => call('recovery.salvage', {}))}>
            {t('recovery.salvageButton')}
          </Button>
        </Card>
      )}
      <Card title={t('recovery.empty')}>
        <p className={styles['muted']}>{t('recovery.emptyLead', { word: EMPTY_WORD })}</p>
        <TextField label={t('recovery.emptyField')} value={word} onValue={setWord} isMono />
        <Button
          tone="danger"
          disabled={isBusy || word !== EMPTY_WORD}
          onClick={() => run(() => call('recovery.empty', { confirm: EMPTY_WORD }))}
        >
          {t('recovery.emptyButton')}
        </Button>
      </Card>
    </>
  );
}

function Done({ done: { aside, tables } }: { readonly done: RecoveryDone }) {
  const speech = useSpeech();
  const { t } = speech;
  const lost = tables.filter(({ isWhole }) => !isWhole);
  return (
    <>
      {t('recovery.done', { files: aside.join(', ') })}
      {lost.length > 0 && (
        <ul className={styles['list']}>
          {lost.map(({ table, rows, from, to }) => (
            <li key={table}>{t('recovery.lost', { table, rows, range: rangeText(from, to, speech) })}</li>
          ))}
        </ul>
      )}
    </>
  );
}
