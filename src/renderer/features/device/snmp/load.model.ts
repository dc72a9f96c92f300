import type { DeviceMetric } from '../../../../contract/facts.ts';
import { BUSY_PCT, FULL_PCT } from '../../interfaces/port.model.ts';

/** One bar: processors together, memory and storage each for itself. */
export type Load = {
  readonly key: string;
  readonly kind: 'processor' | 'memory' | 'storage';
  /** Empty where all are meant. */
  readonly label: string;
  /** How many are in it. */
  readonly count: number;
  readonly pct: number;
};

const isPct = ({ unit, value }: DeviceMetric): boolean => unit === '%' && value !== null;

/** Processors, memory and storage in percent: many processors are one bar, for a wall of small ones says nothing. */
export function loadsOf(metrics: readonly DeviceMetric[]): readonly Load[] {
  const of = (kind: Load['kind']) => metrics.filter((metric) => metric.class === kind && isPct(metric));
  const single = (metric: DeviceMetric, kind: Load['kind']): Load => ({
    key: metric.metric,
    kind,
    label: metric.label,
    count: 1,
    pct: metric.value ?? 0,
  });
  const processors = of('processor');
  const [first] = processors;
  const all: readonly Load[] =
    first === undefined
      ? []
      : processors.length === 1
        ? [single(first, 'processor')]
        : [
            {
              key: 'processors',
              kind: 'processor',
              label: '',
              count: processors.length,
              pct: processors.reduce((sum, { value }) => sum + (value ?? 0), 0) / processors.length,
            },
          ];
  const fullest = (kind: 'memory' | 'storage') =>
    of(kind)
      .map((metric) => single(metric, kind))
      .toSorted((a, b) => b.pct - a.pct);
  return [...all, ...fullest('memory'), ...fullest('storage')];
}

export const levelOf = (pct: number): 'fine' | 'busy' | 'full' =>
  pct >= FULL_PCT ? 'full' : pct >= BUSY_PCT ? 'busy' : 'fine';
