import { X } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { INTERFACE_ORDERS, OPER_STATES } from '../../../contract/interfaces.ts';
import { formatPct } from '../../../contract/units.ts';
import { IconButton } from '../../ui/Button.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { type InterfaceFilter, isNarrowed, NO_FILTER, UTIL_STEPS } from './filter.model.ts';
import styles from './InterfaceFilters.module.css';

type InterfaceFiltersProps = {
  readonly filter: InterfaceFilter;
  readonly onFilter: (filter: InterfaceFilter) => void;
  readonly filterRef: RefObject<HTMLInputElement | null>;
  readonly children: ReactNode;
};

/** What narrows the list, and what it is sorted by. */
export function InterfaceFilters({ filter, onFilter, filterRef, children }: InterfaceFiltersProps) {
  const { t, language } = useSpeech();
  const { text, oper, hidesDisabled, minUtilPct, order } = filter;
  return (
    <div className={styles['filters']}>
      <input
        ref={filterRef}
        type="search"
        className={styles['text']}
        value={text}
        maxLength={300}
        onChange={({ target }) => onFilter({ ...filter, text: target.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          event.currentTarget.blur();
        }}
        placeholder={t('interfaces.filter')}
        aria-label={t('interfaces.filter')}
        spellCheck={false}
      />
      <Choice
        label={t('interfaces.oper')}
        value={oper ?? ''}
        any={t('interfaces.anyOper')}
        choices={OPER_STATES.map((state) => ({ value: state, label: t(`ports.oper.${state}`) }))}
        onChoose={(value) => onFilter({ ...filter, oper: OPER_STATES.find((state) => state === value) })}
      />
      <Choice
        label={t('interfaces.minUtil')}
        value={minUtilPct === undefined ? '' : String(minUtilPct)}
        any={t('interfaces.anyUtil')}
        choices={UTIL_STEPS.map((step) => ({ value: String(step), label: `≥ ${formatPct(step, language)}` }))}
        onChoose={(value) => onFilter({ ...filter, minUtilPct: value === '' ? undefined : Number(value) })}
      />
      <Choice
        label={t('interfaces.order')}
        value={order}
        choices={INTERFACE_ORDERS.map((one) => ({ value: one, label: t(`interfaces.orders.${one}`) }))}
        onChoose={(value) => {
          const chosen = INTERFACE_ORDERS.find((one) => one === value) ?? NO_FILTER.order;
          onFilter({ ...filter, order: chosen, isReversed: false });
        }}
      />
      <button
        type="button"
        className={styles['chip']}
        aria-pressed={hidesDisabled}
        onClick={() => onFilter({ ...filter, hidesDisabled: !hidesDisabled })}
      >
        {t('interfaces.hideDisabled')}
      </button>
      {isNarrowed(filter) && (
        <IconButton
          label={t('interfaces.clear')}
          icon={<X size={14} />}
          onClick={() => onFilter({ ...NO_FILTER, order, isReversed: filter.isReversed })}
        />
      )}
      {children}
    </div>
  );
}

type ChoiceProps = {
  readonly label: string;
  readonly value: string;
  readonly any?: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onChoose: (value: string) => void;
};

function Choice({ label, value, any, choices, onChoose }: ChoiceProps) {
  const isKnown = value === '' || choices.some((choice) => choice.value === value);
  return (
    <select
      className={styles['select']}
      aria-label={label}
      title={label}
      value={value}
      onChange={({ target }) => onChoose(target.value)}
    >
      {any !== undefined && <option value="">{any}</option>}
      {!isKnown && <option value={value}>{value}</option>}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}
