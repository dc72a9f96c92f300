import { ChartLine, Trash2 } from 'lucide-react';
import type { Device } from '../../../../contract/devices.ts';
import { hashOf } from '../../../route/route.ts';
import { useApp } from '../../../store/AppProvider.tsx';
import { useWhyNot } from '../../../store/use-why-not.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { FaultNote } from '../../../ui/FaultNote.tsx';
import { showFault } from '../../../ui/faults.ts';
import { useToasts } from '../../../ui/ToastList.tsx';
import { useSpeech } from '../../../ui/Translation.tsx';
import { Table } from '../../settings/Block.tsx';
import { useCommand } from '../../settings/use-command.ts';
import styles from './Snmp.module.css';
import type { WatchedOids } from './use-watched.ts';
import { type Watched, type WatchedLine, watchedLines } from './watched.model.ts';

const HEADS = ['label', 'value', 'oid', 'kind', 'actions'] as const;

type WatchedListProps = { readonly device: Device | undefined; readonly watched: WatchedOids };

/** What is watched of the device because a person said so. */
export function WatchedList({ device, watched }: WatchedListProps) {
  const speech = useSpeech();
  const { t } = speech;
  const { fault, run } = useRemoval(device, watched);
  const lines = watchedLines(watched.items, watched.metrics);
  if (watched.fault !== undefined)
    return (
      <FaultNote
        fault={showFault(watched.fault, speech)}
        action={<Button onClick={watched.retry}>{t('device.retry')}</Button>}
      />
    );
  if (device === undefined || lines.length === 0)
    return (
      <EmptyState
        title={t(device === undefined ? 'tools.snmp.needsDevice' : 'tools.watch.emptyTitle')}
        next={t('tools.watch.emptyNext')}
        action={null}
      />
    );
  return (
    <div className={styles['watched']}>
      {fault && <FaultNote fault={fault} />}
      <Table
        label={t('tools.watch.list', { device: device.name })}
        heads={HEADS.map((head) => t(`tools.watch.columns.${head}`))}
        numeric={new Set([1])}
        rows={lines.map((line) => ({ key: line.key, cells: cellsOf(line, run) }))}
      />
      <a className={styles['graphs']} href={hashOf({ view: 'device', id: device.id, params: { tab: 'graphs' } })}>
        <ChartLine size={14} aria-hidden="true" />
        {t('tools.watch.graphs')}
      </a>
    </div>
  );
}

const cellsOf = (line: WatchedLine, onRemove: (watched: Watched) => void) => [
  <span key="label" translate="no">
    {line.metric?.label ?? line.watched.label}
  </span>,
  <Value key="value" line={line} />,
  line.isFirst && (
    <span key="oid" className="mono">
      {line.watched.oid}
    </span>
  ),
  line.isFirst && <Kind key="kind" watched={line.watched} />,
  line.isFirst && <Remove key="remove" watched={line.watched} onRemove={onRemove} />,
];

function Value({ line: { metric } }: { readonly line: WatchedLine }) {
  const { t, language } = useSpeech();
  if (metric?.value == null) return <span className={styles['muted']}>{t('tools.watch.notYet')}</span>;
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 3 }).format(metric.value);
  return <span translate="no">{metric.unit === '' ? number : `${number}\u00a0${metric.unit}`}</span>;
}

function Kind({ watched: { isColumn, isCounter } }: { readonly watched: Watched }) {
  const { t } = useSpeech();
  const place = t(isColumn ? 'tools.watch.kinds.column' : 'tools.watch.kinds.value');
  return <>{isCounter ? t('tools.watch.kinds.rate', { place }) : place}</>;
}

type RemoveProps = { readonly watched: Watched; readonly onRemove: (watched: Watched) => void };

function Remove({ watched, onRemove }: RemoveProps) {
  const { t } = useSpeech();
  const whyNot = useWhyNot('operator');
  return (
    <Button
      icon={<Trash2 size={14} />}
      whyNot={whyNot}
      aria-label={t('tools.watch.remove', { label: watched.label })}
      onClick={() => onRemove(watched)}
    />
  );
}

/** Ends the watching of a value; it can be taken up again from the message that says so. */
function useRemoval(device: Device | undefined, { retry }: WatchedOids) {
  const { t } = useSpeech();
  const { call } = useApp();
  const toasts = useToasts();
  const { fault, run } = useCommand();
  const remove = async ({ id: oidId, ...settings }: Watched): Promise<void> => {
    if (device === undefined) return;
    const { id } = device;
    await call('oids.remove', { id, oidId });
    retry();
    toasts.show(t('tools.watch.removed', { label: settings.label }), {
      undo: () =>
        run(async () => {
          await call('oids.add', { id, ...settings });
          retry();
        }),
    });
  };
  return { fault, run: (watched: Watched) => run(() => remove(watched)) };
}
