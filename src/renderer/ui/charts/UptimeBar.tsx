import { useId } from 'react';
import type { Span } from '../../time/range.ts';
import { formatAge } from '../ages.ts';
import { classes } from '../classes.ts';
import { useSpeech } from '../Translation.tsx';
import { momentText, ticksOf } from './time-ticks.ts';
import { lengthsOf, type Stretch, type StretchState } from './uptime.model.ts';
import styles from './UptimeBar.module.css';

/** Trouble stands taller than health, what is not known is low and hatched: read without colours. */
const TALL: Readonly<Record<StretchState, number>> = { up: 16, down: 24, maintenance: 16, unknown: 10 };
const HEIGHT = 24;

type UptimeBarProps = { readonly span: Span; readonly stretches: readonly Stretch[] };

/** Up, down, planned work and what was not watched, over time; every state with its word and length. */
export function UptimeBar({ span, stretches }: UptimeBarProps) {
  const speech = useSpeech();
  const { t, language } = speech;
  const hatch = useId();
  const length = Math.max(1, span.to - span.from);
  const percent = (ms: number) => `${String((ms / length) * 100)}%`;
  const parts = lengthsOf(stretches).map(({ state, ms }) => ({
    state,
    text: t('chart.part', { state: t(`states.${state}`), length: formatAge(ms, speech) }),
  }));
  const label = t('chart.uptime', {
    from: momentText(span.from, span, language),
    to: momentText(span.to, span, language),
    parts: parts.map(({ text }) => text).join(', '),
  });
  return (
    <div className={styles['uptime']}>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an image that is drawn has no tag of its own */}
      <svg className={styles['bar']} height={HEIGHT} role="img" aria-label={label}>
        <defs>
          <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse">
            <path d="M-1 7 7-1M-1 1 1-1M5 7 7 5" className={styles['hatch']} />
          </pattern>
        </defs>
        {stretches.map(({ from, to, state }) => (
          <rect
            key={from}
            x={percent(from - span.from)}
            width={percent(to - from)}
            y={HEIGHT - TALL[state]}
            height={TALL[state]}
            className={classes(styles['stretch'], styles[state])}
            {...(state === 'unknown' && { fill: `url(#${hatch})` })}
          >
            <title>
              {`${t(`states.${state}`)}: ${momentText(from, span, language)} – ${momentText(to, span, language)}`}
            </title>
          </rect>
        ))}
      </svg>
      <svg className={styles['ticks']} height={16} aria-hidden="true">
        {ticksOf(span, 5, language).map(({ at, label: text }) => {
          const share = (at - span.from) / length;
          const anchor = share < 0.08 ? 'start' : share > 0.92 ? 'end' : 'middle';
          return (
            <text key={at} x={`${String(share * 100)}%`} y={12} textAnchor={anchor} className={styles['tick']}>
              {text}
            </text>
          );
        })}
      </svg>
      <ul className={styles['legend']} aria-hidden="true">
        {parts.map(({ state, text }) => (
          <li key={state} className={styles['part']}>
            <svg width={12} height={12} viewBox="0 0 12 24" preserveAspectRatio="none">
              <rect
                width={12}
                y={HEIGHT - TALL[state]}
                height={TALL[state]}
                className={classes(styles['stretch'], styles[state])}
                {...(state === 'unknown' && { fill: `url(#${hatch})` })}
              />
            </svg>
            {text}
          </li>
        ))}
      </ul>
    </div>
  );
}
