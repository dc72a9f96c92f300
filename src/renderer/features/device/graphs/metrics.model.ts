import type { DeviceMetric } from '../../../../contract/facts.ts';
import { METRIC_CLASSES } from '../../../../contract/facts.ts';
import { NO_LIMITS } from '../../interfaces/sensors.model.ts';

/** Values that are drawn in one chart: of one kind, one unit and under the same limits. */
export type MetricGroup = {
  readonly key: string;
  readonly class: DeviceMetric['class'];
  /** Kind of sensor, or the name of the only value; undefined where the class says it all. */
  readonly kind: string | undefined;
  readonly unit: string;
  readonly limits: DeviceMetric['limits'];
  readonly metrics: readonly DeviceMetric[];
  /** How many there are beyond those that are drawn. */
  readonly more: number;
};

/** More lines than that nobody tells apart. */
export const MOST_LINES = 8;

const limitsKey = ({ high, warnHigh, low, warnLow }: DeviceMetric['limits']): string =>
  [high, warnHigh, low, warnLow].map((limit) => limit ?? '').join('|');

/** Own values have nothing in common but that somebody asked for them. */
const groupKey = (metric: DeviceMetric): string =>
  metric.class === 'oid'
    ? metric.metric
    : [metric.class, metric.sensor ?? '', metric.unit, limitsKey(metric.limits)].join(' ');

const order = (group: MetricGroup): number => METRIC_CLASSES.indexOf(group.class);

/** The charts of a device: processors first, own values last; in each the largest values when there are too many. */
export function groupsOf(metrics: readonly DeviceMetric[]): readonly MetricGroup[] {
  const groups = new Map<string, DeviceMetric[]>();
  for (const metric of metrics) {
    const key = groupKey(metric);
    groups.set(key, [...(groups.get(key) ?? []), metric]);
  }
  return [...groups]
    .map(([key, members]): MetricGroup => {
      const [first] = members;
      const byValue = members.toSorted((a, b) => (b.value ?? -Infinity) - (a.value ?? -Infinity));
      const drawn = new Set(byValue.slice(0, MOST_LINES));
      return {
        key,
        class: first?.class ?? 'oid',
        kind: first?.class === 'oid' ? first.label : (first?.sensor ?? undefined),
        unit: first?.unit ?? '',
        limits: first?.limits ?? NO_LIMITS,
        metrics: members.filter((metric) => drawn.has(metric)),
        more: members.length - drawn.size,
      };
    })
    .toSorted((a, b) => order(a) - order(b));
}

export type Threshold = { readonly id: keyof DeviceMetric['limits']; readonly value: number; readonly token: string };

/** The limits there are, as lines: the outer ones in the colour of trouble, the inner ones in that of a warning. */
export function thresholdsOf({ high, warnHigh, low, warnLow }: DeviceMetric['limits']): readonly Threshold[] {
  const all = [
    { id: 'high', value: high, token: '--down' },
    { id: 'warnHigh', value: warnHigh, token: '--warn' },
    { id: 'warnLow', value: warnLow, token: '--warn' },
    { id: 'low', value: low, token: '--down' },
  ] as const;
  return all.flatMap((one) => (one.value === null ? [] : [{ ...one, value: one.value }]));
}
