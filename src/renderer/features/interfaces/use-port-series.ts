import type { Output } from '../../../contract/contract.ts';
import type { InterfaceMetric } from '../../../contract/interface-metrics.ts';
import { useApp, useAppState } from '../../store/AppProvider.tsx';
import { isLiveRange, type Span, spanOf, type TimeRange } from '../../time/range.ts';
import { type Columns, NO_COLUMNS } from '../../ui/charts/columns.ts';
import { isoSpan, rangeKey } from '../device/use-history.ts';
import { type Reading, useReading } from '../device/use-reading.ts';

/** As many points as a chart beside a table has pixels. */
const POINTS = 360;
const REREAD_MS = 15_000;

export const PORT_METRICS = [
  'if.in.bps',
  'if.out.bps',
  'if.in.unicast',
  'if.out.unicast',
  'if.in.multicast',
  'if.out.multicast',
  'if.in.broadcast',
  'if.out.broadcast',
  'if.in.errors',
  'if.out.errors',
  'if.in.discards',
  'if.out.discards',
] as const satisfies readonly InterfaceMetric[];

type Item = Output<'interfaces.series'>['items'][number];
export type PortSeries = {
  readonly stepMs: number;
  readonly span: Span;
  readonly lines: ReadonlyMap<string, Columns>;
};

/** A line of the host as columns of a chart. */
export function columnsOf({ at, min, avg, max }: Pick<Item, 'at' | 'min' | 'avg' | 'max'>): Columns {
  return { at, min, avg, max, count: at.map(() => 1) };
}

/** The same line below zero, for a chart in which one direction goes down. */
export const mirrored = ({ at, min, avg, max, count }: Columns): Columns => ({
  at,
  min: max.map((value) => -value),
  avg: avg.map((value) => -value),
  max: min.map((value) => -value),
  count,
});

export const lineOf = (series: PortSeries | undefined, metric: InterfaceMetric): Columns =>
  series?.lines.get(metric) ?? NO_COLUMNS;

/** Everything that is drawn of a port over a range, read again while the range ends now. */
export function usePortSeries(id: string, range: TimeRange, metrics: readonly InterfaceMetric[]): Reading<PortSeries> {
  const { call, store } = useApp();
  const isPaused = useAppState((state) => state.isPaused);
  return useReading({
    key: `${id} ${rangeKey(range)}`,
    everyMs: isLiveRange(range) && !isPaused ? REREAD_MS : undefined,
    read: async () => {
      const { now } = store.getState();
      const span = spanOf(range, now) ?? { from: now - 3_600_000, to: now };
      const answer = await call('interfaces.series', {
        id,
        metric: [...metrics],
        ...isoSpan(span),
        points: POINTS,
      });
      return {
        span,
        stepMs: answer.stepS * 1000,
        lines: new Map(answer.items.map((item) => [item.metric, columnsOf(item)])),
      };
    },
  });
}
