import type { ShownTheme } from '../ThemeContext.tsx';
import { tokenColour } from '../palette.ts';
import type { Columns } from './columns.ts';
import { type Mark, type Plot, type Trace } from './plot.ts';

/** Where a plot stands on its canvas, and how its values become pixels. */
export type Area = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: (at: number) => number;
  readonly y: (value: number) => number;
};
type Paper = { readonly context: CanvasRenderingContext2D; readonly area: Area; readonly theme: ShownTheme };

const BREAK_STEPS = 2.5;
const FONT = '11px "IBM Plex Mono", ui-monospace, monospace';

/** Runs of points without a pause: nothing is drawn over a time in which nothing was measured. */
export function runsOf(at: readonly number[], stepMs: number): readonly (readonly [first: number, end: number])[] {
  const runs: [number, number][] = [];
  let first = 0;
  for (let index = 1; index <= at.length; index += 1) {
    const isEnd = index === at.length || (at[index] ?? 0) - (at[index - 1] ?? 0) > stepMs * BREAK_STEPS;
    if (!isEnd) continue;
    runs.push([first, index]);
    first = index;
  }
  return runs;
}

function bandPath({ at, min, max }: Columns, [first, end]: readonly [number, number], { x, y }: Area): Path2D {
  const path = new Path2D();
  for (let index = first; index < end; index += 1) path.lineTo(x(at[index] ?? 0), y(max[index] ?? 0));
  for (let index = end - 1; index >= first; index -= 1) path.lineTo(x(at[index] ?? 0), y(min[index] ?? 0));
  path.closePath();
  return path;
}

function paintBand({ context, area, theme }: Paper, { points, token, opacity = 0.18 }: Trace, stepMs: number): void {
  context.fillStyle = tokenColour(token, theme);
  context.globalAlpha = opacity;
  for (const run of runsOf(points.at, stepMs)) {
    // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas, not an array
    context.fill(bandPath(points, run, area));
  }
  context.globalAlpha = 1;
}

function paintArea({ context, area, theme }: Paper, { points, token }: Trace, stepMs: number): void {
  context.fillStyle = tokenColour(token, theme);
  context.globalAlpha = 0.1;
  for (const [first, end] of runsOf(points.at, stepMs)) {
    const path = new Path2D();
    path.moveTo(area.x(points.at[first] ?? 0), area.y(0));
    for (let index = first; index < end; index += 1)
      path.lineTo(area.x(points.at[index] ?? 0), area.y(points.avg[index] ?? 0));
    path.lineTo(area.x(points.at[end - 1] ?? 0), area.y(0));
    // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas, not an array
    context.fill(path);
  }
  context.globalAlpha = 1;
}

function paintBars({ context, area, theme }: Paper, { points, token }: Trace, stepMs: number): void {
  context.fillStyle = tokenColour(token, theme);
  const height = area.bottom - area.top;
  const wide = Math.max(2, Math.min(12, area.x(stepMs) - area.x(0) - 1));
  for (let index = 0; index < points.at.length; index += 1) {
    const share = (points.avg[index] ?? 0) / 100;
    if (share <= 0) continue;
    const tall = Math.max(2, share * height);
    context.fillRect(area.x(points.at[index] ?? 0) - wide / 2, area.bottom - tall, wide, tall);
  }
}

const hatches = new WeakMap<CanvasRenderingContext2D, { readonly theme: ShownTheme; readonly fill: CanvasPattern }>();

function hatchOf(context: CanvasRenderingContext2D, theme: ShownTheme): CanvasPattern | undefined {
  const known = hatches.get(context);
  if (known?.theme === theme) return known.fill;
  const tile = document.createElement('canvas');
  tile.width = 8;
  tile.height = 8;
  const pen = tile.getContext('2d');
  if (pen === null) return undefined;
  pen.strokeStyle = tokenColour('--control', theme);
  pen.lineWidth = 1;
  pen.globalAlpha = 0.38;
  for (const from of [-8, 0, 8]) {
    pen.moveTo(from, 8);
    pen.lineTo(from + 8, 0);
  }
  pen.stroke();
  const fill = context.createPattern(tile, 'repeat') ?? undefined;
  if (fill) hatches.set(context, { theme, fill });
  return fill;
}

function paintGaps({ context, area, theme }: Paper, gaps: Plot['gaps']): void {
  const hatch = hatchOf(context, theme);
  if (hatch === undefined) return;
  context.fillStyle = hatch;
  for (const { from, to } of gaps) {
    const left = Math.max(area.left, area.x(from));
    const right = Math.min(area.right, area.x(to));
    if (right > left) context.fillRect(left, area.top, Math.max(2, right - left), area.bottom - area.top);
  }
}

export type AxisTicks = {
  readonly x: readonly { readonly at: number; readonly label: string }[];
  readonly y: readonly { readonly value: number; readonly label: string }[];
};

/** Labels of time below, values with their lines at the start. */
export function paintAxes({ context, area, theme }: Paper, { x, y }: AxisTicks): void {
  context.font = FONT;
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  const [line, word] = [tokenColour('--line', theme), tokenColour('--muted', theme)];
  for (const [index, { value, label }] of y.entries()) {
    const at = Math.round(area.y(value));
    // Where values go both ways, zero is the line to read from.
    context.fillStyle = value === 0 && index > 0 ? tokenColour('--control', theme) : line;
    context.fillRect(area.left, at, area.right - area.left, 1);
    context.fillStyle = word;
    context.fillText(label, area.left - 6, at);
  }
  context.textAlign = 'center';
  for (const { at, label } of x) context.fillText(label, area.x(at), area.bottom + 14);
}

/** What stands behind the lines. */
export function paintUnder(paper: Paper, plot: Plot): void {
  paintGaps(paper, plot.gaps);
  for (const trace of plot.traces) {
    const stepMs = trace.stepMs ?? plot.stepMs;
    if (trace.look === 'bars') paintBars(paper, trace, stepMs);
    else if (trace.look === 'band' || trace.hasBand) paintBand(paper, trace, stepMs);
    if (trace.isFilled || (trace.look === 'line' && !trace.hasBand && plot.traces.length === 1))
      paintArea(paper, trace, stepMs);
  }
}

/** More lines than that hide what they stand for. */
const MOST_LINES = 12;

const MARK_LOOKS: Readonly<Record<Mark['level'], string>> = {
  info: '--control',
  warning: '--warn',
  error: '--down',
};

/** Shapes on the time axis: a ring for news, a diamond for a warning, a square for trouble. */
function markPath(level: Mark['level'], x: number, y: number): Path2D {
  const path = new Path2D();
  if (level === 'info') path.arc(x, y, 3, 0, Math.PI * 2);
  if (level === 'error') path.rect(x - 3.5, y - 3.5, 7, 7);
  if (level === 'warning') {
    path.moveTo(x, y - 4.5);
    path.lineTo(x + 4.5, y);
    path.lineTo(x, y + 4.5);
    path.lineTo(x - 4.5, y);
    path.closePath();
  }
  return path;
}

/** What stands on top: the time axis, and events, each with a line through the chart. */
export function paintOver({ context, area, theme }: Paper, marks: readonly Mark[]): void {
  context.fillStyle = tokenColour('--control', theme);
  context.fillRect(area.left, area.bottom, area.right - area.left, 1);
  for (const { at, level } of marks) {
    const x = area.x(at);
    if (x < area.left || x > area.right) continue;
    const colour = tokenColour(MARK_LOOKS[level], theme);
    context.strokeStyle = colour;
    context.lineWidth = 1;
    if (level !== 'info' && marks.length <= MOST_LINES) {
      context.setLineDash([2, 3]);
      context.globalAlpha = 0.6;
      context.beginPath();
      context.moveTo(x, area.top);
      context.lineTo(x, area.bottom);
      context.stroke();
      context.setLineDash([]);
      context.globalAlpha = 1;
    }
    const shape = markPath(level, x, area.bottom);
    context.fillStyle = level === 'info' ? tokenColour('--surface', theme) : colour;
    // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- a canvas, not an array
    context.fill(shape);
    context.lineWidth = 1.5;
    context.stroke(shape);
  }
}
