import { MAX_COUNT } from './codecs/value-codec.ts';
import type { Column } from './group-chunk.ts';

const FIRST_ROOM = 16;

/** Moments, ms since the window began, ascending. Shared by all series that were measured together so far. */
type Axis = { times: Float64Array; length: number; owners: number };

/** Samples of one series; only its window changes it. */
export type HeadColumn = { axis: Axis; values: Float64Array; count: number };
type Outcome = 'added' | 'replaced' | 'full';

const grown = (array: Float64Array, length: number): Float64Array => {
  if (length < array.length) return array;
  const larger = new Float64Array(Math.max(FIRST_ROOM, 2 * array.length));
  larger.set(array);
  return larger;
};

/** First place whose moment is not before `time`. */
function lowerBound(times: Float64Array, count: number, time: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The samples of one group in one window that is still open, in memory. */
export class HeadWindow {
  readonly start: number;
  /** Number of the first journal row that holds something of this window. */
  readonly firstRow: number;
  /** When a sample last came, by the clock of this computer, ms since 1970. */
  touchedAt = 0;
  samples = 0;
  /** True once it is sealed: whoever still points here must look again. */
  isClosed = false;
  readonly #columns = new Map<number, HeadColumn>();
  #newest: Axis = { times: new Float64Array(FIRST_ROOM), length: 0, owners: 0 };

  constructor(start: number, firstRow: number) {
    this.start = start;
    this.firstRow = firstRow;
  }

  /** The place for samples of a series, made for one at `time` when there is none. */
  open(series: number, time: number): HeadColumn {
    const known = this.#columns.get(series);
    if (known) return known;
    const column = this.#newColumn(time);
    this.#columns.set(series, column);
    return column;
  }

  /** @param column one of this window @param time ms since the window began */
  put(column: HeadColumn, time: number, value: number): Outcome {
    const { axis, count } = column;
    if (count === MAX_COUNT) return 'full';
    // The three ways of nearly all samples: the first of a moment, the next of the same moment, one after a gap.
    if (count > 0 && (axis.times[count - 1] ?? 0) >= time) return this.#insert(column, time, value);
    if (count < axis.length) {
      if (axis.times[count] !== time) this.#push(this.#own(column), time);
    } else this.#push(axis, time);
    if (count >= column.values.length) column.values = grown(column.values, count);
    column.values[count] = value;
    column.count = count + 1;
    this.samples += 1;
    return 'added';
  }

  #newColumn(time: number): HeadColumn {
    const shared = this.#newest;
    const fits = shared.length === 0 || shared.times[0] === time;
    if (!fits) this.#newest = { times: new Float64Array(FIRST_ROOM), length: 0, owners: 0 };
    this.#newest.owners += 1;
    return { axis: this.#newest, values: new Float64Array(FIRST_ROOM), count: 0 };
  }

  #push(axis: Axis, time: number): void {
    if (axis.length >= axis.times.length) axis.times = grown(axis.times, axis.length);
    axis.times[axis.length] = time;
    axis.length += 1;
  }

  /** From here on the series has moments of its own. Equal ones find each other again when they are sealed. */
  #own(column: HeadColumn): Axis {
    const { axis, count } = column;
    if (axis.owners > 1) {
      axis.owners -= 1;
      const times = new Float64Array(Math.max(FIRST_ROOM, axis.times.length));
      times.set(axis.times.subarray(0, count));
      column.axis = { times, length: count, owners: 1 };
    }
    column.axis.length = count;
    return column.axis;
  }

  #insert(column: HeadColumn, time: number, value: number): Outcome {
    const { count } = column;
    const place = lowerBound(column.axis.times, count, time);
    if (column.axis.times[place] === time) {
      column.values[place] = value;
      return 'replaced';
    }
    const axis = this.#own(column);
    axis.times = grown(axis.times, count);
    column.values = grown(column.values, count);
    axis.times.copyWithin(place + 1, place, count);
    column.values.copyWithin(place + 1, place, count);
    axis.times[place] = time;
    column.values[place] = value;
    axis.length = count + 1;
    column.count = count + 1;
    this.samples += 1;
    return 'added';
  }

  /** Views of what is held, valid until the next sample. */
  column(series: number): Column | undefined {
    const found = this.#columns.get(series);
    if (!found || found.count === 0) return undefined;
    return { series, times: found.axis.times, values: found.values, count: found.count };
  }
  /** Ascending by series. */
  columns(): Column[] {
    const numbers = [...this.#columns.keys()].sort((a, b) => a - b);
    return numbers.map((series) => this.column(series)).filter((column) => column !== undefined);
  }
}
