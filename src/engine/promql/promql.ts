import { Fault } from '../../contract/faults.ts';
import type { Budget } from './budget.ts';
import { Evaluation, type Grid, type Line } from './evaluation.ts';
import { parseQuery } from './parser.ts';
import type { SampleSource } from './source.ts';

export { createBudget, createTurns, type Budget } from './budget.ts';
export { durationMs } from './duration.ts';
export type { Grid } from './evaluation.ts';
export { matchesAll, type Matcher } from './matcher.ts';
export { parseSelector } from './parser.ts';
export type { Fold, Sampled, SampleSource, Selected, Selection } from './source.ts';

/** One series of an answer: times in ms since 1970, ascending. */
export type AnswerLine = {
  readonly labels: Readonly<Record<string, string>>;
  readonly at: readonly number[];
  readonly values: readonly number[];
};
export type Answer =
  | { readonly type: 'vector' | 'matrix'; readonly lines: readonly AnswerLine[] }
  | { readonly type: 'scalar'; readonly at: number; readonly value: number }
  | { readonly type: 'string'; readonly at: number; readonly value: string };

/** More moments than a screen has columns help nobody; as in Prometheus. */
export const MAX_POINTS = 11_000;

const linesOf = (lines: readonly Line[]): readonly AnswerLine[] =>
  lines.map(({ labels, at, values }) => ({ labels: Object.fromEntries(labels.entries), at, values }));

/**
 * Value of a PromQL expression at one moment (ms since 1970).
 *
 * @throws {Fault} `invalid-input` (the query is not right), `unsupported` (the data or the budget do not allow it),
 *   `timeout`
 */
export async function evaluateAt(text: string, at: number, source: SampleSource, budget: Budget): Promise<Answer> {
  const expr = parseQuery(text);
  if (expr.kind === 'string') return { type: 'string', at, value: expr.value };
  const grid: Grid = { start: at, end: at, stepMs: 1 };
  const evaluation = new Evaluation(source, budget, grid);
  if (expr.type === 'matrix' && (expr.kind === 'selector' || expr.kind === 'subquery'))
    return { type: 'matrix', lines: linesOf(await evaluation.windows(expr, at)) };
  const lines = await evaluation.lines(expr, grid);
  if (expr.type === 'vector') return { type: 'vector', lines: linesOf(lines) };
  return { type: 'scalar', at, value: lines[0]?.values[0] ?? Number.NaN };
}

/**
 * Values of a PromQL expression over a range, as series by their labels.
 *
 * @throws {Fault} as `evaluateAt`; `invalid-input` also for a grid that is none or has too many moments
 */
export async function evaluateRange(text: string, grid: Grid, source: SampleSource, budget: Budget): Promise<Answer> {
  if (!(grid.stepMs > 0)) throw new Fault('invalid-input', 'The step must be longer than nothing.');
  if (grid.end < grid.start) throw new Fault('invalid-input', 'The end of the range must not be before its start.');
  if ((grid.end - grid.start) / grid.stepMs > MAX_POINTS)
    throw new Fault(
      'invalid-input',
      `The answer would have more than ${String(MAX_POINTS)} points a series; take a larger step.`,
    );
  const expr = parseQuery(text);
  if (expr.type !== 'vector' && expr.type !== 'scalar')
    throw new Fault('invalid-input', 'A range of time needs an expression that is a scalar or an instant vector.');
  return { type: 'matrix', lines: linesOf(await new Evaluation(source, budget, grid).sortedLines(expr, grid)) };
}
