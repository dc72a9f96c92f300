import type { Fold } from './source.ts';
import { ExactSum, mean, quantile, regression, type Slice, variance } from './statistics.ts';

/** At least one sample of a series within a range. Times in ms since 1970, the range includes both ends. */
export type Window = Slice & {
  readonly from: number;
  readonly to: number;
  /** The moment that is evaluated. */
  readonly now: number;
};
/** @returns undefined when the series has no result */
type WindowFunction = (window: Window, param: number) => number | undefined;
type Definition = { readonly fold: Fold; readonly of: WindowFunction; readonly keepsName?: boolean };

const valueAt = (window: Slice, index: number): number => window.values[index] ?? Number.NaN;
const timeAt = (window: Slice, index: number): number => window.at[index] ?? Number.NaN;

/** Growth between first and last sample; a counter that went back began again at zero. */
function growth(window: Window, isCounter: boolean): number {
  let result = valueAt(window, window.end - 1) - valueAt(window, window.first);
  if (!isCounter) return result;
  for (let index = window.first + 1; index < window.end; index += 1) {
    const before = valueAt(window, index - 1);
    if (valueAt(window, index) < before) result += before;
  }
  return result;
}

/**
 * Growth over the whole range, as the samples in it let assume: they are extended to the edges of the range where
 * they come close to them, by half an interval where they do not, and a counter never below zero.
 *
 * @see Prometheus, promql/functions.go, extrapolatedRate
 */
function extrapolated(window: Window, isCounter: boolean, isRate: boolean): number | undefined {
  const { first, end, from, to } = window;
  if (end - first < 2) return undefined;
  const result = growth(window, isCounter);
  const sampled = (timeAt(window, end - 1) - timeAt(window, first)) / 1000;
  const interval = sampled / (end - first - 1);
  let toStart = (timeAt(window, first) - from) / 1000;
  const toEnd = (to - timeAt(window, end - 1)) / 1000;
  const initial = valueAt(window, first);
  if (isCounter && result > 0 && initial >= 0) toStart = Math.min(toStart, sampled * (initial / result));
  const threshold = interval * 1.1;
  const extended =
    sampled + (toStart < threshold ? toStart : interval / 2) + (toEnd < threshold ? toEnd : interval / 2);
  return result * (extended / sampled / (isRate ? (to - from) / 1000 : 1));
}

/** From the last two samples alone. */
function instantly(window: Window, isRate: boolean): number | undefined {
  const { first, end } = window;
  if (end - first < 2) return undefined;
  const [before, last] = [valueAt(window, end - 2), valueAt(window, end - 1)];
  const seconds = (timeAt(window, end - 1) - timeAt(window, end - 2)) / 1000;
  if (seconds === 0) return undefined;
  return isRate ? (last < before ? last : last - before) / seconds : last - before;
}

function countTurns(window: Window, isTurn: (before: number, after: number) => boolean): number {
  let count = 0;
  for (let index = window.first + 1; index < window.end; index += 1)
    if (isTurn(valueAt(window, index - 1), valueAt(window, index))) count += 1;
  return count;
}

function best(window: Window, isBetter: (value: number, than: number) => boolean): number {
  let result = valueAt(window, window.first);
  for (let index = window.first + 1; index < window.end; index += 1) {
    const value = valueAt(window, index);
    if (isBetter(value, result) || Number.isNaN(result)) result = value;
  }
  return result;
}

function sum({ values, first, end }: Window): number {
  const total = new ExactSum();
  for (let index = first; index < end; index += 1) total.add(values[index] ?? Number.NaN);
  return total.value;
}

const line = (window: Window, origin: number): { slope: number; intercept: number } | undefined =>
  window.end - window.first < 2 ? undefined : regression(window, origin);

/** Functions of a range vector that give one value a series. `param` is their scalar argument. */
export const WINDOW_FUNCTIONS: ReadonlyMap<string, Definition> = new Map<string, Definition>([
  ['rate', { fold: 'every', of: (window) => extrapolated(window, true, true) }],
  ['increase', { fold: 'every', of: (window) => extrapolated(window, true, false) }],
  ['delta', { fold: 'every', of: (window) => extrapolated(window, false, false) }],
  ['irate', { fold: 'every', of: (window) => instantly(window, true) }],
  ['idelta', { fold: 'every', of: (window) => instantly(window, false) }],
  ['deriv', { fold: 'last', of: (window) => line(window, timeAt(window, window.first))?.slope }],
  [
    'predict_linear',
    {
      fold: 'last',
      of(window, seconds) {
        const fit = line(window, window.now);
        return fit && fit.slope * seconds + fit.intercept;
      },
    },
  ],
  [
    'changes',
    {
      fold: 'every',
      of: (window) => countTurns(window, (a, b) => a !== b && !(Number.isNaN(a) && Number.isNaN(b))),
    },
  ],
  ['resets', { fold: 'every', of: (window) => countTurns(window, (a, b) => b < a) }],
  ['avg_over_time', { fold: 'last', of: ({ values, first, end }) => mean(values, first, end) }],
  ['min_over_time', { fold: 'min', of: (window) => best(window, (value, than) => value < than) }],
  ['max_over_time', { fold: 'max', of: (window) => best(window, (value, than) => value > than) }],
  ['sum_over_time', { fold: 'sum', of: sum }],
  // Each sample counts 1, and a roll-up as many as it stands for.
  ['count_over_time', { fold: 'count', of: sum }],
  ['last_over_time', { fold: 'last', keepsName: true, of: (window) => valueAt(window, window.end - 1) }],
  ['present_over_time', { fold: 'last', of: () => 1 }],
  ['absent_over_time', { fold: 'last', of: () => 1 }],
  ['stdvar_over_time', { fold: 'last', of: ({ values, first, end }) => variance(values, first, end) }],
  ['stddev_over_time', { fold: 'last', of: ({ values, first, end }) => Math.sqrt(variance(values, first, end)) }],
  ['quantile_over_time', { fold: 'last', of: ({ values, first, end }, phi) => quantile(phi, values, first, end) }],
]);
