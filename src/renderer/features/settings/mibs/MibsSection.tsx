import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { MibFile } from '../../../../contract/mibs.ts';
import { useApp } from '../../../store/AppProvider.tsx';
import { useWhyNot } from '../../../store/use-why-not.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog, DialogActions, DialogBody } from '../../../ui/Dialog.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { FaultNote } from '../../../ui/FaultNote.tsx';
import { formatCount } from '../../../ui/rates.ts';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useToasts } from '../../../ui/ToastList.tsx';
import { useSpeech } from '../../../ui/Translation.tsx';
import { Block, Lead, RoleNote, Table } from '../Block.tsx';
import { Loaded } from '../Loaded.tsx';
import { Place } from '../Setting.tsx';
import { useCommand } from '../use-command.ts';
import { useCall } from '../use-settings.ts';
import { MibImport } from './MibImport.tsx';
import styles from './Mibs.module.css';

/** Names that makers give to what their devices tell. */
export function MibsSection() {
  const { t } = useSpeech();
  const list = useCall('mibs.list');
  const [removing, setRemoving] = useState<MibFile>();
  return (
    <>
      <Lead>{t('settings.mibs.lead')}</Lead>
      <RoleNote needs="engineer" />
      <Place field="add">
        <MibImport onDone={list.retry} />
      </Place>
      <Block title={t('settings.mibs.list')}>
        <Loaded answer={list} waiting={<Skeleton rows={3} />}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState title={t('settings.mibs.none')} next={t('settings.mibs.noneNext')} action={null} />
            ) : (
              <MibTable items={items} onRemove={setRemoving} />
            )
          }
        </Loaded>
      </Block>
      {removing && <RemoveDialog file={removing} onClose={() => setRemoving(undefined)} onRemoved={list.retry} />}
    </>
  );
}

const HEADS = ['name', 'modules', 'objects', 'addedAt', 'problems', 'actions'] as const;
type MibTableProps = { readonly items: readonly MibFile[]; readonly onRemove: (file: MibFile) => void };

function MibTable({ items, onRemove }: MibTableProps) {
  const { t, language } = useSpeech();
  const whyNot = useWhyNot('engineer');
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <Table
      label={t('settings.mibs.list')}
      heads={HEADS.map((head) => t(`settings.mibs.columns.${head}`))}
      numeric={new Set([2])}
      rows={items.map((file) => ({
        key: file.name,
        cells: [
          <span key="name" translate="no">
            {file.name}
          </span>,
          <span key="modules" className={styles['modules']} translate="no">
            {file.modules.join(', ')}
          </span>,
          formatCount(file.objects, language),
          <time key="addedAt" dateTime={file.addedAt}>
            {moment.format(Date.parse(file.addedAt))}
          </time>,
          <Problems key="problems" file={file} />,
          <Button
            key="remove"
            icon={<Trash2 size={14} />}
            aria-label={t('settings.mibs.remove', { name: file.name })}
            whyNot={whyNot}
            onClick={() => onRemove(file)}
          />,
        ],
      }))}
    />
  );
}

/** What could not be read of a file, opened when it is asked for. */
function Problems({ file: { name, problems } }: { readonly file: MibFile }) {
  const { t } = useSpeech();
  if (problems.length === 0) return t('settings.mibs.noProblems');
  return (
    <details className={styles['problems']}>
      <summary>{t('settings.mibs.problemCount', { count: problems.length })}</summary>
      <ul aria-label={t('settings.mibs.problemsOf', { name })} translate="no">
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </details>
  );
}

type RemoveDialogProps = {
  readonly file: MibFile;
  readonly onClose: () => void;
  readonly onRemoved: () => void;
};

function RemoveDialog({ file: { name }, onClose, onRemoved }: RemoveDialogProps) {
  const { t } = useSpeech();
  const { call } = useApp();
  const toasts = useToasts();
  const { fault, isBusy, run } = useCommand();
  const remove = async (): Promise<void> => {
    await call('mibs.remove', { name });
    toasts.show(t('settings.mibs.removed', { name }));
    onRemoved();
    onClose();
  };
  return (
    <Dialog role="alertdialog" title={t('settings.mibs.removeTitle', { name })} onClose={onClose}>
      <DialogBody>
        {fault && <FaultNote fault={fault} />}
        <p>{t('settings.mibs.removeText')}</p>
      </DialogBody>
      <DialogActions>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button tone="danger" disabled={isBusy} onClick={() => run(remove)}>
          {t('settings.mibs.removeSubmit')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
