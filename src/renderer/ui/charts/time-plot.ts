import {
  Chart,
  LinearScale,
  LineController,
  LineElement,
  type Plugin,
  PointElement,
  type ScaleOptions,
} from 'chart.js';
import { tokenColour } from '../palette.ts';
import type { ShownTheme } from '../ThemeContext.tsx';
import { type Area, type AxisTicks, paintAxes, paintOver, paintUnder, runsOf } from './paint.ts';
import { FRAME, type Plot, type Trace } from './plot.ts';
import { lowOf, topOf, valueTicks } from './scale.ts';
import { ticksOf } from './time-ticks.ts';

Chart.register(LineController, LineElement, PointElement, LinearScale);

/** How a plot is shown. */
export type Look = {
  readonly theme: ShownTheme;
  readonly language: string;
  readonly axisText: (value: number) => string;
  /** The axis goes up to at least this. */
  readonly least: number;
};
export type TimePlot = { draw(plot: Plot, look: Look): void; dispose(): void };

type Shown = { plot: Plot; look: Look };
type Dot = { x: number; y: number };
const LABEL_PX = 64;
/** Half the width of a letter of a label. */
const HALF_LETTER_PX = 3.3;

/** A line for Chart.js: a point that is no number breaks it. */
function dotsOf({ points }: Trace, stepMs: number): Dot[] {
  const dots: Dot[] = [];
  for (const [first, end] of runsOf(points.at, stepMs)) {
    if (dots.length > 0) dots.push({ x: points.at[first] ?? 0, y: Number.NaN });
    for (let index = first; index < end; index += 1)
      dots.push({ x: points.at[index] ?? 0, y: points.avg[index] ?? Number.NaN });
  }
  return dots;
}

const lineOf = (trace: Trace, index: number, { plot, look }: Shown) => ({
  data: dotsOf(trace, trace.stepMs ?? plot.stepMs),
  borderColor: tokenColour(trace.token, look.theme),
  borderWidth: trace.look === 'dashed' ? 1.2 : 1.5,
  // From the fifth on colours alone are not told apart by everyone.
  borderDash: trace.look === 'dashed' ? [4, 3] : index > 3 ? [8, 2] : [],
});

function areaOf(chart: Chart<'line'>): Area | undefined {
  const { x, y } = chart.scales;
  if (x === undefined || y === undefined) return undefined;
  const { left, right, top, bottom } = chart.chartArea;
  const [first, span] = [x.min, x.max - x.min];
  const [low, height] = [y.min, bottom - top];
  const reach = y.max - low;
  return {
    left,
    right,
    top,
    bottom,
    // By hand: the methods of the scales cost more than the drawing.
    x: (at) => left + ((at - first) / span) * (right - left),
    y: (value) => bottom - ((value - low) / reach) * height,
  };
}

const valuesOf = ({ plot, look }: Shown): readonly number[] =>
  valueTicks(topOf(plot.traces, look.least), lowOf(plot.traces));

/** Where both axes begin and end. */
function endsOf(shown: Shown) {
  const values = valuesOf(shown);
  const { from, to } = shown.plot.span;
  return { x: { min: from, max: to }, y: { min: values[0] ?? 0, max: values.at(-1) ?? 1 } };
}

/** The labels there is room for; one at the very end would be cut. */
function ticksFor(shown: Shown, area: Area): AxisTicks {
  const { plot, look } = shown;
  const wide = area.right - area.left;
  const msPerPx = (plot.span.to - plot.span.from) / wide;
  const endsBefore = (label: string) => plot.span.to - msPerPx * (label.length * HALF_LETTER_PX - FRAME.right + 1);
  return {
    x: ticksOf(plot.span, Math.max(2, Math.floor(wide / LABEL_PX)), look.language).filter(
      ({ at, label }) => at <= endsBefore(label),
    ),
    y: valuesOf(shown).map((value) => ({
      value,
      label: value === 0 ? '0' : look.axisText(value),
    })),
  };
}

/** Axes, bands, bars and gaps behind the lines, events before them. */
const painter = (shown: Shown): Plugin<'line'> => ({
  id: 'painter',
  beforeDatasetsDraw(chart) {
    const area = areaOf(chart);
    if (!area) return;
    chart.ctx.save();
    paintAxes({ context: chart.ctx, area, theme: shown.look.theme }, ticksFor(shown, area));
    chart.ctx.beginPath();
    chart.ctx.rect(area.left, area.top, area.right - area.left, area.bottom - area.top);
    chart.ctx.clip();
    paintUnder({ context: chart.ctx, area, theme: shown.look.theme }, shown.plot);
    chart.ctx.restore();
  },
  afterDraw(chart) {
    const area = areaOf(chart);
    if (!area) return;
    chart.ctx.save();
    paintOver({ context: chart.ctx, area, theme: shown.look.theme }, shown.plot.marks);
    chart.ctx.restore();
  },
});

/** Only a scale: its labels and lines are painted with the rest, which is several times faster than Chart.js's own. */
const BARE: ScaleOptions<'linear'> = {
  type: 'linear',
  display: false,
  afterBuildTicks: (axis) => {
    axis.ticks = [];
  },
};

/** Puts one chart on a canvas. It is made once; new data is drawn into it. */
export function createTimePlot(canvas: HTMLCanvasElement, first: Shown): TimePlot {
  const shown: Shown = { ...first };
  const chart = new Chart<'line', Dot[]>(canvas, {
    type: 'line',
    data: { datasets: [] },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      parsing: false,
      normalized: true,
      events: [],
      layout: { padding: { ...FRAME } },
      elements: {
        point: { radius: 0, hitRadius: 0, hoverRadius: 0 },
        line: { borderJoinStyle: 'round', spanGaps: false },
      },
      scales: { x: { ...BARE }, y: { ...BARE, min: 0 } },
    },
    plugins: [painter(shown)],
  });

  let drawn = '';
  /** Everything: other lines, another theme. */
  function redraw(lines: readonly Trace[]): void {
    const { x, y } = chart.options.scales ?? {};
    if (x) Object.assign(x, endsOf(shown).x);
    if (y) Object.assign(y, endsOf(shown).y);
    chart.data.datasets = lines.map((trace, index) => lineOf(trace, index, shown));
    chart.update('none');
  }
  /** The same lines a moment later: only scales and points move, which is what a live chart does all day. */
  function move(lines: readonly Trace[]): void {
    for (const [name, ends] of Object.entries(endsOf(shown))) {
      Object.assign(chart.options.scales?.[name] ?? {}, ends);
      const scale = chart.scales[name];
      if (scale === undefined) continue;
      // Which points are in sight is decided by what the options said when everything was last drawn.
      Object.assign(scale, ends, { _userMin: ends.min, _userMax: ends.max });
      scale.configure();
    }
    for (const [index, trace] of lines.entries()) {
      const dataset = chart.data.datasets[index];
      if (dataset) dataset.data = dotsOf(trace, trace.stepMs ?? shown.plot.stepMs);
      const { controller } = chart.getDatasetMeta(index);
      controller.buildOrUpdateElements(false);
      controller.update('none');
    }
    chart.draw();
  }

  function draw(plot: Plot, look: Look): void {
    shown.plot = plot;
    shown.look = look;
    const lines = plot.traces.filter((trace) => trace.look === 'line' || trace.look === 'dashed');
    const kind = [look.theme, ...lines.map(({ id, look: kindOfLine }) => `${id} ${kindOfLine}`)].join('|');
    if (kind === drawn) move(lines);
    else redraw(lines);
    drawn = kind;
  }
  draw(first.plot, first.look);
  return { draw, dispose: () => chart.destroy() };
}
