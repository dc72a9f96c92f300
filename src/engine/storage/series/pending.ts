import type { Ticks } from './tick-journal.ts';

/** When nothing can be written (disk full), so many samples wait and the oldest are given up. */
const MAX_WAITING = 1_000_000;

const grown = (array: Float64Array): Float64Array<ArrayBuffer> => {
  const larger = new Float64Array(2 * array.length);
  larger.set(array);
  return larger;
};

/** Samples that are in memory but not yet in the journal. */
export class Pending {
  #series = new Float64Array(1024);
  #at = new Float64Array(1024);
  #values = new Float64Array(1024);
  count = 0;

  add(series: number, at: number, value: number): void {
    if (this.count === this.#series.length) {
      this.#series = grown(this.#series);
      this.#at = grown(this.#at);
      this.#values = grown(this.#values);
    }
    this.#series[this.count] = series;
    this.#at[this.count] = at;
    this.#values[this.count] = value;
    this.count += 1;
  }
  /** Views, valid until the next `add`. */
  ticks(): Ticks {
    const { count } = this;
    return {
      series: this.#series.subarray(0, count),
      at: this.#at.subarray(0, count),
      values: this.#values.subarray(0, count),
    };
  }
  clear(): void {
    this.count = 0;
  }
  /** Gives up what was measured before a moment. It stays in memory, and is safe once its window is sealed. */
  keepSince(at: number): void {
    let gone = 0;
    while (gone < this.count && (this.#at[gone] ?? 0) < at) gone += 1;
    this.#drop(gone);
  }
  /** Gives up the oldest when too many wait. They stay in memory, and are safe once their window is sealed. */
  trim(): void {
    this.#drop(this.count - MAX_WAITING);
  }
  #drop(excess: number): void {
    if (excess <= 0) return;
    for (const array of [this.#series, this.#at, this.#values]) array.copyWithin(0, excess, this.count);
    this.count -= excess;
  }
}
