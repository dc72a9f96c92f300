import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { InterfaceOrder } from '../../../contract/interfaces.ts';
import { useShortcuts } from '../../keyboard/use-shortcuts.ts';
import { useApp, useRoute } from '../../store/AppProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { createCrosshair, CrosshairProvider } from '../../ui/crosshair.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import page from '../../ui/Page.module.css';
import { showFault } from '../../ui/faults.ts';
import { formatCount } from '../../ui/rates.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { ExportMenu, hasLinks } from '../logs/ExportMenu.tsx';
import { allPorts, p95sOf, portsLink, portsText } from './export.model.ts';
import {
  descends,
  filterOf,
  type InterfaceFilter,
  isNarrowed,
  NO_FILTER,
  ordered,
  paramsOf,
  queryOf,
} from './filter.model.ts';
import { InterfaceFilters } from './InterfaceFilters.tsx';
import { MOST_ROWS } from './interface-list.ts';
import styles from './InterfacesView.module.css';
import { PortInspector } from './PortInspector.tsx';
import { PortTable } from './PortTable.tsx';
import { useInterfaceList } from './use-interface-list.ts';

/** The filter of the page; the address holds it. */
function useInterfaceFilter() {
  const { router } = useApp();
  const params = useRoute((route) => route.params);
  const filter = useMemo(() => filterOf(params), [params]);
  return { filter, setFilter: (next: InterfaceFilter) => router.tune(paramsOf(next)) };
}

/** The ports of all devices, the busiest first unless something else is asked for. */
export function InterfacesView() {
  const speech = useSpeech();
  const { t, language } = speech;
  const { call, router } = useApp();
  const { filter, setFilter } = useInterfaceFilter();
  const [selectedId, select] = useState<string>();
  const [isInspecting, inspect] = useState(false);
  const [isAtTop, setAtTop] = useState(true);
  const [crosshair] = useState(createCrosshair);
  const filterRef = useRef<HTMLInputElement>(null);
  const scroller = useRef<HTMLTableElement>(null);
  const isHeld = !isAtTop || isInspecting || selectedId !== undefined;
  const { of, rows, total, isLoading, fault, list, onSight } = useInterfaceList(filter, isHeld);
  const shown = isInspecting ? rows.find(({ id }) => id === selectedId) : undefined;
  const open = useCallback(
    (id: string): void => {
      const row = list.store.getState().rows.find((one) => one.id === id);
      if (row) router.go({ view: 'device', id: row.deviceId, params: { tab: 'ports', port: id } });
    },
    [list, router],
  );
  const pick = useCallback((id: string): void => {
    select(id);
    inspect(true);
  }, []);
  const sorting = useMemo(
    () => ({
      order: filter.order,
      isDescending: descends(filter),
      onOrder: (order: InterfaceOrder) =>
        router.tune(paramsOf(ordered(filterOf(router.store.getState().params), order))),
    }),
    // What is typed does not change how it is sorted.
    // oxlint-disable-next-line react/exhaustive-deps
    [filter.order, filter.isReversed, router],
  );
  // The answer to another question is read from its top.
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [of]);
  const letGo = (): void => {
    select(undefined);
    inspect(false);
    scroller.current?.scrollTo({ top: 0 });
    setAtTop(true);
    void list.open(queryOf(filter));
  };
  useShortcuts({
    filter: () => filterRef.current?.focus(),
    pin: () => crosshair.pin(),
    close: () => {
      if (isInspecting) inspect(false);
      else select(undefined);
    },
  });
  const isEmpty = rows.length === 0;
  // A search that finds nothing is often on its way to one that does.
  const hasTable = !isEmpty || isNarrowed(filter);
  return (
    <CrosshairProvider value={crosshair}>
      <div className={page['page']}>
        <section className={page['panel']} aria-label={t('interfaces.title')} aria-busy={isLoading}>
          <header className={styles['top']}>
            <h1 className={page['title']}>{t('interfaces.title')}</h1>
            {total !== undefined && (
              <span className={styles['count']}>{t('interfaces.total', { total: formatCount(total, language) })}</span>
            )}
          </header>
          <InterfaceFilters filter={filter} onFilter={setFilter} filterRef={filterRef}>
            <ExportMenu
              note={t('interfaces.exportNote', { total: formatCount(total ?? 0, language) })}
              name="interfaces"
              linkOf={(format) => (hasLinks() ? portsLink(queryOf(filter), format) : undefined)}
              textOf={async (format) => {
                const ports = await allPorts((input) => call('interfaces.list', input), queryOf(filter));
                return portsText(ports, await p95sOf((input) => call('interfaces.p95', input), ports), format);
              }}
            />
          </InterfaceFilters>
          {fault !== undefined && (
            <div className={styles['fault']}>
              <FaultNote
                fault={showFault(fault, speech)}
                action={<Button onClick={() => void list.open(queryOf(filter))}>{t('device.retry')}</Button>}
              />
            </div>
          )}
          <div className={page['results']}>
            {hasTable && (
              <PortTable
                label={t('interfaces.title')}
                rows={rows}
                total={total}
                sorting={sorting}
                selectedId={selectedId}
                onSelect={select}
                onPick={pick}
                onOpen={open}
                onSight={onSight}
                onScrolled={setAtTop}
                scroller={scroller}
              />
            )}
            {isEmpty && (
              <div className={page['nothing']}>
                {isLoading && <Skeleton rows={10} />}
                {!isLoading && fault === undefined && <Nothing filter={filter} onFilter={setFilter} />}
              </div>
            )}
          </div>
          <Foot shown={rows.length} total={total ?? 0} isHeld={isHeld && !isEmpty} onRelease={letGo} />
        </section>
        {shown && (
          <PortInspector
            row={shown}
            onClose={() => inspect(false)}
            onChanged={(row) => list.put(row)}
            onOpen={() => open(shown.id)}
          />
        )}
      </div>
    </CrosshairProvider>
  );
}

type NothingProps = { readonly filter: InterfaceFilter; readonly onFilter: (filter: InterfaceFilter) => void };

function Nothing({ filter, onFilter }: NothingProps) {
  const { t } = useSpeech();
  const { router } = useApp();
  if (isNarrowed(filter))
    return (
      <EmptyState
        title={t('interfaces.noneTitle')}
        next={t('interfaces.noneNext')}
        action={
          <Button onClick={() => onFilter({ ...NO_FILTER, order: filter.order, isReversed: filter.isReversed })}>
            {t('interfaces.clear')}
          </Button>
        }
      />
    );
  return (
    <EmptyState
      title={t('interfaces.emptyTitle')}
      next={t('interfaces.emptyNext')}
      action={
        <Button tone="primary" onClick={() => router.go({ view: 'settings', id: 'credentials' })}>
          {t('snmp.toCredentials')}
        </Button>
      }
    />
  );
}

type FootProps = {
  readonly shown: number;
  readonly total: number;
  readonly isHeld: boolean;
  readonly onRelease: () => void;
};

function Foot({ shown, total, isHeld, onRelease }: FootProps) {
  const { t, language } = useSpeech();
  const number = (count: number): string => formatCount(count, language);
  return (
    <footer className={styles['foot']}>
      <span>{t('interfaces.shown', { shown: number(shown), total: number(total) })}</span>
      {shown >= MOST_ROWS && <span>{t('interfaces.most', { most: number(MOST_ROWS) })}</span>}
      <span className={styles['gap']} />
      {isHeld && (
        <>
          <span>{t('interfaces.held')}</span>
          <button type="button" className={styles['release']} onClick={onRelease}>
            {t('interfaces.release')}
          </button>
        </>
      )}
    </footer>
  );
}
