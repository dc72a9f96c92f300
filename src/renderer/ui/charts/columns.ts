/** Points of one line as columns of equal length, oldest first. `at`: ms since 1970. */
export type Columns = {
  readonly at: readonly number[];
  readonly min: readonly number[];
  readonly avg: readonly number[];
  readonly max: readonly number[];
  readonly count: readonly number[];
};
type Growing = { at: number[]; min: number[]; avg: number[]; max: number[]; count: number[] };

export const NO_COLUMNS: Columns = { at: [], min: [], avg: [], max: [], count: [] };
const empty = (): Growing => ({ at: [], min: [], avg: [], max: [], count: [] });

type Point = { at: number; min: number; avg: number; max: number; count: number };
const pointAt = (columns: Columns, index: number): Point => ({
  at: columns.at[index] ?? 0,
  min: columns.min[index] ?? Number.NaN,
  avg: columns.avg[index] ?? Number.NaN,
  max: columns.max[index] ?? Number.NaN,
  count: columns.count[index] ?? 0,
});

function push(into: Growing, { at, min, avg, max, count }: Point): void {
  into.at.push(at);
  into.min.push(min);
  into.avg.push(avg);
  into.max.push(max);
  into.count.push(count);
}

/** Adds a point to the last one: the mean weighs by how many samples each stands for, extremes stay extremes. */
function mergeLast(into: Growing, { min, avg, max, count }: Point): void {
  const last = into.at.length - 1;
  const before = into.count[last] ?? 0;
  const total = Math.max(1, before + count);
  into.avg[last] = ((into.avg[last] ?? avg) * before + avg * count) / total;
  into.min[last] = Math.min(into.min[last] ?? min, min);
  into.max[last] = Math.max(into.max[last] ?? max, max);
  into.count[last] = before + count;
}

type Received = { readonly [K in keyof Columns]: readonly (number | null)[] };

/** Only the points that stand for a sample: an empty bucket is no point, whatever is written in it. */
export function measured(columns: Received): Columns {
  const isThere = (index: number) => Number.isFinite(columns.avg[index]) && columns.count[index] !== 0;
  const keep = (values: readonly (number | null)[]) =>
    values.flatMap((value, index) => (isThere(index) ? [value ?? Number.NaN] : []));
  const { at, min, avg, max, count } = columns;
  return { at: keep(at), min: keep(min), avg: keep(avg), max: keep(max), count: keep(count) };
}

/** One point for every `stepMs`, named by its start as the host names its buckets. */
function bucketed(columns: Columns, stepMs: number, firstAt: number): Columns {
  const out = empty();
  for (let index = 0; index < columns.at.length; index += 1) {
    const point = pointAt(columns, index);
    const at = firstAt + Math.floor((point.at - firstAt) / stepMs) * stepMs;
    if (out.at.at(-1) === at) mergeLast(out, point);
    else push(out, { ...point, at });
  }
  return out;
}

/**
 * At most one point for each column of pixels, with extremes kept: nothing that stands out is drawn away.
 *
 * @param most how many points there is room for
 */
export function decimate(columns: Columns, most: number): Columns {
  const [first, last] = [columns.at[0], columns.at.at(-1)];
  if (first === undefined || last === undefined || columns.at.length <= most) return columns;
  return bucketed(columns, Math.ceil((last - first + 1) / Math.max(1, most)), first);
}

/** Index of the first point at or after a moment; the length when there is none. */
export function indexAfter(at: readonly number[], moment: number): number {
  let [low, high] = [0, at.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((at[middle] ?? 0) < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function slice(columns: Columns, from: number, to: number): Columns {
  const [first, end] = [indexAfter(columns.at, from), indexAfter(columns.at, to + 1)];
  if (first === 0 && end === columns.at.length) return columns;
  return {
    at: columns.at.slice(first, end),
    min: columns.min.slice(first, end),
    avg: columns.avg.slice(first, end),
    max: columns.max.slice(first, end),
    count: columns.count.slice(first, end),
  };
}

/**
 * Fresh samples behind known points, in the buckets of those.
 *
 * @param stepMs length of a bucket; 0: every sample is a point of its own
 * @param newest the newest sample already in `known`: older ones are not taken twice
 */
export function extend(known: Columns, fresh: Columns, stepMs: number, newest: number): Columns {
  const first = indexAfter(fresh.at, newest + 1);
  if (first === fresh.at.length) return known;
  const out: Growing = {
    at: [...known.at],
    min: [...known.min],
    avg: [...known.avg],
    max: [...known.max],
    count: [...known.count],
  };
  for (let index = first; index < fresh.at.length; index += 1) {
    const point = pointAt(fresh, index);
    const start = out.at.at(-1);
    if (stepMs > 0 && start !== undefined && point.at < start + stepMs) mergeLast(out, point);
    else if (stepMs > 0 && start !== undefined)
      push(out, { ...point, at: start + Math.floor((point.at - start) / stepMs) * stepMs });
    else push(out, point);
  }
  return out;
}

/** The mean of one line inside a band whose ends come from two others; only moments that all three have. */
export function banded(line: Columns, low: Columns, high: Columns): Columns {
  const out = empty();
  let [lowAt, highAt] = [0, 0];
  for (let index = 0; index < line.at.length; index += 1) {
    const point = pointAt(line, index);
    while ((low.at[lowAt] ?? Infinity) < point.at) lowAt += 1;
    while ((high.at[highAt] ?? Infinity) < point.at) highAt += 1;
    const hasLow = low.at[lowAt] === point.at;
    const hasHigh = high.at[highAt] === point.at;
    push(out, {
      ...point,
      min: hasLow ? (low.min[lowAt] ?? point.min) : point.min,
      max: hasHigh ? (high.max[highAt] ?? point.max) : point.max,
    });
  }
  return out;
}

/** The same values at other moments: the previous period laid over this one. */
export const movedBy = (columns: Columns, ms: number): Columns => ({ ...columns, at: columns.at.map((at) => at + ms) });
