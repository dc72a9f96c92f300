import { useStore } from 'zustand';
import { useCrosshair } from '../crosshair.ts';
import { useSpeech } from '../Translation.tsx';
import { classes } from '../classes.ts';
import { FRAME, nearest, type Plot, plotWidth, valueText, xOf } from './plot.ts';
import styles from './TimeChart.module.css';
import { momentText } from './time-ticks.ts';

/** Where the crosshair is on this chart; undefined when it points past its range. */
export function usePointed({ span }: Pick<Plot, 'span'>): {
  readonly at: number | undefined;
  readonly isPinned: boolean;
} {
  const { store } = useCrosshair();
  const { at, isPinned } = useStore(store);
  const isInside = at !== undefined && at >= span.from && at <= span.to;
  return { at: isInside ? at : undefined, isPinned };
}

type LayerProps = { readonly plot: Plot; readonly width: number; readonly drag?: Drag | undefined };
type Drag = { readonly fromX: number; readonly toX: number };

/** The line of the crosshair and the stretch being dragged over; pointing redraws only this. */
export function CrosshairLayer({ plot, width, drag }: LayerProps) {
  const { at, isPinned } = usePointed(plot);
  const x = at === undefined ? undefined : Math.round(xOf(at, plot.span, width)) + 0.5;
  const left = drag && Math.max(FRAME.left, Math.min(drag.fromX, drag.toX));
  const right = drag && Math.min(FRAME.left + plotWidth(width), Math.max(drag.fromX, drag.toX));
  return (
    <svg className={styles['layer']} aria-hidden="true">
      {left !== undefined && right !== undefined && right > left && (
        <rect x={left} y={0} width={right - left} height="100%" className={styles['drag']} />
      )}
      {x !== undefined && (
        <line x1={x} x2={x} y1={0} y2="100%" className={classes(styles['hair'], isPinned && styles['pinned'])} />
      )}
    </svg>
  );
}

type ReadingProps = { readonly plot: Plot; readonly index: number };

/** What one trace says where the crosshair is; without one, its newest value. */
export function Reading({ plot, index }: ReadingProps) {
  const { t } = useSpeech();
  const { at } = usePointed(plot);
  const trace = plot.traces[index];
  if (trace === undefined) return null;
  const { points } = trace;
  const place =
    at === undefined ? points.at.length - 1 : nearest(points, at, Math.max((trace.stepMs ?? plot.stepMs) * 1.5, 1000));
  const isThere = place !== undefined && points.at[place] !== undefined;
  return <span className={styles['reading']}>{isThere ? valueText(trace, place) : t('common.none')}</span>;
}

/** The moment pointed at, and what happened there. */
export function Moment({ plot }: { readonly plot: Plot }) {
  const { t, language } = useSpeech();
  const { at } = usePointed(plot);
  if (at === undefined) return null;
  const nearMs = (plot.span.to - plot.span.from) / 80;
  const mark = plot.marks.find((one) => Math.abs(one.at - at) < nearMs);
  const gap = plot.gaps.find(({ from, to }) => at >= from && at <= to);
  const what = mark?.text ?? (gap && t(`chart.gap.${gap.reason}`));
  return (
    <span className={styles['moment']}>
      <span className={styles['when']}>{momentText(mark?.at ?? at, plot.span, language)}</span>
      {what !== undefined && <span className={styles['what']}>{what}</span>}
    </span>
  );
}
