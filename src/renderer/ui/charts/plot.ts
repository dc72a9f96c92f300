import type { Span } from '../../time/range.ts';
import { type Columns, indexAfter } from './columns.ts';
import type { Gap } from './gaps.ts';

/**
 * Something to draw: `line` (mean, with its minimum to maximum as a band when `hasBand`), `dashed` (a ghost of another
 * time), `band` (minimum to maximum only) or `bars` (a share of the height, 100 % is all of it).
 */
export type Trace = {
  readonly id: string;
  readonly label: string;
  /** What must be known to read it, as a hint at its label. */
  readonly hint?: string;
  /** A colour of the theme: "--series-1". */
  readonly token: string;
  readonly look: 'line' | 'dashed' | 'band' | 'bars';
  readonly points: Columns;
  readonly hasBand?: boolean;
  /** The room between line and zero is filled, too. */
  readonly isFilled?: boolean;
  /** How dense a band is, 0 to 1. */
  readonly opacity?: number;
  readonly format: (value: number) => string;
  /** A band that is read by its upper end alone. */
  readonly readsTop?: boolean;
  /** Where its points lie further apart than those of the plot. */
  readonly stepMs?: number;
};

export const MARK_LEVELS = ['info', 'warning', 'error'] as const;
/** Something that happened, as a shape on the time axis. */
export type Mark = { readonly at: number; readonly level: (typeof MARK_LEVELS)[number]; readonly text: string };

export type Plot = {
  readonly span: Span;
  readonly traces: readonly Trace[];
  readonly gaps: readonly Gap[];
  readonly marks: readonly Mark[];
  /** How far points lie apart, ms: a longer pause breaks the line. */
  readonly stepMs: number;
};

/** Room of the axes, the same in every chart, so that a moment stands at the same place in all of them. */
export const FRAME = { left: 52, right: 8, top: 6, bottom: 22 } as const;

export const plotWidth = (width: number): number => Math.max(1, width - FRAME.left - FRAME.right);
export const xOf = (at: number, span: Span, width: number): number =>
  FRAME.left + ((at - span.from) / Math.max(1, span.to - span.from)) * plotWidth(width);
export const atOf = (x: number, span: Span, width: number): number => {
  const share = Math.min(1, Math.max(0, (x - FRAME.left) / plotWidth(width)));
  return Math.round(span.from + share * (span.to - span.from));
};

/** Index of the point next to a moment; undefined where the nearest is further away than a gap. */
export function nearest(points: Columns, at: number, withinMs: number): number | undefined {
  const after = indexAfter(points.at, at);
  const distance = (index: number) => Math.abs((points.at[index] ?? Infinity) - at);
  const best = distance(after - 1) <= distance(after) ? after - 1 : after;
  return distance(best) <= withinMs ? best : undefined;
}

const NBSP = '\u00a0';

/** Two values as one: the unit once where it is the same. */
export function rangeText(low: string, high: string): string {
  const [number, unit] = low.split(NBSP);
  return unit !== undefined && high.endsWith(`${NBSP}${unit}`) ? `${number ?? ''}–${high}` : `${low} – ${high}`;
}

/** What a trace says at a moment: its mean, or both ends of a band. */
export function valueText({ points, look, format, readsTop }: Trace, index: number): string {
  const [min, avg, max] = [points.min[index], points.avg[index], points.max[index]];
  if (readsTop) return format(max ?? Number.NaN);
  if (look === 'band') return rangeText(format(min ?? Number.NaN), format(max ?? Number.NaN));
  return format(avg ?? Number.NaN);
}

export type Summary = { readonly avg: number; readonly min: number; readonly max: number; readonly maxAt: number };

/** The whole of a line in four numbers; undefined when it has no point. */
export function summaryOf(points: Columns): Summary | undefined {
  let [sum, count, min, max, maxAt] = [0, 0, Infinity, -Infinity, 0];
  for (let index = 0; index < points.at.length; index += 1) {
    const weight = points.count[index] ?? 1;
    sum += (points.avg[index] ?? 0) * weight;
    count += weight;
    min = Math.min(min, points.min[index] ?? min);
    if ((points.max[index] ?? max) > max) [max, maxAt] = [points.max[index] ?? max, points.at[index] ?? 0];
  }
  return count === 0 ? undefined : { avg: sum / count, min, max, maxAt };
}

/** The next point in the direction of an arrow key; a stretch without one is stepped over. */
export function stepped(points: Columns, at: number | undefined, steps: number, span: Span): number | undefined {
  const first = indexAfter(points.at, span.from);
  const last = indexAfter(points.at, span.to + 1) - 1;
  if (last < first) return undefined;
  const now = at === undefined ? last : (nearest(points, at, Infinity) ?? last);
  const index = at === undefined ? last : Math.min(last, Math.max(first, now + steps));
  return points.at[index];
}
