import { useCallback, useRef, useState } from 'react';
import type { Outage } from '../../../contract/uptime.ts';
import { useApp, useAppState } from '../../store/AppProvider.tsx';
import { useAnswer } from '../../store/use-answer.ts';
import { isLiveRange, type Span, spanOf } from '../../time/range.ts';
import { formatAge } from '../../ui/ages.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { showFault } from '../../ui/faults.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { type Speech, useSpeech } from '../../ui/Translation.tsx';
import { ExportMenu, hasLinks } from './ExportMenu.tsx';
import { outagesLink } from './log-export.model.ts';
import { DeviceChoice } from './LogFilters.tsx';
import filterStyles from './LogFilters.module.css';
import { type LogFilter, lineTime, zoneName } from './logs.model.ts';
import styles from './OutageList.module.css';
import { outageId, outageNotes, outageSummary, outagesText, reasonSentence } from './outages.model.ts';
import { type GridColumn, VirtualGrid } from './VirtualGrid.tsx';

const MOST = 1000;
const DAY_MS = 86_400_000;

/** The outages of the range; asked again when a state changes while the range goes up to now. */
function useOutages(deviceId: string | undefined) {
  const { call, store } = useApp();
  const range = useAppState((state) => state.range);
  const isLive = useAppState(({ connection }) => connection === 'live');
  const newest = useAppState(({ events }) => events.find(({ kind }) => kind === 'down' || kind === 'up')?.at);
  const turn = isLiveRange(range) ? newest : undefined;
  const ask = useCallback(async () => {
    const { now } = store.getState();
    const span = spanOf(range, Math.max(now, Date.parse(turn ?? '') || 0));
    if (span === undefined || !isLive) return undefined;
    const { items } = await call('outages.list', {
      from: new Date(span.from).toISOString(),
      to: new Date(span.to).toISOString(),
      limit: MOST,
      ...(deviceId !== undefined && { deviceId: [deviceId] }),
    });
    return items;
  }, [call, store, range, isLive, deviceId, turn]);
  return useAnswer(ask);
}

type OutageListProps = {
  readonly filter: LogFilter;
  readonly span: Span;
  readonly onFilter: (filter: LogFilter) => void;
};

/** The log of downtime: when, how long, which device, why. */
export function OutageList({ filter, span, onFilter }: OutageListProps) {
  const speech = useSpeech();
  const { t } = speech;
  const { router } = useApp();
  const { value: items, fault, retry } = useOutages(filter.deviceId);
  const [selectedId, select] = useState<string>();
  const scroller = useRef<HTMLTableElement>(null);
  const now = useAppState((state) => state.now);
  const columns = outageColumns(speech, now, span.to - span.from > DAY_MS / 2);
  const open = (id: string): void => {
    const outage = items?.find((one) => outageId(one) === id);
    if (outage) router.go({ view: 'device', id: outage.deviceId });
  };
  return (
    <>
      <div className={filterStyles['filters']}>
        <DeviceChoice filter={filter} onFilter={onFilter} />
        <p className={styles['summary']}>{items && items.length > 0 ? outageSummary(items, speech) : null}</p>
        <ExportMenu
          note={t('logs.exportNoteOutages')}
          name="outages"
          linkOf={(format) => (hasLinks() ? outagesLink(filter, span, format) : undefined)}
          textOf={(format) => outagesText(items ?? [], format, speech)}
        />
      </div>
      {fault !== undefined && (
        <div className={styles['fault']}>
          <FaultNote fault={showFault(fault, speech)} action={<Button onClick={retry}>{t('logs.retry')}</Button>} />
        </div>
      )}
      {items === undefined && fault === undefined && <Skeleton rows={8} />}
      {items?.length === 0 && (
        <EmptyState title={t('logs.outages.emptyTitle')} next={t('logs.outages.emptyNext')} action={null} />
      )}
      {items !== undefined && items.length > 0 && (
        <VirtualGrid
          label={t('logs.tabs.outages')}
          items={items}
          idOf={outageId}
          columns={columns}
          className={styles['columns']}
          selectedId={selectedId}
          onSelect={select}
          onOpen={open}
          scroller={scroller}
        />
      )}
    </>
  );
}

/** @param isLong the range is longer than half a day: every moment says its date */
function outageColumns(speech: Speech, now: number, isLong: boolean): readonly GridColumn<Outage>[] {
  const { t, language } = speech;
  const time = (text: string) => <time dateTime={text}>{lineTime(Date.parse(text), isLong, language)}</time>;
  return [
    {
      key: 'start',
      title: `${t('logs.columns.start')} ${zoneName(now, language)}`,
      className: styles['mono'],
      cell: ({ start }) => time(start),
    },
    {
      key: 'end',
      title: t('logs.columns.end'),
      className: styles['mono'],
      cell: ({ end }) =>
        end === null ? <span className={styles['lasting']}>{t('logs.outages.lasting')}</span> : time(end),
    },
    {
      key: 'length',
      title: t('logs.columns.length'),
      className: styles['length'],
      cell: ({ start, end, durationS }) => formatAge(end === null ? now - Date.parse(start) : durationS * 1000, speech),
    },
    { key: 'device', title: t('logs.columns.device'), className: styles['device'], cell: (one) => one.deviceName },
    { key: 'reason', title: t('logs.columns.reason'), cell: (one) => reasonSentence(one, speech) },
    {
      key: 'notes',
      title: t('logs.columns.notes'),
      className: styles['faint'],
      cell: (one) => outageNotes(one, speech),
    },
  ];
}
