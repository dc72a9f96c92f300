import { useEffect, useId, useState } from 'react';
import type { Output } from '../../../contract/contract.ts';
import { useApp, useAppState } from '../../store/AppProvider.tsx';
import styles from './Wizard.module.css';

type Counted = Output<'discovery.targets'>;
/** So long after the last key the host is asked. */
const SETTLE_MS = 250;

/** How many addresses some targets are, by the host; the last answer while the next is awaited. */
export function useTargets(targets: readonly string[], exclude: string) {
  const { call } = useApp();
  const isLive = useAppState(({ connection }) => connection === 'live');
  const [counted, setCounted] = useState<Counted>();
  const [problem, setProblem] = useState<unknown>();
  const asked = JSON.stringify({ targets, exclude: exclude.trim() === '' ? [] : [exclude] });
  useEffect(() => {
    if (!isLive) return undefined;
    let isGone = false;
    const timer = setTimeout(() => {
      call('discovery.targets', JSON.parse(asked) as { targets: string[]; exclude: string[] }).then(
        (value) => {
          if (isGone) return;
          setCounted(value);
          setProblem(undefined);
        },
        (thrown: unknown) => {
          if (!isGone) setProblem(thrown);
        },
      );
    }, SETTLE_MS);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [call, isLive, asked]);
  return { counted, problem };
}

type AddressAreaProps = {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly errors: Counted['errors'];
};

/** Addresses in any notation, also pasted ones. */
export function AddressArea({ label, hint, value, onValue, errors }: AddressAreaProps) {
  const id = useId();
  return (
    <div className={styles['area']}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        className="mono"
        rows={2}
        spellCheck={false}
        value={value}
        aria-invalid={errors.length > 0}
        aria-describedby={`${id}-note`}
        onChange={({ target }) => onValue(target.value)}
      />
      <small id={`${id}-note`} className={errors.length > 0 ? styles['errors'] : styles['note']}>
        {errors.length > 0 ? errors.map(({ text, message }) => `${text}: ${message}`).join(' ') : hint}
      </small>
    </div>
  );
}
