import type { Discovered } from '../../../contract/discovery.ts';
import { useApp } from '../../store/AppProvider.tsx';
import { useWhyNot } from '../../store/use-why-not.ts';
import { Button } from '../../ui/Button.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { useToasts } from '../../ui/ToastList.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { useCommand } from '../settings/use-command.ts';
import styles from './Discovery.module.css';
import { acceptable } from './hosts.model.ts';

type InboxActionsProps = {
  readonly which: 'review' | 'ignored';
  readonly chosen: readonly Discovered[];
  readonly onDone: () => void;
};

/** What can be done about the chosen hosts. Ignoring can be taken back. */
export function InboxActions({ which, chosen, onDone }: InboxActionsProps) {
  const { t } = useSpeech();
  const { call } = useApp();
  const toasts = useToasts();
  const whyNot = useWhyNot('engineer');
  const { isBusy, fault, run } = useCommand();
  const ids = chosen.map(({ id }) => id);
  const watchable = acceptable(chosen).map(({ id }) => id);
  const perform = (work: () => Promise<string>, undo?: () => Promise<unknown>): void =>
    run(async () => {
      const text = await work();
      toasts.show(text, undo && { undo: () => void undo() });
      onDone();
    });
  const accept = (): void =>
    perform(async () => {
      const { added, updated } = await call('discovered.accept', { ids: watchable });
      return t('discovery.inbox.accepted', { count: added.length + updated.length });
    });
  const ignore = (isIgnored: boolean): void =>
    perform(
      async () => {
        await call('discovered.ignore', { ids, ignored: isIgnored });
        return t('discovery.inbox.ignoredDone', { count: ids.length });
      },
      () => call('discovered.ignore', { ids, ignored: !isIgnored }),
    );
  const decide = (same: boolean): void =>
    perform(async () => {
      await call('discovered.merge', { ids, same });
      return t('discovery.inbox.merged');
    });
  return (
    <div className={styles['bar']}>
      <output>{t('discovery.inbox.chosen', { count: chosen.length })}</output>
      {which === 'review' ? (
        <>
          <Button tone="primary" whyNot={whyNot} disabled={isBusy || watchable.length === 0} onClick={accept}>
            {t('discovery.inbox.acceptCount', { count: watchable.length })}
          </Button>
          <Button whyNot={whyNot} disabled={isBusy || ids.length === 0} onClick={() => ignore(true)}>
            {t('discovery.inbox.ignore')}
          </Button>
          <Button whyNot={whyNot} disabled={isBusy || ids.length < 2} onClick={() => decide(true)}>
            {t('discovery.inbox.same')}
          </Button>
          <Button whyNot={whyNot} disabled={isBusy || ids.length < 2} onClick={() => decide(false)}>
            {t('discovery.inbox.different')}
          </Button>
        </>
      ) : (
        <Button whyNot={whyNot} disabled={isBusy || ids.length === 0} onClick={() => ignore(false)}>
          {t('discovery.inbox.unignore')}
        </Button>
      )}
      {fault && <FaultNote fault={fault} />}
    </div>
  );
}
