import { useEffect, useMemo, useRef, useState } from 'react';
import { useShortcuts } from '../../keyboard/use-shortcuts.ts';
import { useApp, useAppState, useRoute } from '../../store/AppProvider.tsx';
import { isLiveRange, lastRange, type Span, type TimeRange } from '../../time/range.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import page from '../../ui/Page.module.css';
import { showFault } from '../../ui/faults.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { EventInspector } from './EventInspector.tsx';
import { ExportMenu, hasLinks } from './ExportMenu.tsx';
import { eventsLink, linesText } from './log-export.model.ts';
import { LogFilters } from './LogFilters.tsx';
import { LogHistogram } from './LogHistogram.tsx';
import { LogList } from './LogList.tsx';
import {
  countLevels,
  filterOf,
  histogramOf,
  isNarrowed,
  linesOf,
  type LogFilter,
  NO_LOG_FILTER,
  ofLevels,
  paramsOf,
} from './logs.model.ts';
import styles from './LogsView.module.css';
import { OutageList } from './OutageList.tsx';
import { useLog } from './use-log.ts';

const DAY_MS = 86_400_000;
const TABS = ['events', 'outages'] as const;
type Tab = (typeof TABS)[number];

/** The filter of the page; the address holds it. */
function useLogFilter() {
  const { router } = useApp();
  const params = useRoute((route) => route.params);
  const filter = useMemo(() => filterOf(params), [params]);
  return { filter, setFilter: (next: LogFilter) => router.tune(paramsOf(next)) };
}

/** Another range, and the way back to those before. */
function useRanges() {
  const { store, router } = useApp();
  const [before, setBefore] = useState<readonly TimeRange[]>([]);
  const from = useRoute((route) => route.params['from']);
  const to = useRoute((route) => route.params['to']);
  useEffect(() => {
    // A link that names a time wins over what the window shows.
    if (from === undefined || from === '') return;
    store.look({ from, to: to ?? 'now' });
    router.tune({ from: '', to: '' });
  }, [store, router, from, to]);
  const last = before.at(-1);
  return {
    narrow: (span: Span): void => {
      setBefore([...before.slice(-20), store.getState().range]);
      store.look({ from: new Date(span.from).toISOString(), to: new Date(span.to).toISOString() });
    },
    back:
      last &&
      (() => {
        setBefore(before.slice(0, -1));
        store.look(last);
      }),
  };
}

/** What happened: the events of the system, and the downtime of the devices. */
export function LogsView() {
  const { t } = useSpeech();
  const { router } = useApp();
  const tab: Tab = useRoute((route) => (route.params['tab'] === 'outages' ? 'outages' : 'events'));
  const [shownId, setShownId] = useState<string>();
  const log = useLog();
  const { filter, setFilter } = useLogFilter();
  const ranges = useRanges();
  const shown = log.lines.find(({ event }) => event.id === shownId);
  useShortcuts({ close: () => setShownId(undefined) });
  return (
    <div className={page['page']}>
      <section className={page['panel']} aria-label={t('logs.title')}>
        <header className={styles['top']}>
          <h1 className={page['title']}>{t('logs.title')}</h1>
          <div className={styles['tabs']} role="tablist" aria-label={t('logs.tabs.label')}>
            {TABS.map((one) => (
              <button
                key={one}
                type="button"
                role="tab"
                id={`logs-tab-${one}`}
                aria-selected={one === tab}
                aria-controls="logs-panel"
                tabIndex={one === tab ? 0 : -1}
                className={styles['tab']}
                onClick={() => router.tune({ tab: one === 'events' ? '' : one })}
                onKeyDown={(event) => {
                  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
                  const other = one === 'events' ? 'outages' : 'events';
                  router.tune({ tab: other === 'events' ? '' : other });
                  document.querySelector<HTMLElement>(`#logs-tab-${other}`)?.focus();
                }}
              >
                {t(`logs.tabs.${one}`)}
              </button>
            ))}
          </div>
          {tab === 'events' && log.isLoading && <output className={styles['busy']}>{t('logs.loading')}</output>}
        </header>
        <div id="logs-panel" role="tabpanel" aria-labelledby={`logs-tab-${tab}`} className={styles['panel']}>
          {tab === 'outages' ? (
            <OutageList filter={filter} span={log.span} onFilter={setFilter} />
          ) : (
            <Events
              log={log}
              filter={filter}
              onFilter={setFilter}
              ranges={ranges}
              shownId={shownId}
              onShow={setShownId}
            />
          )}
        </div>
      </section>
      {tab === 'events' && shown && (
        <EventInspector
          line={shown}
          onClose={() => setShownId(undefined)}
          onFilter={setFilter}
          onNarrow={ranges.narrow}
        />
      )}
    </div>
  );
}

type EventsProps = {
  readonly log: ReturnType<typeof useLog>;
  readonly filter: LogFilter;
  readonly onFilter: (filter: LogFilter) => void;
  readonly ranges: ReturnType<typeof useRanges>;
  readonly shownId: string | undefined;
  readonly onShow: (id: string | undefined) => void;
};

function Events({ log, filter, onFilter, ranges, shownId, onShow }: EventsProps) {
  const speech = useSpeech();
  const { t } = speech;
  const { lines, span, isComplete, isLoading, fault, retry } = log;
  const filterRef = useRef<HTMLInputElement>(null);
  const [selectedId, select] = useState<string>();
  const [isFollowing, setFollowing] = useState(true);
  const matching = useMemo(() => linesOf(lines, filter), [lines, filter]);
  const shown = useMemo(() => ofLevels(matching, filter.levels), [matching, filter.levels]);
  const buckets = useMemo(() => histogramOf(shown, span), [shown, span]);
  const kinds = useMemo(() => [...new Set(lines.map(({ event }) => event.kind))].toSorted(), [lines]);
  useShortcuts({ filter: () => filterRef.current?.focus() });
  return (
    <>
      <LogFilters
        filter={filter}
        counts={countLevels(matching)}
        kinds={kinds}
        onFilter={onFilter}
        filterRef={filterRef}
      >
        <ExportMenu
          note={t('logs.exportNote', { count: shown.length })}
          name="events"
          linkOf={(format) => (hasLinks() && filter.text.trim() === '' ? eventsLink(filter, span, format) : undefined)}
          textOf={(format) => linesText(shown, format)}
        />
      </LogFilters>
      {fault !== undefined && (
        <div className={styles['fault']}>
          <FaultNote fault={showFault(fault, speech)} action={<Button onClick={retry}>{t('logs.retry')}</Button>} />
        </div>
      )}
      <LogHistogram buckets={buckets} span={span} onNarrow={ranges.narrow} onBack={ranges.back} />
      {shown.length > 0 ? (
        <LogList
          // A new filter begins at its top.
          key={JSON.stringify(paramsOf(filter))}
          lines={shown}
          isLong={span.to - span.from > DAY_MS / 2}
          selectedId={selectedId}
          onSelect={(id) => {
            select(id);
            if (shownId !== undefined) onShow(id);
          }}
          onOpen={(id) => {
            select(id);
            onShow(id);
          }}
          onFollowing={setFollowing}
        />
      ) : isLoading ? (
        <Skeleton rows={10} />
      ) : (
        <Nothing hidden={lines.length} isFiltered={isNarrowed(filter)} onClear={() => onFilter(NO_LOG_FILTER)} />
      )}
      <Foot
        shown={shown.length}
        total={lines.length}
        isPartial={!isComplete && !isLoading && fault === undefined}
        isFollowing={isFollowing}
      />
    </>
  );
}

type NothingProps = { readonly hidden: number; readonly isFiltered: boolean; readonly onClear: () => void };

function Nothing({ hidden, isFiltered, onClear }: NothingProps) {
  const { t } = useSpeech();
  const { store } = useApp();
  if (hidden > 0 && isFiltered)
    return (
      <EmptyState
        title={t('logs.noneTitle')}
        next={t('logs.noneNext', { count: hidden })}
        action={<Button onClick={onClear}>{t('logs.clear')}</Button>}
      />
    );
  return (
    <EmptyState
      title={t('logs.emptyTitle')}
      next={t('logs.emptyNext')}
      action={<Button onClick={() => store.look(lastRange('7d'))}>{t('logs.emptyAction')}</Button>}
    />
  );
}

type FootProps = {
  readonly shown: number;
  readonly total: number;
  readonly isPartial: boolean;
  readonly isFollowing: boolean;
};

function Foot({ shown, total, isPartial, isFollowing }: FootProps) {
  const { t } = useSpeech();
  const isLive = useAppState(({ range, isPaused }) => isLiveRange(range) && !isPaused);
  return (
    <footer className={styles['foot']}>
      <span>{t('logs.shown', { shown, total })}</span>
      {isPartial && <span>{t('logs.partial', { count: total })}</span>}
      <span className={styles['gap']} />
      {isLive && isFollowing && (
        <span className={styles['live']}>
          <span className={styles['dot']} />
          {t('logs.following')}
        </span>
      )}
    </footer>
  );
}
