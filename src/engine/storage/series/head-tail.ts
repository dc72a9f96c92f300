import { BlockPool, type Blocks } from './block-pool.ts';
import { MAX_COUNT } from './codecs/value-codec.ts';
import type { Column } from './group-chunk.ts';

/** Moments, ms since the window began, ascending. Shared by all series that were measured together so far. */
type Axis = Blocks & { owners: number };

/** Samples of one series; only its tail changes it. */
export type HeadColumn = { axis: Axis; readonly values: Blocks };
export type Outcome = 'added' | 'replaced' | 'full';

const pool = new BlockPool();
export type Take = (length: number) => Float64Array;
const takeNew: Take = (length) => new Float64Array(length);

/** First place whose moment is not before `time`. */
function lowerBound(axis: Axis, count: number, time: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (pool.get(axis, middle) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
const newAxis = (): Axis => ({ list: [], count: 0, owners: 0 });

/** Samples of one group in one window that are not in a chunk yet, in memory. */
export class HeadTail {
  /** Number of the first journal row that holds something of this. */
  readonly firstRow: number;
  samples = 0;
  /** True once it is in a chunk: whoever still points here must look again. */
  isClosed = false;
  readonly #columns = new Map<number, HeadColumn>();
  #newest = newAxis();

  constructor(firstRow: number) {
    this.firstRow = firstRow;
  }

  /** The place for samples of a series, made for one at `time` when there is none. */
  open(series: number, time: number): HeadColumn {
    const known = this.#columns.get(series);
    if (known) return known;
    const fits = this.#newest.count === 0 || pool.get(this.#newest, 0) === time;
    if (!fits) this.#newest = newAxis();
    this.#newest.owners += 1;
    const column: HeadColumn = { axis: this.#newest, values: { list: [], count: 0 } };
    this.#columns.set(series, column);
    return column;
  }

  /** @param column one of this tail @param time ms since the window began */
  put(column: HeadColumn, time: number, value: number): Outcome {
    const { axis, values } = column;
    const { count } = values;
    if (count === MAX_COUNT) return 'full';
    // The three ways of nearly all samples: the first of a moment, the next of the same moment, one after a gap.
    if (count > 0 && pool.get(axis, count - 1) >= time) return this.#insert(column, time, value);
    if (count < axis.count) {
      if (pool.get(axis, count) !== time) pool.push(this.#own(column), time);
    } else pool.push(axis, time);
    pool.push(values, value);
    this.samples += 1;
    return 'added';
  }

  /** From here on the series has moments of its own. Equal ones find each other again when they are sealed. */
  #own(column: HeadColumn): Axis {
    const { axis, values } = column;
    if (axis.owners === 1) {
      // Others who were further have left.
      pool.truncate(axis, values.count);
      return axis;
    }
    axis.owners -= 1;
    column.axis = { ...pool.copyOf(axis, values.count), owners: 1 };
    return column.axis;
  }

  #insert(column: HeadColumn, time: number, value: number): Outcome {
    const place = lowerBound(column.axis, column.values.count, time);
    if (pool.get(column.axis, place) === time) {
      pool.set(column.values, place, value);
      return 'replaced';
    }
    pool.insert(this.#own(column), place, time);
    pool.insert(column.values, place, value);
    this.samples += 1;
    return 'added';
  }

  #contents(series: number, { axis, values }: HeadColumn, times: Map<Axis, Float64Array>, take: Take): Column {
    const { count } = values;
    let moments = times.get(axis);
    if (!moments) {
      moments = take(axis.count);
      pool.copyTo(axis, moments);
      times.set(axis, moments);
    }
    const own = take(count);
    pool.copyTo(values, own);
    return { series, times: moments, values: own, count };
  }
  /** A copy of what is held. */
  column(series: number): Column | undefined {
    const found = this.#columns.get(series);
    return found && found.values.count > 0 ? this.#contents(series, found, new Map(), takeNew) : undefined;
  }
  /** Copies, ascending by series. @param take where they go; into arrays of their own unless told */
  columns(take: Take = takeNew): Column[] {
    const times = new Map<Axis, Float64Array>();
    const filled = [...this.#columns].filter(([, { values }]) => values.count > 0);
    return filled.sort(([a], [b]) => a - b).map(([series, column]) => this.#contents(series, column, times, take));
  }

  /** Gives the memory back; nothing can be put in or read any more. */
  close(): void {
    this.isClosed = true;
    for (const { axis, values } of this.#columns.values()) {
      pool.give(axis);
      pool.give(values);
    }
    this.#columns.clear();
  }
}
