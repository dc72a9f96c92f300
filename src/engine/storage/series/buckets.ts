import type { Column } from './group-chunk.ts';
import { ROLL_UP, type RollUp } from './roll-up.ts';

/** Columns of an answer, one row per point. NaN where nothing was measured; `count` 0 there. `at`: ms since 1970. */
export type Points = {
  readonly at: Float64Array;
  readonly min: Float64Array;
  readonly avg: Float64Array;
  readonly max: Float64Array;
  readonly count: Float64Array;
};

/** Sums samples and roll-ups up into buckets of equal length. */
export class Buckets {
  readonly #from: number;
  readonly #step: number;
  readonly #length: number;
  readonly #min: Float64Array;
  readonly #max: Float64Array;
  readonly #sum: Float64Array;
  readonly #count: Float64Array;

  /** @param from start of the first, ms since 1970 @param step length of each, ms */
  constructor(from: number, step: number, length: number) {
    this.#from = from;
    this.#step = step;
    this.#length = length;
    this.#min = new Float64Array(length).fill(Infinity);
    this.#max = new Float64Array(length).fill(-Infinity);
    this.#sum = new Float64Array(length);
    this.#count = new Float64Array(length);
  }

  /** Samples `first` to `end` of a column whose times count from `start`; they are ascending and within the buckets. */
  addSamples(start: number, column: Column, first: number, end: number): void {
    const { times, values } = column;
    const origin = start - this.#from;
    let index = first;
    while (index < end) {
      const bucket = Math.min(this.#length - 1, Math.floor(((times[index] ?? 0) + origin) / this.#step));
      const until = bucket === this.#length - 1 ? Infinity : (bucket + 1) * this.#step - origin;
      let [sum, min, max] = [0, Infinity, -Infinity];
      const begin = index;
      for (; index < end && (times[index] ?? 0) < until; index += 1) {
        const value = values[index] ?? 0;
        sum += value;
        if (value < min) min = value;
        if (value > max) max = value;
      }
      this.#add(bucket, { min, max, sum, count: index - begin });
    }
  }

  #add(bucket: number, part: { min: number; max: number; sum: number; count: number }): void {
    if (part.min < (this.#min[bucket] ?? 0)) this.#min[bucket] = part.min;
    if (part.max > (this.#max[bucket] ?? 0)) this.#max[bucket] = part.max;
    this.#sum[bucket] = (this.#sum[bucket] ?? 0) + part.sum;
    this.#count[bucket] = (this.#count[bucket] ?? 0) + part.count;
  }

  /** Buckets `first` to `end` of a roll-up with steps of `stepMs`; their starts are within the buckets. */
  addRollUp(start: number, stepMs: number, { data, buckets }: RollUp, range: { first: number; end: number }): void {
    const column = (index: number) => data.subarray(index * buckets, (index + 1) * buckets);
    const mins = column(ROLL_UP.min);
    const avgs = column(ROLL_UP.avg);
    const maxs = column(ROLL_UP.max);
    const counts = column(ROLL_UP.count);
    const [outMin, outMax, outSum, outCount] = [this.#min, this.#max, this.#sum, this.#count];
    const [origin, step] = [start - this.#from, this.#step];
    if (step === stepMs && origin % step === 0) {
      // One bucket each, and nothing is in it yet: a year of many devices is mostly this.
      const shift = origin / step;
      for (let index = range.first; index < range.end; index += 1) {
        const count = counts[index] ?? 0;
        if (!(count > 0)) continue;
        outMin[shift + index] = mins[index] ?? 0;
        outMax[shift + index] = maxs[index] ?? 0;
        outSum[shift + index] = count * (avgs[index] ?? 0);
        outCount[shift + index] = count;
      }
      return;
    }
    for (let index = range.first; index < range.end; index += 1) {
      const count = counts[index] ?? 0;
      if (!(count > 0)) continue;
      const bucket = Math.floor((origin + index * stepMs) / step);
      const min = mins[index] ?? 0;
      const max = maxs[index] ?? 0;
      if (min < (outMin[bucket] ?? 0)) outMin[bucket] = min;
      if (max > (outMax[bucket] ?? 0)) outMax[bucket] = max;
      outSum[bucket] = (outSum[bucket] ?? 0) + count * (avgs[index] ?? 0);
      outCount[bucket] = (outCount[bucket] ?? 0) + count;
    }
  }

  /** @param at starts of the buckets, shared by all series of an answer */
  points(at: Float64Array): Points {
    const [min, max, count] = [this.#min, this.#max, this.#count];
    const avg = this.#sum;
    for (let index = 0; index < this.#length; index += 1) {
      if (count[index] === 0) {
        min[index] = Number.NaN;
        max[index] = Number.NaN;
      }
      avg[index] = (avg[index] ?? 0) / (count[index] ?? 0);
    }
    return { at, min, avg, max, count };
  }
}

/** First index of an ascending column whose time is not before `time`. */
export function indexFrom(times: Float64Array, count: number, time: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
