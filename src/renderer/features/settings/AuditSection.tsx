import { ShieldCheck } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { AuditCheck, AuditRecord } from '../../../contract/audit.ts';
import { useApp } from '../../store/AppProvider.tsx';
import { useAnswer } from '../../store/use-answer.ts';
import { Button } from '../../ui/Button.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { Block, Lead, RoleNote, Table, useMay } from './Block.tsx';
import fields from './Fields.module.css';
import { Loaded } from './Loaded.tsx';
import { Place } from './Setting.tsx';
import { useCommand } from './use-command.ts';

/** Who did what, and whether the log is as it was written. */
export function AuditSection() {
  const { t } = useSpeech();
  const may = useMay('admin');
  return (
    <>
      <Lead>{t('settings.audit.lead')}</Lead>
      <RoleNote needs="admin" />
      {may && (
        <>
          <Verification />
          <Records />
        </>
      )}
    </>
  );
}

function Verification() {
  const { t } = useSpeech();
  const { call } = useApp();
  const [check, setCheck] = useState<AuditCheck>();
  const { isBusy, fault, run } = useCommand();
  return (
    <Place field="verify">
      <div className={fields['actions']}>
        <Button
          icon={<ShieldCheck size={14} />}
          disabled={isBusy}
          onClick={() => run(async () => setCheck(await call('audit.verify', {})))}
        >
          {t('settings.audit.verify')}
        </Button>
        <output>
          {check?.broken && t('settings.audit.broken', { record: String(check.broken.seq), why: check.broken.why })}
          {check?.sound === true && t('settings.audit.sound', { count: String(check.records) })}
        </output>
      </div>
      {fault && <FaultNote fault={fault} />}
      {check?.head && <code className="mono">{check.head}</code>}
    </Place>
  );
}

const HEADS = ['at', 'who', 'action', 'target', 'result', 'remote'] as const;

/** A record's own word, the same in every language. */
const Name = ({ of }: { readonly of: string }) => <span translate="no">{of}</span>;

/** What was done, newest first, a page at a time. */
function Records() {
  const { t, language } = useSpeech();
  const { call } = useApp();
  const [older, setOlder] = useState<readonly AuditRecord[]>([]);
  const [cursor, setCursor] = useState<string | null>();
  const { isBusy, fault, run } = useCommand();
  const ask = useCallback(() => call('audit.list', {}), [call]);
  const first = useAnswer(ask);
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' });
  const next = cursor === undefined ? first.value?.nextCursor : cursor;
  const more = async (from: string): Promise<void> => {
    const page = await call('audit.list', { cursor: from });
    setOlder([...older, ...page.items]);
    setCursor(page.nextCursor);
  };
  return (
    <Block title={t('settings.sections.audit')}>
      <Loaded answer={first} waiting={<Skeleton rows={6} />}>
        {({ items }) => (
          <Table
            label={t('settings.sections.audit')}
            heads={HEADS.map((head) => t(`settings.audit.columns.${head}`))}
            rows={[...items, ...older].map(({ id, at, actor, action, target, result, remote, count }) => ({
              key: id,
              cells: [
                moment.format(Date.parse(at)),
                actor === '' ? t('settings.audit.nobody') : <Name key="actor" of={actor} />,
                <span key="action">
                  <Name of={action} /> {count > 1 && t('settings.audit.times', { count: String(count) })}
                </span>,
                <Name key="target" of={target ?? ''} />,
                result === 'ok' ? t('settings.audit.done') : <Name key="result" of={result} />,
                remote === null ? t('settings.audit.here') : <Name key="remote" of={remote} />,
              ],
            }))}
          />
        )}
      </Loaded>
      {fault && <FaultNote fault={fault} />}
      {typeof next === 'string' && (
        <Button disabled={isBusy} onClick={() => run(() => more(next))}>
          {t('settings.audit.older')}
        </Button>
      )}
    </Block>
  );
}
