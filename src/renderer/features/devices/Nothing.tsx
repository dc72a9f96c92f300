import { ClipboardPaste, FileUp, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApp, useAppState } from '../../store/AppProvider.tsx';
import { useWhyNot } from '../../store/use-why-not.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import styles from './DevicesView.module.css';
import { useIntake } from './intake/Intake.tsx';
import { useList } from './list/ListContext.tsx';

/** Nothing is watched yet, and the ways to change that. */
export function NothingYet({ onAdd }: { readonly onAdd: () => void }): ReactNode {
  const { t } = useSpeech();
  const whyNot = useWhyNot('operator');
  const whyNoImport = useWhyNot('engineer');
  const intake = useIntake();
  return (
    <>
      <EmptyState
        title={t('devices.emptyTitle')}
        next={t('devices.emptyNext')}
        action={
          <div className={styles['ways']}>
            <Button tone="primary" icon={<Plus size={16} />} whyNot={whyNot} onClick={onAdd}>
              {t('devices.addFirst')}
            </Button>
            <Button icon={<ClipboardPaste size={16} />} whyNot={whyNot} onClick={intake.paste}>
              {t('devices.paste.open')}
            </Button>
            <Button icon={<FileUp size={16} />} whyNot={whyNoImport} onClick={intake.load}>
              {t('devices.import.open')}
            </Button>
          </div>
        }
      />
      {intake.dialog}
    </>
  );
}

/** What stands in place of the list when no device is shown. */
export function Nothing({ onAdd }: { readonly onAdd: () => void }) {
  const { t } = useSpeech();
  const { store } = useApp();
  const { list } = useList();
  const count = useAppState((state) => state.devices?.size);
  if (count === undefined) return <p className={styles['loading']}>{t('devices.loading')}</p>;
  if (count === 0) return <NothingYet onAdd={onAdd} />;
  const clear = (): void => {
    list.ask({ q: '' });
    store.narrow({ site: undefined });
  };
  return (
    <EmptyState
      title={t('devices.noneMatch')}
      next={t('devices.noneMatchNext', { count })}
      action={<Button onClick={clear}>{t('devices.clearFilter')}</Button>}
    />
  );
}
