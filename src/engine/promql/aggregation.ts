import type { AggregateExpr } from './ast.ts';
import { dropping, keeping, type Labels, type LabelSpace, NAME } from './labels.ts';
import { plainNumber } from './plain-number.ts';
import { ExactSum, mean, quantile, variance } from './statistics.ts';
import { refuseData, type Sample, type Vector } from './vector.ts';

const LABEL = /^[A-Za-z_][A-Za-z0-9_]*$/;

function sumOf(values: readonly number[]): number {
  const sum = new ExactSum();
  for (const value of values) sum.add(value);
  return sum.value;
}
/** NaN only when there is nothing else. */
const least = (values: readonly number[], sign: 1 | -1): number =>
  values.reduce((best, value) => (sign * value < sign * best || Number.isNaN(best) ? value : best), Number.NaN);

/** The k largest (or smallest) samples, the first of them first; NaN comes last. */
function extremes(samples: Vector, k: number, sign: 1 | -1): Vector {
  const rank = ({ value }: Sample) => (Number.isNaN(value) ? -Infinity : sign * value);
  const order = (a: Sample, b: Sample) =>
    Number(Number.isNaN(a.value)) - Number(Number.isNaN(b.value)) || rank(b) - rank(a) || 0;
  return samples.toSorted(order).slice(0, k);
}

type Param = number | string | undefined;
type Reduce = (values: readonly number[], param: Param) => number;
const REDUCERS: Readonly<Partial<Record<AggregateExpr['aggregator'], Reduce>>> = {
  sum: sumOf,
  avg: (values) => mean(values, 0, values.length),
  min: (values) => least(values, 1),
  max: (values) => least(values, -1),
  count: (values) => values.length,
  group: () => 1,
  stdvar: (values) => variance(values, 0, values.length),
  stddev: (values) => Math.sqrt(variance(values, 0, values.length)),
  quantile: (values, phi) => quantile(Number(phi), values, 0, values.length),
};

/** Carries out one aggregation, with what has been learnt of labels at earlier steps. */
export function createAggregation({ aggregator, grouping }: AggregateExpr, space: LabelSpace) {
  const names = new Set(grouping.labels);
  const groupOf = space.rule(grouping.isWithout ? dropping(new Set([...names, NAME])) : keeping(names));
  const reduce = REDUCERS[aggregator];

  /** How often each value is there, as a label. */
  function counted(samples: Vector, group: Labels, label: string): Vector {
    if (!LABEL.test(label)) throw refuseData(`"${label}" cannot be the name of a label.`);
    return [...Map.groupBy(samples, ({ value }) => plainNumber(value))].map(([text, same]) => ({
      labels: space.of([...group.entries.filter(([name]) => name !== label), [label, text]]),
      value: same.length,
    }));
  }
  function several(samples: Vector, group: Labels, param: Param): Vector {
    if (aggregator === 'count_values') return counted(samples, group, String(param));
    const k = Math.trunc(Number(param));
    if (Number.isNaN(k)) throw refuseData(`"${aggregator}" needs to know how many.`);
    return k < 1 ? [] : extremes(samples, k, aggregator === 'topk' ? 1 : -1);
  }

  return (vector: Vector, param: Param): Vector =>
    [...Map.groupBy(vector, ({ labels }) => groupOf(labels))].flatMap(([labels, samples]) =>
      reduce === undefined
        ? several(samples, labels, param)
        : [
            {
              labels,
              value: reduce(
                samples.map(({ value }) => value),
                param,
              ),
            },
          ],
    );
}
export type Aggregation = ReturnType<typeof createAggregation>;
