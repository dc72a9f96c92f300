import type { Check } from '../../../contract/checks.ts';
import type { Span } from '../../time/range.ts';
import { type Columns, movedBy } from '../../ui/charts/columns.ts';
import type { Gap } from '../../ui/charts/gaps.ts';
import { type CheckHistory, checkHistory, type History } from './history.model.ts';

/** What all charts of the page share. */
export type ChartFrame = {
  readonly span: Span;
  readonly history: History | undefined;
  readonly check: Check | undefined;
  readonly checks: readonly Check[];
  /** Of the check that stands for the device. */
  readonly values: CheckHistory;
  readonly ghost: Ghost | undefined;
  readonly gaps: readonly Gap[];
  /** Which question the data answers. */
  readonly of: string;
};
export type Ghost = {
  readonly latency: Columns;
  readonly loss: Columns;
  readonly jitter: Columns;
  readonly stepMs: number;
};

/** The previous period, moved over the present one. */
export function ghostOf(history: History | undefined, check: Check | undefined, span: Span): Ghost | undefined {
  if (history === undefined) return undefined;
  const length = span.to - span.from;
  const values = checkHistory(history, check, { from: span.from - length, to: span.to - length });
  return {
    latency: movedBy(values.latency, length),
    loss: movedBy(values.loss, length),
    jitter: movedBy(values.jitter, length),
    stepMs: values.stepMs,
  };
}
