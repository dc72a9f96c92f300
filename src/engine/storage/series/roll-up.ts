/** Columns of a roll-up, in the order in which they are kept. */
export const ROLL_UP = { min: 0, avg: 1, max: 2, p95: 3, count: 4 } as const;
export const ROLL_UP_COLUMNS = 5;

/** Buckets of one series: five columns of float32, one after the other. An empty bucket has count 0 and NaN. */
export type RollUp = { readonly series: number; readonly buckets: number; readonly data: Float32Array };

let sorted = new Float64Array(256);

/** The smallest of the values that at least 95 % of them do not exceed (nearest rank). */
function percentile95(values: Float64Array, from: number, end: number): number {
  const count = end - from;
  if (sorted.length < count) sorted = new Float64Array(2 * count);
  const part = sorted.subarray(0, count);
  part.set(values.subarray(from, end));
  part.sort();
  return part[Math.ceil(0.95 * count) - 1] ?? Number.NaN;
}

function putBucket(out: RollUp, bucket: number, row: readonly number[]): void {
  for (let column = 0; column < ROLL_UP_COLUMNS; column += 1)
    out.data[column * out.buckets + bucket] = row[column] ?? Number.NaN;
}

export function emptyRollUp(series: number, buckets: number): RollUp {
  const data = new Float32Array(ROLL_UP_COLUMNS * buckets).fill(Number.NaN);
  data.fill(0, ROLL_UP.count * buckets);
  return { series, buckets, data };
}

type Samples = {
  readonly series: number;
  /** ms since the start of the first bucket, ascending */
  readonly times: Float64Array;
  readonly values: Float64Array;
  readonly count: number;
};

/** Sums samples up in buckets of `stepMs`. No bucket is made up: one without samples stays empty. */
export function rollUp({ series, times, values, count }: Samples, stepMs: number, buckets: number): RollUp {
  const out = emptyRollUp(series, buckets);
  let from = 0;
  while (from < count) {
    const bucket = Math.floor((times[from] ?? 0) / stepMs);
    const until = (bucket + 1) * stepMs;
    let sum = 0;
    let min = Infinity;
    let max = -Infinity;
    let end = from;
    for (; end < count && (times[end] ?? 0) < until; end += 1) {
      const value = values[end] ?? Number.NaN;
      sum += value;
      if (value < min) min = value;
      if (value > max) max = value;
    }
    const p95 = min === max ? min : percentile95(values, from, end);
    if (bucket < buckets) putBucket(out, bucket, [min, sum / (end - from), max, p95, end - from]);
    from = end;
  }
  return out;
}

/**
 * Sums `by` buckets up to one. The average is weighted and exact to float32. There is no p95: that of the whole does not
 * follow from those of its parts.
 */
export function coarsen(part: RollUp, by: number): RollUp {
  const out = emptyRollUp(part.series, Math.floor(part.buckets / by));
  const cell = (column: number, bucket: number) => part.data[column * part.buckets + bucket] ?? Number.NaN;
  for (let bucket = 0; bucket < out.buckets; bucket += 1) {
    let [sum, count] = [0, 0];
    let [min, max] = [Infinity, -Infinity];
    for (let index = bucket * by; index < (bucket + 1) * by; index += 1) {
      const weight = cell(ROLL_UP.count, index);
      if (!(weight > 0)) continue;
      count += weight;
      sum += weight * cell(ROLL_UP.avg, index);
      min = Math.min(min, cell(ROLL_UP.min, index));
      max = Math.max(max, cell(ROLL_UP.max, index));
    }
    if (count > 0) putBucket(out, bucket, [min, sum / count, max, Number.NaN, count]);
  }
  return out;
}

/** The first buckets alone. */
export function firstOf({ series, buckets, data }: RollUp, length: number): RollUp {
  const out = emptyRollUp(series, length);
  for (let column = 0; column < ROLL_UP_COLUMNS; column += 1)
    out.data.set(data.subarray(column * buckets, column * buckets + length), column * length);
  return out;
}

/** Copies a part to its place in a longer roll-up of the same series. */
export function place(into: RollUp, part: RollUp, firstBucket: number): void {
  for (let column = 0; column < ROLL_UP_COLUMNS; column += 1) {
    const source = part.data.subarray(column * part.buckets, (column + 1) * part.buckets);
    into.data.set(source, column * into.buckets + firstBucket);
  }
}
