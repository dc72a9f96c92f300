import type { Points } from './buckets.ts';

export type Aggregate = 'sum' | 'avg' | 'min' | 'max' | 'p95';

/** One number for the values of all series in one bucket; there is at least one value. */
const COMBINE: Readonly<Record<Aggregate, (values: Float64Array) => number>> = {
  sum: (values) => values.reduce((sum, value) => sum + value, 0),
  avg: (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  min: (values) => values.reduce((a, b) => Math.min(a, b), Infinity),
  max: (values) => values.reduce((a, b) => Math.max(a, b), -Infinity),
  p95: (values) => values.sort()[Math.ceil(0.95 * values.length) - 1] ?? Number.NaN,
};

/** Gathers the values that the series have in one bucket. @returns how many */
function gather(columns: readonly Float64Array[], bucket: number, values: Float64Array): number {
  let count = 0;
  for (const column of columns) {
    const value = column[bucket] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    values[count] = value;
    count += 1;
  }
  return count;
}

/**
 * One series for a group of them, bucket by bucket: of the minima, of the averages and of the maxima. Series without a
 * value in a bucket take no part in it; a bucket that none has a value in stays empty. `count` is how many took part.
 */
export function aggregate(series: readonly Points[], at: Float64Array, how: Aggregate): Points {
  const out: Points = {
    at,
    min: new Float64Array(at.length).fill(Number.NaN),
    avg: new Float64Array(at.length).fill(Number.NaN),
    max: new Float64Array(at.length).fill(Number.NaN),
    count: new Float64Array(at.length),
  };
  const values = new Float64Array(series.length);
  for (const name of ['min', 'avg', 'max'] as const) {
    const columns = series.map((points) => points[name]);
    for (let bucket = 0; bucket < at.length; bucket += 1) {
      const count = gather(columns, bucket, values);
      out.count[bucket] = count;
      if (count > 0) out[name][bucket] = COMBINE[how](values.subarray(0, count));
    }
  }
  return out;
}
