import type { Trace } from './plot.ts';

const ROUND = [1, 2, 2.5, 5, 10] as const;
const STEPS = 3;

/** Round values from zero up to at least `top` and down to at least `low`, three to six of them. */
export function valueTicks(top: number, low = 0): readonly number[] {
  const rough = Math.max(top - low, Number.MIN_VALUE * 1e300) / STEPS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = (ROUND.find((one) => one * power >= rough * 0.999) ?? 10) * power;
  const below = Math.ceil((-low / step) * 0.999);
  const above = Math.max(below === 0 ? 1 : 0, Math.ceil((top / step) * 0.999));
  return Array.from({ length: below + above + 1 }, (_, index) => Number(((index - below) * step).toPrecision(12)));
}

/** The highest value that is drawn on the value axis, bands included; `least` for what would else be a flat line. */
export function topOf(traces: readonly Trace[], least: number): number {
  let top = least;
  for (const { look, hasBand, points } of traces) {
    if (look === 'bars') continue;
    for (const value of look === 'band' || hasBand ? points.max : points.avg) if (value > top) top = value;
  }
  return top;
}

/** The lowest value that is drawn; zero where nothing is below it. */
export function lowOf(traces: readonly Trace[]): number {
  let low = 0;
  for (const { look, hasBand, points } of traces) {
    if (look === 'bars') continue;
    for (const value of look === 'band' || hasBand ? points.min : points.avg) if (value < low) low = value;
  }
  return low;
}
