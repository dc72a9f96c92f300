import type { Column } from './group-chunk.ts';

/** First place of an ascending array whose value is not below `time`. */
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

/** The samples of one series out of several places, as one column. */
export class Combined {
  times: Float64Array;
  values: Float64Array;
  count = 0;
  readonly series: number;

  /** @param room samples expected */
  constructor(series: number, room: number) {
    this.series = series;
    this.times = new Float64Array(room);
    this.values = new Float64Array(room);
  }

  /** Adds a column that is ascending in itself; where a moment is there already, the newer value takes its place. */
  add(column: Column, shiftMs: number): void {
    if (column.count === 0) return;
    this.#makeRoom(this.count + column.count);
    const first = (column.times[0] ?? 0) + shiftMs;
    const { count } = this;
    if (count === 0 || (this.times[count - 1] ?? 0) < first) {
      this.#append(column, shiftMs, 0);
      return;
    }
    // Samples that came late overlap what is there: only that stretch is merged.
    const place = lowerBound(this.times, count, first);
    const [times, values] = [this.times.slice(place, count), this.values.slice(place, count)];
    this.count = place;
    this.#merge({ series: this.series, times, values, count: times.length }, column, shiftMs);
  }

  #makeRoom(count: number): void {
    if (count <= this.times.length) return;
    const [times, values] = [new Float64Array(2 * count), new Float64Array(2 * count)];
    times.set(this.times.subarray(0, this.count));
    values.set(this.values.subarray(0, this.count));
    this.times = times;
    this.values = values;
  }
  #push(time: number, value: number): void {
    this.times[this.count] = time;
    this.values[this.count] = value;
    this.count += 1;
  }
  #append(column: Column, shiftMs: number, from: number): void {
    const { times, values } = this;
    const offset = this.count - from;
    for (let index = from; index < column.count; index += 1)
      times[offset + index] = (column.times[index] ?? 0) + shiftMs;
    values.set(column.values.subarray(from, column.count), this.count);
    this.count += column.count - from;
  }
  #merge(older: Column, newer: Column, shiftMs: number): void {
    let index = 0;
    for (let old = 0; old < older.count; old += 1) {
      const time = older.times[old] ?? 0;
      while (index < newer.count && (newer.times[index] ?? 0) + shiftMs < time) {
        this.#push((newer.times[index] ?? 0) + shiftMs, newer.values[index] ?? 0);
        index += 1;
      }
      if ((newer.times[index] ?? Number.NaN) + shiftMs === time) continue;
      this.#push(time, older.values[old] ?? 0);
    }
    this.#append(newer, shiftMs, index);
  }
}

/** Gathers columns of several series, each as one. */
export class Combining {
  readonly #bySeries = new Map<number, Combined>();

  add(column: Column, shiftMs = 0): void {
    let into = this.#bySeries.get(column.series);
    if (!into) {
      into = new Combined(column.series, 4 * column.count);
      this.#bySeries.set(column.series, into);
    }
    into.add(column, shiftMs);
  }
  get(series: number): Column | undefined {
    return this.#bySeries.get(series);
  }
  /** Ascending by series. */
  columns(): Column[] {
    return [...this.#bySeries.values()].toSorted((a, b) => a.series - b.series);
  }
}
