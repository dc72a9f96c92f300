import { Columns3, LayoutGrid, ListTree, MoreHorizontal, Rows3, X } from 'lucide-react';
import { type RefObject, useId, useMemo } from 'react';
import { type Layout, LAYOUTS } from '../../../../contract/views.ts';
import { useApp, useAppState } from '../../../store/AppProvider.tsx';
import { Button, IconButton } from '../../../ui/Button.tsx';
import { Menu, MenuItem } from '../../../ui/Menu.tsx';
import { StatusMark } from '../../../ui/StatusMark.tsx';
import { useSpeech } from '../../../ui/Translation.tsx';
import { ViewChips } from '../views/ViewChips.tsx';
import { FilterBar } from './FilterBar.tsx';
import { statesIn, toggleState } from './filter.model.ts';
import { useList, useListSettings, useListState } from './ListContext.tsx';
import { countStates } from './order.model.ts';
import styles from './Toolbar.module.css';
import { useFilterError } from './use-filter-error.ts';

const LAYOUT_ICONS = { table: Rows3, tiles: LayoutGrid, tree: ListTree } as const satisfies Record<Layout, unknown>;

type ToolbarProps = {
  readonly filterRef: RefObject<HTMLInputElement | null>;
  readonly onColumns: () => void;
  readonly onRemoved: () => void;
};

/** Title and count, filter, the states that occur, saved views, and how the list looks. */
export function Toolbar({ filterRef, onColumns, onRemoved }: ToolbarProps) {
  const { t } = useSpeech();
  const { list } = useList();
  const { store } = useApp();
  const shown = useListState((state) => state.ids.length);
  const isStale = useListState((state) => state.isStale);
  const isNarrowed = useListState(({ asked }) => asked.q !== '' || asked.site !== undefined);
  const total = useAppState((state) => state.devices?.size ?? 0);
  const error = useFilterError(useListState((state) => state.asked.q));
  const errorId = useId();
  return (
    <div className={styles['toolbar']}>
      <div className={styles['line']}>
        <h1 className={styles['title']}>
          {t('devices.title')}
          <span className={styles['count']}>{isNarrowed ? t('devices.shown', { shown, total }) : total}</span>
        </h1>
        {isStale && (
          <button type="button" className={styles['stale']} onClick={list.settle}>
            {t('devices.list.stale')}
          </button>
        )}
        <output id={errorId} className={styles['error']}>
          {error &&
            t('devices.list.wrongAt', {
              at: error.from + 1,
              why: t(`filter.errors.${error.code}`, { word: error.word }),
            })}
        </output>
        <LayoutChoice />
        <Button icon={<Columns3 size={14} />} onClick={onColumns}>
          {t('devices.list.columns')}
        </Button>
        <Menu trigger={<IconButton label={t('devices.list.more')} icon={<MoreHorizontal size={16} />} />}>
          <MenuItem onSelect={list.settle}>{t('devices.list.sortNow')}</MenuItem>
          <MenuItem onSelect={list.markAll}>{t('devices.list.markAll')}</MenuItem>
          <MenuItem onSelect={onRemoved}>{t('devices.removed.open')}</MenuItem>
        </Menu>
      </div>
      {total > 0 && (
        <div className={styles['line']}>
          <FilterBar inputRef={filterRef} error={error} errorId={errorId} />
          <div className={styles['chips']}>
            <StateChips />
            <ViewChips />
            {isNarrowed && (
              <IconButton
                label={t('devices.clearFilter')}
                icon={<X size={14} />}
                onClick={() => {
                  list.ask({ q: '' });
                  store.narrow({ site: undefined });
                }}
              />
            )}
          </div>
        </div>
      )}
    </div>
  );
}

function LayoutChoice() {
  const { t } = useSpeech();
  const { settings } = useList();
  const layout = useListSettings((state) => state.layout);
  return (
    <fieldset className={styles['layouts']} aria-label={t('devices.list.layout')}>
      {LAYOUTS.map((one) => {
        const Icon = LAYOUT_ICONS[one];
        return (
          <button
            key={one}
            type="button"
            className={styles['layout']}
            aria-label={t(`devices.list.layouts.${one}`)}
            title={t(`devices.list.layouts.${one}`)}
            aria-pressed={layout === one}
            onClick={() => settings.change({ layout: one })}
          >
            <Icon size={14} aria-hidden="true" />
          </button>
        );
      })}
    </fieldset>
  );
}

/** The states that occur, worst first; a press puts one into the filter or takes it out. */
function StateChips() {
  const { t } = useSpeech();
  const { list } = useList();
  const q = useListState((state) => state.asked.q);
  const site = useAppState((state) => state.filter.site);
  const devices = useAppState((state) => state.devices);
  const states = useMemo(() => statesIn(q), [q]);
  const counts = useMemo(() => {
    const all = [...(devices?.values() ?? [])];
    return countStates(site === undefined ? all : all.filter((device) => device.site === site));
  }, [devices, site]);
  return (
    <fieldset aria-label={t('devices.filterStates')} className={styles['states']}>
      {counts.map(({ state, count }) => (
        <button
          key={state}
          type="button"
          className={styles['chip']}
          title={t(`states.${state}`)}
          aria-pressed={states.has(state)}
          onClick={() => list.ask({ q: toggleState(list.store.getState().asked.q, state) })}
        >
          <StatusMark state={state} />
          <span className={styles['number']}>{count}</span>
        </button>
      ))}
    </fieldset>
  );
}
