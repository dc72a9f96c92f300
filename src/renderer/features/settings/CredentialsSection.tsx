import { MapPin, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Credential } from '../../../contract/credentials.ts';
import { useApp } from '../../store/AppProvider.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Dialog, DialogActions, DialogBody } from '../../ui/Dialog.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useToasts } from '../../ui/ToastList.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { AssignDialog } from './AssignDialog.tsx';
import { Block, Lead, RoleNote, Table, useMay } from './Block.tsx';
import { CredentialDialog } from './CredentialDialog.tsx';
import { placeText } from './credentials.model.ts';
import fields from './Fields.module.css';
import { Loaded } from './Loaded.tsx';
import { Place } from './Setting.tsx';
import { useCommand } from './use-command.ts';
import { useCall } from './use-settings.ts';
import { VaultBlock } from './VaultBlock.tsx';

/** The vault, and what lies in it. */
export function CredentialsSection() {
  const { t } = useSpeech();
  const vault = useCall('vault.status');
  const may = useMay('engineer');
  return (
    <>
      <Lead>{t('settings.credentials.lead')}</Lead>
      <Loaded answer={vault} waiting={<Skeleton rows={2} />}>
        {(status) => <VaultBlock status={status} onChanged={vault.put} />}
      </Loaded>
      <RoleNote needs="engineer" />
      {may && <Credentials isOpen={vault.value?.state === 'open'} />}
    </>
  );
}

type Asked =
  | { readonly what: 'add' }
  | { readonly what: 'edit' | 'assign' | 'remove'; readonly credential: Credential };

function Credentials({ isOpen }: { readonly isOpen: boolean }) {
  const { t } = useSpeech();
  const toasts = useToasts();
  const list = useCall('credentials.list');
  const mayManage = useMay('admin');
  const [asked, setAsked] = useState<Asked>();
  const done = (text: string): void => {
    setAsked(undefined);
    list.retry();
    toasts.show(text);
  };
  const end = () => setAsked(undefined);
  return (
    <>
      <Place field="add">
        <Button
          tone="primary"
          icon={<Plus size={14} />}
          disabled={!mayManage || !isOpen}
          onClick={() => setAsked({ what: 'add' })}
        >
          {t('settings.credentials.add')}
        </Button>
      </Place>
      <Block title={t('settings.sections.credentials')}>
        <Loaded answer={list} waiting={<Skeleton rows={3} />}>
          {({ items }) =>
            items.length === 0 ? (
              <p className={fields['muted']}>{t('settings.credentials.empty')}</p>
            ) : (
              <CredentialTable items={items} isOpen={isOpen} onAsk={setAsked} />
            )
          }
        </Loaded>
      </Block>
      {asked?.what === 'add' && <CredentialDialog credential={undefined} onClose={end} onSaved={done} />}
      {asked?.what === 'edit' && <CredentialDialog credential={asked.credential} onClose={end} onSaved={done} />}
      {asked?.what === 'assign' && <AssignDialog credential={asked.credential} onClose={end} onSaved={done} />}
      {asked?.what === 'remove' && <RemoveDialog credential={asked.credential} onClose={end} onRemoved={done} />}
    </>
  );
}

type TableProps = {
  readonly items: readonly Credential[];
  readonly isOpen: boolean;
  readonly onAsk: (asked: Asked) => void;
};
const HEADS = ['name', 'kind', 'holds', 'secretSet', 'actions'] as const;

function CredentialTable({ items, isOpen, onAsk }: TableProps) {
  const { t, language } = useSpeech();
  const { store } = useApp();
  const mayManage = useMay('admin');
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const deviceName = (id: string): string => store.getState().devices?.get(id)?.name ?? id;
  return (
    <Table
      label={t('settings.sections.credentials')}
      heads={HEADS.map((head) => t(`settings.credentials.columns.${head}`))}
      rows={items.map((credential) => {
        const { id, name, kind, assignments, secretSetAt } = credential;
        const holds = assignments.map((one) => placeText(one, deviceName, t));
        return {
          key: id,
          cells: [
            name,
            t(`settings.credentials.kinds.${kind}`),
            holds.length === 0 ? t('settings.credentials.nowhere') : holds.join(', '),
            secretSetAt === null ? t('settings.credentials.noSecret') : moment.format(Date.parse(secretSetAt)),
            <span key="actions" className={fields['rowActions']}>
              <IconButton
                label={t('settings.credentials.assign', { name })}
                icon={<MapPin size={14} />}
                onClick={() => onAsk({ what: 'assign', credential })}
              />
              <IconButton
                label={t('settings.credentials.edit', { name })}
                icon={<Pencil size={14} />}
                disabled={!mayManage || !isOpen}
                onClick={() => onAsk({ what: 'edit', credential })}
              />
              <IconButton
                label={t('settings.credentials.remove', { name })}
                icon={<Trash2 size={14} />}
                disabled={!mayManage}
                onClick={() => onAsk({ what: 'remove', credential })}
              />
            </span>,
          ],
        };
      })}
    />
  );
}

type RemoveProps = {
  readonly credential: Credential;
  readonly onClose: () => void;
  readonly onRemoved: (text: string) => void;
};

function RemoveDialog({ credential: { id, name }, onClose, onRemoved }: RemoveProps) {
  const { t } = useSpeech();
  const { call } = useApp();
  const { fault, isBusy, run } = useCommand();
  const remove = async (): Promise<void> => {
    await call('credentials.remove', { id });
    onRemoved(t('settings.credentials.removed', { name }));
  };
  return (
    <Dialog role="alertdialog" title={t('settings.credentials.removeTitle', { name })} onClose={onClose}>
      <DialogBody>
        {fault && <FaultNote fault={fault} />}
        <p>{t('settings.credentials.removeText')}</p>
      </DialogBody>
      <DialogActions>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button tone="danger" disabled={isBusy} onClick={() => run(remove)}>
          {t('settings.credentials.removeSubmit')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
