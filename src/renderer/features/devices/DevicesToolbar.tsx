import { X } from 'lucide-react';
import type { RefObject } from 'react';
import type { DeviceState } from '../../../contract/devices.ts';
import { useApp, useAppState } from '../../store/AppProvider.tsx';
import { NO_FILTER } from '../../store/app-store.ts';
import { IconButton } from '../../ui/Button.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { countStates } from './devices.model.ts';
import styles from './DevicesToolbar.module.css';

type DevicesToolbarProps = { readonly shown: number; readonly filterRef: RefObject<HTMLInputElement | null> };

export function DevicesToolbar({ shown, filterRef }: DevicesToolbarProps) {
  const { t } = useSpeech();
  const { store } = useApp();
  const filter = useAppState((state) => state.filter);
  const devices = useAppState((state) => state.devices);
  const total = devices?.size ?? 0;
  const isNarrowed = filter.text !== '' || filter.states.size > 0 || filter.site !== undefined;
  const leave = (event: { key: string; currentTarget: HTMLInputElement; stopPropagation: () => void }): void => {
    if (event.key !== 'Escape') return;
    // The inspector stays open: the first Esc only leaves the filter.
    event.stopPropagation();
    store.narrow({ text: '' });
    event.currentTarget.blur();
  };
  const toggle = (state: DeviceState): void => {
    const states = new Set(filter.states);
    if (!states.delete(state)) states.add(state);
    store.narrow({ states });
  };
  return (
    <div className={styles['toolbar']}>
      <div className={styles['line']}>
        <h1 className={styles['title']}>
          {t('devices.title')}
          <span className={styles['count']}>{isNarrowed ? t('devices.shown', { shown, total }) : total}</span>
        </h1>
        {total > 0 && (
          <input
            ref={filterRef}
            type="search"
            className={styles['filter']}
            value={filter.text}
            onChange={(event) => store.narrow({ text: event.target.value })}
            onKeyDown={leave}
            placeholder={t('devices.filter')}
            aria-label={t('devices.filter')}
            spellCheck={false}
          />
        )}
      </div>
      <div className={styles['filters']}>
        <fieldset aria-label={t('devices.filterStates')} className={styles['chips']}>
          {countStates(devices ?? new Map()).map(({ state, count }) => (
            <button
              key={state}
              type="button"
              className={styles['chip']}
              title={t(`states.${state}`)}
              aria-pressed={filter.states.has(state)}
              onClick={() => toggle(state)}
            >
              <StatusMark state={state} />
              <span className={styles['number']}>{count}</span>
            </button>
          ))}
          {isNarrowed && (
            <IconButton
              label={t('devices.clearFilter')}
              icon={<X size={14} />}
              onClick={() => store.narrow(NO_FILTER)}
            />
          )}
        </fieldset>
      </div>
    </div>
  );
}
