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

function columnsOf({ data, buckets }: RollUp) {
  const column = (index: number) => data.subarray(index * buckets, (index + 1) * buckets);
  return {
    mins: column(ROLL_UP.min),
    avgs: column(ROLL_UP.avg),
    maxs: column(ROLL_UP.max),
    counts: column(ROLL_UP.count),
  };
}

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
  addRollUp(start: number, stepMs: number, part: RollUp, range: { first: number; end: number }): void {
    const origin = start - this.#from;
    // A year of many devices is mostly the first.
    if (this.#step === stepMs && origin % stepMs === 0) this.#copy(part, range, origin / stepMs);
    else this.#sumUp(part, range, (index) => Math.floor((origin + index * stepMs) / this.#step));
  }
  /** One bucket each, and nothing is in it yet: a moment is in one place. */
  #copy(part: RollUp, { first, end }: { first: number; end: number }, shift: number): void {
    const { mins, avgs, maxs, counts } = columnsOf(part);
    const [outMin, outMax, outSum, outCount] = [this.#min, this.#max, this.#sum, this.#count];
    for (let index = first; index < end; index += 1) {
      const count = counts[index] ?? 0;
      if (!(count > 0)) continue;
      outMin[shift + index] = mins[index] ?? 0;
      outMax[shift + index] = maxs[index] ?? 0;
      outSum[shift + index] = count * (avgs[index] ?? 0);
      outCount[shift + index] = count;
    }
  }
  #sumUp(part: RollUp, { first, end }: { first: number; end: number }, bucketOf: (index: number) => number): void {
    const { mins, avgs, maxs, counts } = columnsOf(part);
    for (let index = first; index < end; index += 1) {
      const count = counts[index] ?? 0;
      if (!(count > 0)) continue;
      const sum = count * (avgs[index] ?? 0);
      this.#add(bucketOf(index), { min: mins[index] ?? 0, max: maxs[index] ?? 0, sum, count });
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
