import type { Columns } from './columns.ts';

/** One bar: how many values lie in [from, to). */
export type Bin = { readonly from: number; readonly to: number; readonly count: number };

const ROUND = [1, 2, 2.5, 5, 10] as const;

/** A round number at or above. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return (ROUND.find((one) => one * power >= value * 0.9999) ?? 10) * power;
}

/** The value below which a share of all lies. */
function quantile(sorted: readonly (readonly [value: number, weight: number])[], share: number): number {
  const total = sorted.reduce((sum, [, weight]) => sum + weight, 0);
  let seen = 0;
  for (const [value, weight] of sorted) {
    seen += weight;
    if (seen >= total * share) return value;
  }
  return sorted.at(-1)?.[0] ?? 0;
}

/**
 * How often which value was measured. The last bar takes in what lies far out, so that one spike does not push
 * everything else into the first.
 *
 * @param most how many bars there is room for
 */
export function binsOf({ avg, count }: Columns, most: number): readonly Bin[] {
  const values = avg.map((value, index) => [value, count[index] ?? 1] as const).toSorted(([a], [b]) => a - b);
  const [lowest, highest] = [values[0]?.[0], values.at(-1)?.[0]];
  if (lowest === undefined || highest === undefined) return [];
  const usual = Math.max(quantile(values, 0.99), lowest);
  const step = roundUp(Math.max((usual - lowest) / Math.max(1, most - 2), usual * 0.002, 0.001));
  const first = Math.floor(lowest / step) * step;
  const bars = Math.max(1, Math.min(most, Math.floor((usual - first) / step) + 1 + (highest > usual ? 1 : 0)));
  const counts = Array.from({ length: bars }, () => 0);
  for (const [value, weight] of values) {
    const index = Math.min(bars - 1, Math.floor((value - first) / step + 1e-9));
    counts[index] = (counts[index] ?? 0) + weight;
  }
  const end = first + bars * step;
  return counts.map((one, index) => ({
    from: first + index * step,
    to: index === bars - 1 ? Math.max(end, highest) : first + (index + 1) * step,
    count: one,
  }));
}
