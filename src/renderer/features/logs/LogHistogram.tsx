import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { EVENT_LEVELS } from '../../../contract/logs.ts';
import type { Span } from '../../time/range.ts';
import { ticksOf } from '../../ui/charts/time-ticks.ts';
import { formatAge } from '../../ui/ages.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { useSpeech } from '../../ui/Translation.tsx';
import styles from './LogHistogram.module.css';
import { HistogramTable } from './HistogramTable.tsx';
import { barText, summaryOf } from './histogram-text.ts';
import { type Bucket, totalOf } from './logs.model.ts';

const HEIGHT = 60;
/** Units of the drawing to a bar; it is stretched to the width there is. */
const PITCH = 10;
const TICKS = 8;

type Chosen = { readonly first: number; readonly last: number };
type LogHistogramProps = {
  readonly buckets: readonly Bucket[];
  readonly span: Span;
  readonly onNarrow: (span: Span) => void;
  readonly onBack: (() => void) | undefined;
};

/** How the events of the range lie in time, stacked by level; a part of it can be chosen by pointer or keys. */
export function LogHistogram({ buckets, span, onNarrow, onBack }: LogHistogramProps) {
  const speech = useSpeech();
  const { t } = speech;
  const [isTable, setTable] = useState(false);
  const step = (buckets[0]?.to ?? 0) - (buckets[0]?.from ?? 0);
  return (
    <section className={styles['histogram']} aria-label={t('logs.histogram.title')}>
      <header className={styles['head']}>
        <span>{t('logs.histogram.per', { step: formatAge(step, speech) })}</span>
        <span className={styles['gap']} />
        {onBack && (
          <Button className={styles['small']} onClick={onBack}>
            {t('logs.histogram.back')}
          </Button>
        )}
        <Button className={styles['small']} aria-pressed={isTable} onClick={() => setTable(!isTable)}>
          {t(isTable ? 'logs.histogram.chart' : 'logs.histogram.table')}
        </Button>
      </header>
      {isTable ? (
        <HistogramTable buckets={buckets} span={span} />
      ) : (
        <Bars buckets={buckets} span={span} onNarrow={onNarrow} />
      )}
    </section>
  );
}

/** Which bars are meant, and what keys and pointer make of it. */
function useChoice({ buckets, span, onNarrow }: Omit<LogHistogramProps, 'onBack'>) {
  const [chosen, setChosen] = useState<Chosen>();
  const [isDragging, setDragging] = useState(false);
  const last = buckets.length - 1;
  const narrow = ({ first, last: end }: Chosen): void => {
    const [from, to] = [buckets[Math.min(first, end)], buckets[Math.max(first, end)]];
    setChosen(undefined);
    if (from && to) onNarrow({ from: Math.max(from.from, span.from), to: Math.min(to.to, span.to) });
  };
  const indexAt = (event: PointerEvent<SVGSVGElement>): number => {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    return Math.min(last, Math.max(0, Math.floor(((event.clientX - left) / width) * buckets.length)));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = chosen?.last ?? last;
    const target = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last }[event.key];
    if (target !== undefined) {
      const next = Math.min(last, Math.max(0, chosen === undefined && event.key !== 'Home' ? last : target));
      setChosen({ first: event.shiftKey ? (chosen?.first ?? at) : next, last: next });
    } else if (event.key === 'Enter' && chosen) narrow(chosen);
    else if (event.key === 'Escape' && chosen) setChosen(undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return {
    chosen,
    onKeyDown,
    onBlur: () => setChosen(undefined),
    pointer: {
      onPointerDown: (event: PointerEvent<SVGSVGElement>) => {
        const at = indexAt(event);
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragging(true);
        setChosen({ first: at, last: at });
      },
      onPointerMove: (event: PointerEvent<SVGSVGElement>) => {
        const at = indexAt(event);
        setChosen((before) => ({ first: isDragging ? (before?.first ?? at) : at, last: at }));
      },
      onPointerUp: () => {
        setDragging(false);
        if (isDragging && chosen) narrow(chosen);
      },
      onPointerLeave: () => {
        if (!isDragging) setChosen(undefined);
      },
    },
  };
}

function Bars(props: Omit<LogHistogramProps, 'onBack'>) {
  const { buckets, span } = props;
  const speech = useSpeech();
  const { t, language } = speech;
  const { chosen, onKeyDown, onBlur, pointer } = useChoice(props);
  const most = Math.max(1, ...buckets.map(({ counts }) => totalOf(counts)));
  const width = buckets.length * PITCH;
  const marked = chosen && [buckets[Math.min(chosen.first, chosen.last)], buckets[Math.max(chosen.first, chosen.last)]];
  const said = marked?.[0] && marked[1] ? barText(buckets, marked[0], marked[1], speech) : undefined;
  return (
    <>
      <div
        className={styles['frame']}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an input cannot hold a drawing
        role="slider"
        tabIndex={0}
        aria-label={`${summaryOf(buckets, span, speech)}. ${t('logs.histogram.hint')}`}
        aria-valuemin={0}
        aria-valuemax={Math.max(0, buckets.length - 1)}
        aria-valuenow={chosen?.last ?? Math.max(0, buckets.length - 1)}
        aria-valuetext={said ?? t('logs.histogram.cursor')}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
      >
        <svg
          viewBox={`0 0 ${String(width)} ${String(HEIGHT)}`}
          preserveAspectRatio="none"
          className={styles['bars']}
          aria-hidden="true"
          {...pointer}
        >
          {chosen && (
            <rect
              x={Math.min(chosen.first, chosen.last) * PITCH}
              y={0}
              width={(Math.abs(chosen.last - chosen.first) + 1) * PITCH}
              height={HEIGHT}
              className={styles['chosen']}
            />
          )}
          {buckets.map((bucket, index) => (
            <Bar key={bucket.from} bucket={bucket} x={index * PITCH} most={most} />
          ))}
        </svg>
        {said !== undefined && <output className={styles['said']}>{said}</output>}
      </div>
      <div className={styles['axis']} aria-hidden="true">
        {ticksOf(span, TICKS, language).map(({ at, label }) => (
          <Tick key={at} share={(at - span.from) / (span.to - span.from)} label={label} />
        ))}
      </div>
    </>
  );
}

type BarProps = { readonly bucket: Bucket; readonly x: number; readonly most: number };

/** One bar: errors at the foot, then warnings, then what is only told. */
function Bar({ bucket, x, most }: BarProps) {
  let foot = HEIGHT;
  return EVENT_LEVELS.toReversed().map((level) => {
    const count = bucket.counts[level];
    if (count === 0) return null;
    // One event among many must still be seen.
    const height = Math.max(2, (count / most) * (HEIGHT - 4));
    foot -= height;
    return <rect key={level} x={x + 1} y={foot} width={PITCH - 2} height={height} className={styles[level]} />;
  });
}

const Tick = ({ share, label }: { readonly share: number; readonly label: string }) => (
  <span
    className={classes(styles['tick'], share > 0.96 && styles['atEnd'], share < 0.02 && styles['atStart'])}
    ref={(element) => element?.style.setProperty('--at', `${String(share * 100)}%`)}
  >
    {label}
  </span>
);
