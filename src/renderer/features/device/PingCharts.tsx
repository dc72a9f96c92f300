import { useMemo } from 'react';
import type { Span } from '../../time/range.ts';
import { BarChart } from '../../ui/charts/BarChart.tsx';
import { binsOf } from '../../ui/charts/bins.ts';
import { banded, type Columns, slice } from '../../ui/charts/columns.ts';
import type { Mark, Trace } from '../../ui/charts/plot.ts';
import { Smoke } from '../../ui/charts/Smoke.tsx';
import { TimeChart } from '../../ui/charts/TimeChart.tsx';
import { SERIES_TOKENS } from '../../ui/palette.ts';
import { type Speech, useSpeech } from '../../ui/Translation.tsx';
import type { ChartTexts } from './chart-texts.ts';
import styles from './DeviceView.module.css';
import type { ChartFrame } from './frame.ts';
import { lineOf, targetOf } from './history.model.ts';

export type ChartProps = {
  readonly frame: ChartFrame;
  readonly marks: readonly Mark[];
  readonly texts: ChartTexts;
  readonly isBusy: boolean;
  readonly onZoom: (span: Span) => void;
  readonly onBack: () => void;
};

/** Loss and jitter so small that they mean nothing must not fill a chart. */
const LEAST_LOSS = 10;
const LEAST_MS = 0.5;
const BINS = 24;

function usePlot(frame: ChartFrame, marks: readonly Mark[], traces: readonly Trace[]) {
  const { span, gaps, values, of } = frame;
  return useMemo(
    () => ({ span, gaps, marks, traces, stepMs: values.stepMs, of }),
    [span, gaps, marks, traces, values.stepMs, of],
  );
}

type GhostOf = { readonly points: Columns | undefined; readonly stepMs: number | undefined };

/** The line of the previous period, where it is asked for. */
const ghostTrace = (ghost: GhostOf, format: Trace['format'], { t }: Speech): readonly Trace[] =>
  ghost.points === undefined
    ? []
    : [
        {
          id: 'previous',
          label: t('device.previous'),
          token: '--muted',
          look: 'dashed',
          points: ghost.points,
          format,
          stepMs: ghost.stepMs ?? 0,
        },
      ];

type LatencyChartProps = ChartProps & {
  readonly isComparing: boolean;
  readonly onCompare: (isComparing: boolean) => void;
};

/** Latency with what disturbs it: jitter as a line, loss as bars. */
export function LatencyChart({ frame, marks, texts, isComparing, onCompare, ...rest }: LatencyChartProps) {
  const speech = useSpeech();
  const { t } = speech;
  const { values, ghost, history } = frame;
  const traces = useMemo(
    (): readonly Trace[] => [
      {
        id: 'latency',
        label: t('device.average'),
        token: '--series-1',
        look: 'line',
        points: values.latency,
        hasBand: true,
        format: texts.ms,
      },
      {
        id: 'jitter',
        label: t('device.jitter'),
        token: '--series-2',
        look: 'line',
        points: values.jitter,
        format: texts.ms,
      },
      {
        id: 'loss',
        label: t('device.loss'),
        hint: t('device.lossBars'),
        token: '--series-3',
        look: 'bars',
        points: values.loss,
        format: texts.pct,
      },
      ...ghostTrace({ points: ghost?.latency, stepMs: ghost?.stepMs }, texts.ms, speech),
    ],
    [values, ghost, texts, speech, t],
  );
  return (
    <TimeChart
      {...rest}
      title={t('device.latency')}
      resolution={texts.resolution(history, true)}
      plot={usePlot(frame, marks, traces)}
      axisText={texts.axisMs}
      least={LEAST_MS}
      actions={
        <button
          type="button"
          className={styles['chip']}
          aria-pressed={isComparing}
          title={t('device.compare')}
          onClick={() => onCompare(!isComparing)}
        >
          {t('device.compareShort')}
        </button>
      }
    />
  );
}

export function SmokeChart({ frame, marks, texts, ...rest }: ChartProps) {
  const { t } = useSpeech();
  const { span, gaps, values, of, history } = frame;
  const plot = useMemo(
    () => ({ span, gaps, marks, stepMs: values.stepMs, of }),
    [span, gaps, marks, values.stepMs, of],
  );
  return (
    <Smoke
      {...rest}
      title={t('device.smoke')}
      resolution={texts.resolution(history, false)}
      spread={values}
      plot={plot}
      axisText={texts.axisMs}
      format={texts.ms}
      least={LEAST_MS}
    />
  );
}

export function LossChart({ frame, marks, texts, ...rest }: ChartProps) {
  const speech = useSpeech();
  const { t } = speech;
  const { values, ghost, history } = frame;
  const traces = useMemo(
    (): readonly Trace[] => [
      {
        id: 'loss',
        label: t('device.loss'),
        token: '--series-3',
        look: 'line',
        points: values.loss,
        hasBand: (history?.stepMs ?? 0) > 0,
        format: texts.pct,
      },
      ...ghostTrace({ points: ghost?.loss, stepMs: ghost?.stepMs }, texts.pct, speech),
    ],
    [values, ghost, history?.stepMs, texts, speech, t],
  );
  return (
    <TimeChart
      {...rest}
      title={t('device.loss')}
      resolution={texts.resolution(history, (history?.stepMs ?? 0) > 0)}
      plot={usePlot(frame, marks, traces)}
      axisText={texts.pct}
      least={LEAST_LOSS}
    />
  );
}

export function JitterChart({ frame, marks, texts, ...rest }: ChartProps) {
  const speech = useSpeech();
  const { t } = speech;
  const { values, ghost, history } = frame;
  const traces = useMemo(
    (): readonly Trace[] => [
      {
        id: 'jitter',
        label: t('device.jitter'),
        token: '--series-2',
        look: 'line',
        points: values.jitter,
        hasBand: (history?.stepMs ?? 0) > 0,
        format: texts.ms,
      },
      ...ghostTrace({ points: ghost?.jitter, stepMs: ghost?.stepMs }, texts.ms, speech),
    ],
    [values, ghost, history?.stepMs, texts, speech, t],
  );
  return (
    <TimeChart
      {...rest}
      title={t('device.jitter')}
      resolution={texts.resolution(history, (history?.stepMs ?? 0) > 0)}
      plot={usePlot(frame, marks, traces)}
      axisText={texts.axisMs}
      least={LEAST_MS / 5}
    />
  );
}

/** Every check that does not already stand for the device, one line each. */
export function ResponseChart({ frame, marks, texts, ...rest }: ChartProps) {
  const { t, say } = useSpeech();
  const { checks, check: main, history, span } = frame;
  const traces = useMemo(
    (): readonly Trace[] =>
      checks
        .filter((check) => check.id !== main?.id)
        .slice(0, SERIES_TOKENS.length)
        .map((check, index) => {
          const line = (metric: Parameters<typeof lineOf>[2]) =>
            slice(lineOf(history, check.id, metric), span.from, span.to);
          return {
            id: check.id,
            label: [say(`checkTypes.${check.type}`), targetOf(check)?.replace(/^\w+:\/\//, '')]
              .filter(Boolean)
              .join(' '),
            token: SERIES_TOKENS[index] ?? '--muted',
            look: 'line',
            points: banded(line('ping.rtt.avg'), line('ping.rtt.min'), line('ping.rtt.max')),
            hasBand: (history?.stepMs ?? 0) > 0,
            format: texts.ms,
            stepMs: Math.max(history?.stepMs ?? 0, check.intervalS * 1000),
          };
        }),
    [checks, main?.id, history, span, texts, say],
  );
  const plot = usePlot(frame, marks, traces);
  if (traces.length === 0)
    return (
      <section className={styles['card']} aria-label={t('device.responses')}>
        <header className={styles['cardHead']}>
          <h3 className={styles['title']}>{t('device.responses')}</h3>
        </header>
        <div className={styles['body']}>
          <p className={styles['faint']}>{t('device.noResponses')}</p>
        </div>
      </section>
    );
  return (
    <TimeChart
      {...rest}
      title={t('device.responses')}
      resolution={texts.resolution(history, (history?.stepMs ?? 0) > 0)}
      plot={plot}
      axisText={texts.axisMs}
      least={LEAST_MS}
    />
  );
}

export function SpreadChart({ frame, texts, isBusy }: ChartProps) {
  const { t } = useSpeech();
  const { latency } = frame.values;
  const bins = useMemo(() => binsOf(latency, BINS), [latency]);
  return (
    <BarChart title={t('device.spread')} unit={t('device.spreadUnit')} bins={bins} format={texts.ms} isBusy={isBusy} />
  );
}
