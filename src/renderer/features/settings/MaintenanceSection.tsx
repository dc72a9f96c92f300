import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { MaintenanceWindow } from '../../../contract/maintenance.ts';
import { useApp, useAppState } from '../../store/AppProvider.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { useToasts } from '../../ui/ToastList.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { Lead, RoleNote, Table, useMay } from './Block.tsx';
import styles from './Fields.module.css';
import { Loaded } from './Loaded.tsx';
import { inputAgain, stateOf, whenText } from './maintenance.model.ts';
import { MaintenanceDialog } from './MaintenanceDialog.tsx';
import { Place } from './Setting.tsx';
import { useCommand } from './use-command.ts';
import { useCall } from './use-settings.ts';

type Asked = { readonly window: MaintenanceWindow | undefined };

export function MaintenanceSection() {
  const { t } = useSpeech();
  const { call, undo } = useApp();
  const toasts = useToasts();
  const windows = useCall('maintenance.list');
  const may = useMay('operator');
  const [asked, setAsked] = useState<Asked>();
  const { fault, run } = useCommand();
  const remove = async (window: MaintenanceWindow): Promise<void> => {
    let { id } = window;
    const text = t('settings.maintenance.removed', { name: window.name });
    const away = async () => {
      await call('maintenance.remove', { id });
      windows.retry();
    };
    const back = async () => {
      ({ id } = await call('maintenance.create', inputAgain(window)));
      windows.retry();
    };
    await away();
    undo.did({ text, undo: back, redo: away });
    toasts.show(text, { undo: () => run(async () => void (await undo.undo())) });
  };
  return (
    <>
      <Lead>{t('settings.maintenance.lead')}</Lead>
      <RoleNote needs="operator" />
      <Place field="add">
        <Button
          tone="primary"
          icon={<Plus size={14} />}
          disabled={!may}
          onClick={() => setAsked({ window: undefined })}
        >
          {t('settings.maintenance.add')}
        </Button>
      </Place>
      {fault && <FaultNote fault={fault} />}
      <Loaded answer={windows} waiting={<Skeleton rows={4} />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              title={t('settings.maintenance.emptyTitle')}
              next={t('settings.maintenance.emptyNext')}
              action={null}
            />
          ) : (
            <Windows
              windows={items}
              onEdit={(window) => setAsked({ window })}
              onRemove={(window) => run(() => remove(window))}
            />
          )
        }
      </Loaded>
      {asked && (
        <MaintenanceDialog
          window={asked.window}
          onClose={() => setAsked(undefined)}
          onSaved={({ name }) => {
            setAsked(undefined);
            windows.retry();
            toasts.show(t('settings.maintenance.changed', { name }));
          }}
        />
      )}
    </>
  );
}

type WindowsProps = {
  readonly windows: readonly MaintenanceWindow[];
  readonly onEdit: (window: MaintenanceWindow) => void;
  readonly onRemove: (window: MaintenanceWindow) => void;
};

const HEADS = ['name', 'state', 'scope', 'when', 'repeat', 'actions'] as const;

function Windows({ windows, onEdit, onRemove }: WindowsProps) {
  const { t, language } = useSpeech();
  const may = useMay('operator');
  const now = useAppState((state) => state.now);
  const devices = useAppState((state) => state.devices);
  const scopeOf = ({ groups, tags, deviceIds }: MaintenanceWindow): string => {
    const [only] = deviceIds;
    const named = deviceIds.length === 1 && only !== undefined ? devices?.get(only)?.name : undefined;
    const chosen =
      deviceIds.length === 0 ? [] : [named ?? t('settings.maintenance.devices', { count: deviceIds.length })];
    return [...groups, ...tags.map((tag) => `#${tag}`), ...chosen].join(', ');
  };
  return (
    <Table
      label={t('settings.sections.maintenance')}
      heads={HEADS.map((head) => t(`settings.maintenance.columns.${head}`))}
      rows={windows.map((window) => {
        const { id, name, repeat } = window;
        const state = stateOf(window, now);
        return {
          key: id,
          cells: [
            name,
            state === 'active' ? <StatusMark key="state" state="maintenance" /> : t(`settings.maintenance.${state}`),
            scopeOf(window),
            whenText(window, language),
            t(`settings.maintenance.repeat.${repeat}`),
            <span key="actions" className={styles['rowActions']}>
              <IconButton
                label={t('settings.maintenance.edit', { name })}
                icon={<Pencil size={14} />}
                disabled={!may}
                onClick={() => onEdit(window)}
              />
              <IconButton
                label={t('settings.maintenance.remove', { name })}
                icon={<Trash2 size={14} />}
                disabled={!may}
                onClick={() => onRemove(window)}
              />
            </span>,
          ],
        };
      })}
    />
  );
}
