import { X } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { EVENT_LEVELS, type EventKind, type EventLevel } from '../../../contract/logs.ts';
import { useAppState } from '../../store/AppProvider.tsx';
import { IconButton } from '../../ui/Button.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { LevelMark } from './LevelMark.tsx';
import styles from './LogFilters.module.css';
import { isNarrowed, type LevelCounts, type LogFilter, NO_LOG_FILTER } from './logs.model.ts';

type LogFiltersProps = {
  readonly filter: LogFilter;
  readonly counts: LevelCounts;
  /** Kinds that occur. */
  readonly kinds: readonly EventKind[];
  readonly onFilter: (filter: LogFilter) => void;
  readonly filterRef: RefObject<HTMLInputElement | null>;
  readonly children: ReactNode;
};

export function LogFilters({ filter, counts, kinds, onFilter, filterRef, children }: LogFiltersProps) {
  const { t } = useSpeech();
  const toggle = (level: EventLevel): void => {
    const levels = new Set(filter.levels);
    if (!levels.delete(level)) levels.add(level);
    onFilter({ ...filter, levels });
  };
  return (
    <div className={styles['filters']}>
      <fieldset aria-label={t('logs.levels.label')} className={styles['chips']}>
        {EVENT_LEVELS.toReversed().map((level) => (
          <button
            key={level}
            type="button"
            className={styles['chip']}
            aria-pressed={filter.levels.has(level)}
            onClick={() => toggle(level)}
          >
            <LevelMark level={level} />
            <span className={styles['number']}>{counts[level]}</span>
          </button>
        ))}
      </fieldset>
      <KindChoice filter={filter} kinds={kinds} onFilter={onFilter} />
      <DeviceChoice filter={filter} onFilter={onFilter} />
      <input
        ref={filterRef}
        type="search"
        className={styles['text']}
        value={filter.text}
        onChange={(event) => onFilter({ ...filter, text: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          event.currentTarget.blur();
        }}
        placeholder={t('logs.filter')}
        aria-label={t('logs.filter')}
        spellCheck={false}
      />
      {isNarrowed(filter) && (
        <IconButton label={t('logs.clear')} icon={<X size={14} />} onClick={() => onFilter(NO_LOG_FILTER)} />
      )}
      {children}
    </div>
  );
}

type ChoiceProps = Pick<LogFiltersProps, 'filter' | 'onFilter'>;

function KindChoice({ filter, kinds, onFilter }: ChoiceProps & { readonly kinds: readonly EventKind[] }) {
  const { t } = useSpeech();
  const chosen = filter.kind;
  const shown = chosen === undefined || kinds.includes(chosen) ? kinds : [chosen, ...kinds];
  return (
    <select
      className={styles['select']}
      aria-label={t('logs.kind')}
      value={chosen ?? ''}
      onChange={(event) => onFilter({ ...filter, kind: shown.find((kind) => kind === event.target.value) })}
    >
      <option value="">{t('logs.anyKind')}</option>
      {shown.map((kind) => (
        <option key={kind} value={kind}>
          {t(`logs.kinds.${kind}`)}
        </option>
      ))}
    </select>
  );
}

const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

export function DeviceChoice({ filter, onFilter }: ChoiceProps) {
  const { t } = useSpeech();
  const devices = useAppState((state) => state.devices);
  const sorted = [...(devices?.values() ?? [])].toSorted((a, b) => byName.compare(a.name, b.name));
  const chosen = filter.deviceId;
  return (
    <select
      className={styles['select']}
      aria-label={t('logs.device')}
      value={chosen ?? ''}
      onChange={({ target }) => onFilter({ ...filter, deviceId: target.value === '' ? undefined : target.value })}
    >
      <option value="">{t('logs.anyDevice')}</option>
      {chosen !== undefined && devices?.has(chosen) !== true && <option value={chosen}>{chosen}</option>}
      {sorted.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
