import { type InputHTMLAttributes, type ReactNode, type Ref, type SelectHTMLAttributes, useId } from 'react';
import { classes } from './classes.ts';
import styles from './Field.module.css';

type FieldBase = {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly unit?: string | undefined;
};

function describe(id: string, { hint, error }: FieldBase): string | undefined {
  const ids = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return ids === '' ? undefined : ids;
}

type FrameProps = FieldBase & { readonly id: string; readonly children: ReactNode };

function Frame({ id, label, hint, error, unit, children }: FrameProps) {
  return (
    <div className={styles['field']}>
      <label htmlFor={id} className={styles['label']}>
        {label}
      </label>
      <div className={styles['row']}>
        {children}
        {unit && <span className={styles['unit']}>{unit}</span>}
      </div>
      {error && (
        <p id={`${id}-error`} className={styles['error']}>
          {error}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className={styles['hint']}>
          {hint}
        </p>
      )}
    </div>
  );
}

type TextFieldProps = FieldBase & {
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly isMono?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
} & Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange' | 'id' | 'className'>;

export function TextField({ label, hint, error, unit, value, onValue, isMono = false, ...rest }: TextFieldProps) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} error={error} unit={unit}>
      <input
        autoComplete="off"
        spellCheck={false}
        {...rest}
        id={id}
        value={value}
        onChange={(event) => onValue(event.target.value)}
        aria-invalid={error !== undefined}
        aria-describedby={describe(id, { label, hint, error })}
        className={classes(styles['input'], isMono && 'mono')}
      />
    </Frame>
  );
}

type SelectFieldProps = FieldBase & {
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
} & Omit<SelectHTMLAttributes<HTMLSelectElement>, 'value' | 'onChange' | 'id' | 'className'>;

export function SelectField({ label, hint, error, value, onValue, choices, ...rest }: SelectFieldProps) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <select
        {...rest}
        id={id}
        value={value}
        onChange={(event) => onValue(event.target.value)}
        aria-invalid={error !== undefined}
        aria-describedby={describe(id, { label, hint, error })}
        className={styles['input']}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Frame>
  );
}

type TickFieldProps = {
  readonly label: string;
  readonly checked: boolean;
  readonly onValue: (checked: boolean) => void;
};

export function TickField({ label, checked, onValue }: TickFieldProps) {
  return (
    <label className={styles['tick']}>
      <input type="checkbox" checked={checked} onChange={(event) => onValue(event.target.checked)} />
      {label}
    </label>
  );
}
