import type { Check } from '../../../contract/checks.ts';
import type { Output } from '../../../contract/contract.ts';
import type { Device } from '../../../contract/devices.ts';
import { banded, type Columns, extend, measured, NO_COLUMNS, slice } from '../../ui/charts/columns.ts';
import { usualStep } from '../../ui/charts/gaps.ts';
import type { Span } from '../../time/range.ts';

/** What is drawn of every check. Units: ms, and percent for the loss. */
export const METRICS = [
  'ping.rtt.avg',
  'ping.rtt.min',
  'ping.rtt.median',
  'ping.rtt.p95',
  'ping.rtt.max',
  'ping.loss',
  'ping.jitter',
] as const;
type MetricName = (typeof METRICS)[number];
type Answer = Pick<Output<'metrics.query'>, 'stepS' | 'items'>;

/** One line of the host with the newest sample in it. */
type Line = { readonly columns: Columns; readonly newest: number };
export type History = {
  /** 0: every point is a round. */
  readonly stepMs: number;
  /** By "checkId metric". */
  readonly lines: ReadonlyMap<string, Line>;
};

const keyOf = (checkId: string | null, metric: string): string => `${checkId ?? ''} ${metric}`;

/** @param readAt up to when samples are in the answer, ms */
export function historyOf({ stepS, items }: Answer, readAt: number): History {
  const newestOf = (at: readonly number[]) => (stepS === 0 ? (at.at(-1) ?? 0) : readAt);
  return {
    stepMs: stepS * 1000,
    lines: new Map(
      items.map((item) => {
        const columns = measured(item);
        return [keyOf(item.checkId, item.metric), { columns, newest: newestOf(columns.at) }];
      }),
    ),
  };
}

/** History with samples that came since; what is older than `from` is let go. */
export function continued(history: History, { items }: Answer, from: number): History {
  const lines = new Map(history.lines);
  for (const item of items) {
    const fresh = measured(item);
    const key = keyOf(item.checkId, item.metric);
    const known = lines.get(key);
    const columns = extend(known?.columns ?? NO_COLUMNS, fresh, history.stepMs, known?.newest ?? 0);
    if (columns === known?.columns) continue;
    const newest = Math.max(known?.newest ?? 0, fresh.at.at(-1) ?? 0);
    lines.set(key, { columns: slice(columns, from, Infinity), newest });
  }
  return { ...history, lines };
}

/** From when on samples are missing: the line that is furthest behind decides, within reason. */
export function behindFrom({ lines }: History, now: number): number {
  const newest = [...lines.values()].map((line) => line.newest).filter((at) => now - at < 600_000);
  return newest.length === 0 ? now - 60_000 : Math.min(...newest) + 1;
}

export const lineOf = (history: History | undefined, checkId: string | undefined, metric: MetricName): Columns =>
  history?.lines.get(keyOf(checkId ?? null, metric))?.columns ?? NO_COLUMNS;

/** The check whose round-trip times stand for the device: its first ping, else its first check. */
export const mainCheck = ({ checks }: Pick<Device, 'checks'>): Check | undefined =>
  checks.find(({ type, enabled }) => type === 'icmp' && enabled) ?? checks.find(({ enabled }) => enabled) ?? checks[0];

/** What a check looks at besides the address: a port, a URL, a name. */
export function targetOf(check: Check): string | undefined {
  const target = [check['url'], check['port'], check['name']].find(
    (one) => typeof one === 'string' || typeof one === 'number',
  );
  return target === undefined ? undefined : String(target);
}

/** Everything the charts of one check need, of one range. */
export type CheckHistory = {
  readonly latency: Columns;
  readonly min: Columns;
  readonly median: Columns;
  readonly p95: Columns;
  readonly max: Columns;
  readonly loss: Columns;
  readonly jitter: Columns;
  /** How far points lie apart when all is well. */
  readonly stepMs: number;
};

export function checkHistory(history: History | undefined, check: Check | undefined, span: Span): CheckHistory {
  const line = (metric: MetricName) => slice(lineOf(history, check?.id, metric), span.from, span.to);
  const [min, max, loss] = [line('ping.rtt.min'), line('ping.rtt.max'), line('ping.loss')];
  const intervalMs = (check?.intervalS ?? 30) * 1000;
  const stepMs = Math.max(history?.stepMs ?? 0, usualStep(loss.at, intervalMs), intervalMs);
  return {
    latency: banded(line('ping.rtt.avg'), min, max),
    min,
    median: line('ping.rtt.median'),
    p95: line('ping.rtt.p95'),
    max,
    loss,
    jitter: line('ping.jitter'),
    stepMs,
  };
}

/** The range moved on to the newest sample, so that what has just been measured is on the chart. */
export function followed(span: Span, newest: number | undefined): Span {
  const ahead = Math.min(10_000, (newest ?? 0) - span.to);
  return ahead > 0 ? { from: span.from + ahead, to: span.to + ahead } : span;
}
