import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useRoute } from '../../store/AppProvider.tsx';
import { classes } from '../../ui/classes.ts';
import styles from './Setting.module.css';

/** The place of a setting on its page: a link to it brings it into sight and gives it the focus. */
export function Place({ field, children }: { readonly field: string; readonly children: ReactNode }) {
  const isMeant = useRoute((route) => route.params['field'] === field);
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isMeant) return;
    ref.current?.scrollIntoView({ block: 'center' });
    ref.current?.querySelector<HTMLElement>('input, select, button, a')?.focus({ preventScroll: true });
  }, [isMeant]);
  return (
    <div ref={ref} className={classes(styles['place'], isMeant && styles['meant'])}>
      {children}
    </div>
  );
}

type SettingProps = {
  readonly field: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** Given the ids by which the control is named and described. */
  readonly children: (ids: { readonly id: string; readonly describedBy: string | undefined }) => ReactNode;
};

/** One line: what it is at the start, the control at the end. */
export function Setting({ field, label, hint, children }: SettingProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <Place field={field}>
      <div className={styles['line']}>
        <div className={styles['words']}>
          <label htmlFor={id} className={styles['label']}>
            {label}
          </label>
          {hint !== undefined && (
            <p id={hintId} className={styles['hint']}>
              {hint}
            </p>
          )}
        </div>
        <div className={styles['control']}>
          {children({ id, describedBy: hint === undefined ? undefined : hintId })}
        </div>
      </div>
    </Place>
  );
}

type ChoiceProps<T extends string> = {
  readonly field: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: T;
  readonly choices: readonly { readonly value: T; readonly label: string }[];
  readonly onChoose: (value: T) => void;
};

/** A setting that is one of a few words; it holds as soon as it is chosen. */
export function ChoiceSetting<T extends string>({ value, choices, onChoose, ...rest }: ChoiceProps<T>) {
  return (
    <Setting {...rest}>
      {({ id, describedBy }) => (
        <select
          id={id}
          aria-describedby={describedBy}
          className={styles['select']}
          value={value}
          onChange={(event) => {
            const chosen = choices.find((choice) => choice.value === event.target.value);
            if (chosen) onChoose(chosen.value);
          }}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Setting>
  );
}
