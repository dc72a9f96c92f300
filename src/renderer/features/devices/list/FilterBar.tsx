import { type KeyboardEvent, type RefObject, useCallback, useId, useMemo, useRef, useState } from 'react';
import { completeFilter } from '../../../../contract/filter/complete.ts';
import { FILTER_FIELDS, type FilterFieldName } from '../../../../contract/filter/fields.ts';
import type { FilterError } from '../../../../contract/filter/filter.ts';
import { useApp } from '../../../store/AppProvider.tsx';
import { classes } from '../../../ui/classes.ts';
import { useSpeech } from '../../../ui/Translation.tsx';
import { filterRow } from './filter.model.ts';
import styles from './FilterBar.module.css';
import { useList, useListSettings, useListState } from './ListContext.tsx';

type Offer = { readonly text: string; readonly apply: () => { readonly text: string; readonly caret: number } };

/** What a field holds in the devices there are, for completion. */
function useValuesOf(): (field: FilterFieldName) => Iterable<string> {
  const { store } = useApp();
  return useCallback(
    (field) => {
      const { devices, live, now } = store.getState();
      const { kind, of } = FILTER_FIELDS[field];
      if (kind === 'number') return [];
      const rows = [...(devices?.values() ?? [])].map((device) => filterRow(device, live.get(device.id), now));
      return new Set(rows.flatMap((row) => [of(row)].flat()).filter((one) => typeof one === 'string'));
    },
    [store],
  );
}

function useOffers(q: string, caret: number, isOpen: boolean): readonly Offer[] {
  const recent = useListSettings((state) => state.recent);
  const valuesOf = useValuesOf();
  return useMemo(() => {
    if (!isOpen) return [];
    const { from, to, items } = completeFilter(q, caret, valuesOf);
    const past = q === '' ? recent : [];
    return [
      ...past.map((text): Offer => ({ text, apply: () => ({ text, caret: text.length }) })),
      ...items
        .filter((item) => item !== q.slice(from, to))
        .map((item): Offer => {
          const text = `${q.slice(0, from)}${item}${q.slice(to)}`;
          return { text: item, apply: () => ({ text, caret: from + item.length }) };
        }),
    ];
  }, [q, caret, isOpen, recent, valuesOf]);
}

type FilterBarProps = {
  readonly inputRef: RefObject<HTMLInputElement | null>;
  /** What is wrong, and the element that says it. */
  readonly error: FilterError | undefined;
  readonly errorId: string;
};

/** The filter: one line of conditions with completion, and what is wrong marked where it is. */
export function FilterBar({ inputRef, error: settled, errorId }: FilterBarProps) {
  const { t } = useSpeech();
  const { list, settings } = useList();
  const q = useListState((state) => state.asked.q);
  const [isOpen, setOpen] = useState(false);
  const [caret, setCaret] = useState(0);
  const [active, setActive] = useState(-1);
  const id = useId();
  const mirror = useRef<HTMLDivElement>(null);
  const offers = useOffers(q, caret, isOpen);
  const isShown = isOpen && offers.length > 0;
  // What is still being chosen is not wrong yet.
  const error = isShown && settled && caret <= settled.to ? undefined : settled;
  const recentCount = useListSettings((state) => (q === '' ? state.recent.length : 0));

  const write = (text: string, at = text.length): void => {
    list.ask({ q: text });
    setCaret(at);
    setActive(-1);
  };
  const take = (offer: Offer | undefined): void => {
    if (offer === undefined) return;
    const { text, caret: at } = offer.apply();
    write(text, at);
    requestAnimationFrame(() => inputRef.current?.setSelectionRange(at, at));
  };
  const leave = (): void => {
    settings.remember(q);
    setOpen(false);
    setActive(-1);
  };
  const onEscape = (): void => {
    if (isOpen && offers.length > 0) setOpen(false);
    else {
      write('');
      inputRef.current?.blur();
    }
  };
  const onEnter = (): void => {
    if (active >= 0) take(offers[active]);
    else leave();
  };
  const turn = (by: number): void => {
    setOpen(true);
    setActive((before) =>
      offers.length === 0 ? -1 : (before + by + offers.length + (before < 0 && by < 0 ? 1 : 0)) % offers.length,
    );
  };
  const keys: Readonly<Record<string, () => void>> = {
    Escape: onEscape,
    Enter: onEnter,
    ArrowDown: () => turn(1),
    ArrowUp: () => turn(-1),
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const act = keys[event.key];
    if (act === undefined) {
      if (event.key === 'Tab' && active >= 0) {
        take(offers[active]);
        event.preventDefault();
      }
      return;
    }
    act();
    event.preventDefault();
    // The inspector stays open: Esc here is about the filter.
    event.stopPropagation();
  };
  return (
    <div className={styles['bar']}>
      <div className={classes(styles['box'], error && styles['wrong'])}>
        <div ref={mirror} aria-hidden="true" className={styles['mirror']}>
          {error && (
            <>
              {q.slice(0, error.from)}
              <mark className={styles['mistake']}>{q.slice(error.from, error.to)}</mark>
              {q.slice(error.to)}
            </>
          )}
        </div>
        <input
          ref={inputRef}
          role="combobox"
          aria-expanded={isShown}
          aria-controls={`${id}-offers`}
          aria-autocomplete="list"
          aria-activedescendant={active >= 0 ? `${id}-${String(active)}` : undefined}
          aria-invalid={error !== undefined}
          aria-describedby={error ? errorId : undefined}
          aria-label={t('devices.filter')}
          placeholder={t('devices.filterHint')}
          className={styles['input']}
          autoComplete="off"
          spellCheck={false}
          value={q}
          onChange={({ target }) => {
            // After a blank everything could follow: then only an arrow asks for it.
            setOpen(!/\S\s$/.test(target.value));
            write(target.value, target.selectionStart ?? target.value.length);
          }}
          onSelect={({ currentTarget }) => setCaret(currentTarget.selectionStart ?? 0)}
          onClick={() => setOpen(true)}
          onScroll={({ currentTarget }) => {
            if (mirror.current) mirror.current.scrollLeft = currentTarget.scrollLeft;
          }}
          onBlur={leave}
          onKeyDown={onKeyDown}
        />
      </div>
      {isShown && (
        <ul
          id={`${id}-offers`}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role -- the pattern of a combobox
          role="listbox"
          aria-label={t('devices.list.offers')}
          className={styles['offers']}
        >
          {offers.map((offer, index) => (
            <li
              key={`${String(index)} ${offer.text}`}
              id={`${id}-${String(index)}`}
              // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role -- an option of the listbox above
              role="option"
              aria-selected={index === active}
              className={styles['offer']}
              // Before the field loses the focus.
              onPointerDown={(event) => {
                event.preventDefault();
                take(offer);
              }}
            >
              <span>{offer.text}</span>
              {index < recentCount && <span className={styles['kind']}>{t('devices.list.recent')}</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
