import type { DeviceMetric } from '../../../../contract/facts.ts';
import { useApp, useAppState } from '../../../store/AppProvider.tsx';
import { isLiveRange, type Span, spanOf, type TimeRange } from '../../../time/range.ts';
import { type Columns, measured } from '../../../ui/charts/columns.ts';
import { isoSpan, rangeKey } from '../use-history.ts';
import { type Reading, useReading } from '../use-reading.ts';

const POINTS = 360;
const REREAD_MS = 30_000;

export type MetricSeries = {
  readonly stepMs: number;
  readonly span: Span;
  readonly lines: ReadonlyMap<string, Columns>;
};
type Question = { readonly id: string; readonly metrics: readonly DeviceMetric[]; readonly range: TimeRange };

/** Some values of a device over a range; nothing is asked for until somebody looks. */
export function useMetricSeries(
  { id, metrics, range }: Question,
  isWanted: boolean,
): Reading<MetricSeries | undefined> {
  const { call, store } = useApp();
  const isPaused = useAppState((state) => state.isPaused);
  const names = metrics.map(({ metric }) => metric);
  return useReading({
    key: `${id} ${names.join(' ')} ${rangeKey(range)} ${String(isWanted)}`,
    everyMs: isWanted && isLiveRange(range) && !isPaused ? REREAD_MS : undefined,
    read: async () => {
      if (!isWanted) return undefined;
      const { now } = store.getState();
      const span = spanOf(range, now) ?? { from: now - 3_600_000, to: now };
      const answers = await Promise.all(
        names.map((metric) => call('metrics.series', { id, metric, ...isoSpan(span), points: POINTS })),
      );
      const lines = answers.flatMap((answer, index) => {
        const [item] = answer?.items ?? [];
        return item === undefined ? [] : [[names[index] ?? '', measured(item)] as const];
      });
      const stepS = Math.max(0, ...answers.map((answer) => answer?.stepS ?? 0));
      return { span, stepMs: stepS * 1000, lines: new Map(lines) };
    },
  });
}
