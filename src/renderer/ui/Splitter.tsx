import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import styles from './Splitter.module.css';
import { useSpeech } from './Translation.tsx';

const STEP = 2;
const LARGE_STEP = 10;
const LEAST = 15;
const MOST = 85;

const within = (share: number): number => Math.min(MOST, Math.max(LEAST, share));
const keyOf = (name: string): string => `ronda.split.${name}`;

function remembered(name: string, otherwise: number): number {
  try {
    const share = Number.parseFloat(window.localStorage.getItem(keyOf(name)) ?? '');
    return Number.isNaN(share) ? otherwise : within(share);
  } catch {
    // Storage may be forbidden.
    return otherwise;
  }
}

function remember(name: string, share: number): void {
  try {
    window.localStorage.setItem(keyOf(name), String(share));
  } catch {
    // As above: it then holds for this window only.
  }
}

type SplitterProps = {
  /** What the size is remembered under. */
  readonly name: string;
  readonly first: ReactNode;
  readonly second: ReactNode;
  /** Share of the first pane in percent. */
  readonly share?: number;
};

/** Two panes and a bar between them, moved by pointer or arrow keys. */
export function Splitter({ name, first, second, share: otherwise = 50 }: SplitterProps) {
  const { t } = useSpeech();
  const box = useRef<HTMLDivElement>(null);
  const [share, setShare] = useState(() => remembered(name, otherwise));
  useEffect(() => {
    box.current?.style.setProperty('--share', `${String(share)}%`);
  }, [share]);
  const change = (next: number): void => {
    const kept = within(next);
    setShare(kept);
    remember(name, kept);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.shiftKey ? LARGE_STEP : STEP;
    const target = { ArrowLeft: share - by, ArrowRight: share + by, Home: LEAST, End: MOST }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    change(target);
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (box.current === null || event.buttons !== 1) return;
    const { left, width } = box.current.getBoundingClientRect();
    if (width > 0) change(((event.clientX - left) / width) * 100);
  };
  return (
    <div ref={box} className={styles['split']}>
      <div className={styles['pane']}>{first}</div>
      <div
        className={styles['bar']}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- <hr> cannot be moved
        role="separator"
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={t('chart.splitter')}
        aria-valuemin={LEAST}
        aria-valuemax={MOST}
        aria-valuenow={Math.round(share)}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onPointerMove}
      />
      <div className={styles['pane']}>{second}</div>
    </div>
  );
}
