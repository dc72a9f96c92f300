import { ChartLine, Table } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import type { Span } from '../../time/range.ts';
import { IconButton } from '../Button.tsx';
import { classes } from '../classes.ts';
import { useCrosshair } from '../crosshair.ts';
import { useShownTheme } from '../ThemeContext.tsx';
import { type Speech, useSpeech } from '../Translation.tsx';
import { ChartTable } from './ChartTable.tsx';
import { decimate } from './columns.ts';
import { CrosshairLayer, Moment, Reading, usePointed } from './CrosshairLayer.tsx';
import { nearest, type Plot, plotWidth, stepped, summaryOf, valueText } from './plot.ts';
import styles from './TimeChart.module.css';
import { momentText } from './time-ticks.ts';
import type { Look } from './time-plot.ts';
import { useDragZoom } from './use-drag-zoom.ts';
import { useHeld, usePlot, useWidth } from './use-plot.ts';

const LARGE_STEP = 10;
/** More entries of a legend, or longer ones, take a second line. */
const MOST_IN_LINE = 3;
const MOST_LETTERS = 36;

/** A plot with what it is about: while that stays the same, a pointer on the chart holds it. */
export type ShownPlot = Plot & { readonly of: string };

export type TimeChartProps = {
  readonly title: string;
  /** "ms · every round": what a point is. */
  readonly resolution: string;
  readonly plot: ShownPlot;
  readonly axisText: (value: number) => string;
  /** The axis goes up to at least this. */
  readonly least?: number;
  readonly isBusy?: boolean;
  /** More controls in the head. */
  readonly actions?: ReactNode;
  readonly onZoom?: (span: Span) => void;
  readonly onBack?: () => void;
};

/** The chart in one sentence, for those who do not see it. */
function sentence(title: string, { span, traces, gaps }: Plot, { t, language }: Speech): string {
  const trace = traces.find(({ look }) => look === 'line') ?? traces[0];
  const summary = trace && summaryOf(trace.points);
  const ends = { from: momentText(span.from, span, language), to: momentText(span.to, span, language) };
  const notes = gaps.length > 0 ? [t('chart.summaryGaps', { count: gaps.length })] : [];
  if (trace === undefined || summary === undefined) return t('chart.summaryNone', { title, ...ends });
  const at = momentText(summary.maxAt, span, language);
  const [avg, min, max] = [trace.format(summary.avg), trace.format(summary.min), trace.format(summary.max)];
  return [t('chart.summary', { title, ...ends, avg, min, max, at }), ...notes].join('; ');
}

const fitted = (plot: Plot, width: number): Plot =>
  width === 0
    ? plot
    : {
        ...plot,
        traces: plot.traces.map((trace) => ({ ...trace, points: decimate(trace.points, plotWidth(width)) })),
      };

/** One or more lines over time, with all that must be known to read them honestly. */
export function TimeChart(props: TimeChartProps) {
  const { title, resolution, isBusy = false } = props;
  const { t } = useSpeech();
  const [isTable, setTable] = useState(false);
  const [isHovered, setHovered] = useState(false);
  const plot = useHeld(props.plot, isHovered);
  const isHeld = plot !== props.plot;
  const [first] = plot.traces;
  return (
    <section className={styles['card']} aria-label={title} aria-busy={isBusy}>
      {isBusy && <span className={styles['busy']} />}
      <header className={styles['head']}>
        <h3 className={styles['title']}>{title}</h3>
        <small className={styles['resolution']}>{resolution}</small>
        {isHeld && (
          <small className={styles['held']} title={t('chart.heldHint')}>
            {t('chart.held')}
          </small>
        )}
        <span className={styles['end']}>
          {plot.traces.length === 1 && first && <Reading plot={plot} index={0} />}
          {props.actions}
        </span>
        <IconButton
          label={t(isTable ? 'chart.showChart' : 'chart.showTable')}
          icon={isTable ? <ChartLine size={14} /> : <Table size={14} />}
          className={styles['toggle']}
          aria-pressed={isTable}
          onClick={() => setTable(!isTable)}
        />
      </header>
      {plot.traces.length > 1 && <Legend plot={plot} />}
      {isTable ? <ChartTable title={title} plot={plot} /> : <Picture {...props} plot={plot} onHover={setHovered} />}
    </section>
  );
}

function Legend({ plot }: { readonly plot: Plot }) {
  const letters = plot.traces.reduce((sum, { label }) => sum + label.length, 0);
  const isLong = plot.traces.length > MOST_IN_LINE || letters > MOST_LETTERS;
  return (
    <ul className={styles['legend']} data-many={isLong}>
      {plot.traces.map((trace, index) => (
        <li key={trace.id} className={styles['entry']} data-token={trace.token}>
          <span className={classes(styles['swatch'], styles[trace.look], trace.readsTop && styles['dense'])} />
          <span className={styles['label']} title={trace.hint ?? trace.label}>
            {trace.label}
          </span>
          <Reading plot={plot} index={index} />
        </li>
      ))}
    </ul>
  );
}

type PictureProps = TimeChartProps & { readonly onHover: (isHovered: boolean) => void };

function Picture(props: PictureProps) {
  const { title, plot, axisText, least = 0, isBusy = false, onZoom, onBack, onHover } = props;
  const speech = useSpeech();
  const { t, language } = speech;
  const theme = useShownTheme();
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = useWidth(box);
  const { drag, handlers } = useDragZoom({ span: plot.span, onZoom });
  const look = useMemo<Look>(() => ({ theme, language, axisText, least }), [theme, language, axisText, least]);
  const drawn = useMemo(() => fitted(plot, width), [plot, width]);
  usePlot(canvas, drawn, look);
  const isEmpty = !isBusy && plot.traces.every(({ points, look: kind }) => kind === 'dashed' || points.at.length === 0);
  return (
    <div ref={box} className={styles['picture']}>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an image that is drawn has no tag of its own */}
      <canvas ref={canvas} role="img" aria-label={sentence(title, plot, speech)} />
      {isEmpty && <p className={styles['empty']}>{t('chart.none')}</p>}
      <CrosshairLayer plot={plot} width={width} drag={drag} />
      <Moment plot={plot} />
      <Hand
        title={title}
        plot={plot}
        pointer={{
          ...handlers,
          onPointerEnter: () => onHover(true),
          onPointerLeave: () => {
            onHover(false);
            handlers.onPointerLeave();
          },
        }}
        onBack={onBack}
      />
    </div>
  );
}

type HandProps = {
  readonly title: string;
  readonly plot: Plot;
  readonly pointer: object;
  readonly onBack: (() => void) | undefined;
};

/** What takes the pointer and the arrow keys: the crosshair as a slider over time. */
function Hand({ title, plot, pointer, onBack }: HandProps) {
  const { t, language } = useSpeech();
  const crosshair = useCrosshair();
  const { at } = usePointed(plot);
  const { span, traces, stepMs } = plot;
  const said = traces.map((trace) => {
    const index = at === undefined ? undefined : nearest(trace.points, at, (trace.stepMs ?? stepMs) * 1.5);
    return `${trace.label} ${index === undefined ? t('chart.noValue') : valueText(trace, index)}`;
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const points = traces[0]?.points;
    if (direction === undefined || points === undefined || event.altKey) return;
    event.preventDefault();
    const next = stepped(points, at, direction * (event.shiftKey ? LARGE_STEP : 1), span);
    if (next !== undefined) crosshair.point(next);
  };
  return (
    <div
      className={styles['hand']}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a range input cannot lie over a drawing and be dragged over
      role="slider"
      tabIndex={0}
      aria-label={t('chart.crosshair', { title })}
      aria-valuemin={span.from}
      aria-valuemax={span.to}
      aria-valuenow={at ?? span.to}
      aria-valuetext={
        at === undefined ? t('chart.crosshairNone') : [momentText(at, span, language), ...said].join(', ')
      }
      {...pointer}
      onDoubleClick={onBack}
      onKeyDown={onKeyDown}
    />
  );
}
