import { useMemo, useRef, useState } from 'react';
import type { Discovered } from '../../../contract/discovery.ts';
import { useShortcuts } from '../../keyboard/use-shortcuts.ts';
import { useApp, useAppState } from '../../store/AppProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import page from '../../ui/Page.module.css';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { type GridColumn, VirtualGrid } from '../logs/VirtualGrid.tsx';
import styles from './Discovery.module.css';
import { hostColumns } from './HostColumns.tsx';
import { HostInspector } from './HostInspector.tsx';
import { ignored, toReview } from './hosts.model.ts';
import { InboxActions } from './InboxActions.tsx';

const COLUMNS = ['state', 'name', 'address', 'type', 'hardware', 'credential', 'answers'];
const TEMPLATE = '44px 128px minmax(150px, 1.4fr) 130px 120px minmax(130px, 1.2fr) 110px minmax(120px, 1fr)';

type InboxProps = { readonly which: 'review' | 'ignored' };

/** Hosts about which there is something to decide, each or many at once. */
export function Inbox({ which }: InboxProps) {
  const speech = useSpeech();
  const found = useAppState((state) => state.found);
  const isKnown = useAppState(({ scans }) => scans !== undefined);
  const hosts = useMemo(() => (which === 'review' ? toReview(found) : ignored(found)), [found, which]);
  const [chosenIds, choose] = useState<ReadonlySet<string>>(new Set());
  const [selectedId, select] = useState<string>();
  const [isInspecting, inspect] = useState(false);
  const scroller = useRef<HTMLTableElement>(null);
  const chosen = hosts.filter(({ id }) => chosenIds.has(id));
  const toggle = (id: string): void => {
    const next = new Set(chosenIds);
    if (!next.delete(id)) next.add(id);
    choose(next);
  };
  const whole = { hosts, chosen, choose };
  const columns = [
    boxColumn({ ...whole, toggle, speech }),
    ...COLUMNS.flatMap((key) => hostColumns(speech)[key] ?? []),
  ];
  useShortcuts({
    mark: () => {
      if (selectedId !== undefined) toggle(selectedId);
    },
    markAll: () => choose(new Set(hosts.map(({ id }) => id))),
    close: () => inspect(false),
  });
  const pick = (id: string): void => {
    select(id);
    inspect(true);
  };
  if (!isKnown) return <Skeleton rows={8} />;
  if (hosts.length === 0) return <NothingToDo which={which} />;
  const shown = isInspecting ? hosts.find(({ id }) => id === selectedId) : undefined;
  return (
    <div className={page['page']}>
      <div className={styles['column']}>
        <InboxActions which={which} chosen={chosen} onDone={() => choose(new Set())} />
        <VirtualGrid
          label={speech.t(`discovery.tabs.${which === 'review' ? 'new' : 'ignored'}`)}
          items={hosts}
          idOf={({ id }) => id}
          columns={columns}
          template={TEMPLATE}
          selectedId={selectedId}
          onSelect={select}
          onPick={pick}
          onOpen={pick}
          scroller={scroller}
        />
      </div>
      {shown && <HostInspector host={shown} onClose={() => inspect(false)} />}
    </div>
  );
}

type BoxParts = {
  readonly hosts: readonly Discovered[];
  readonly chosen: readonly Discovered[];
  readonly choose: (ids: ReadonlySet<string>) => void;
  readonly toggle: (id: string) => void;
  readonly speech: ReturnType<typeof useSpeech>;
};

/** The boxes in front of the rows; a click on one does not open its row. */
function boxColumn({ chosen, toggle, speech: { t } }: BoxParts): GridColumn<Discovered> {
  return {
    key: 'box',
    title: t('discovery.inbox.box'),
    cell: ({ id, name }) => (
      <input
        type="checkbox"
        tabIndex={-1}
        aria-label={t('discovery.inbox.choose', { name })}
        checked={chosen.some((one) => one.id === id)}
        onClick={(event) => event.stopPropagation()}
        onChange={() => toggle(id)}
      />
    ),
  };
}

function NothingToDo({ which }: InboxProps) {
  const { t } = useSpeech();
  const { router } = useApp();
  if (which === 'ignored')
    return (
      <EmptyState title={t('discovery.inbox.ignoredEmpty')} next={t('discovery.inbox.ignoredNext')} action={null} />
    );
  return (
    <EmptyState
      title={t('discovery.inbox.empty')}
      next={t('discovery.inbox.emptyNext')}
      action={
        <Button tone="primary" onClick={() => router.go({ view: 'discovery', id: 'new' })}>
          {t('discovery.scanNetwork')}
        </Button>
      }
    />
  );
}
