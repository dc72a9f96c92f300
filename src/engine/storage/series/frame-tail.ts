import { MAX_COUNT } from './codecs/value-codec.ts';
import { blockNumber, giveBlock, isBlockStart, readCell, takeBlock, writeCell } from './frame-cells.ts';
import type { Column } from './group-chunk.ts';
import type { Outcome, Take } from './head-tail.ts';
import { METRIC_COUNT, seriesNumber } from './interface-groups.ts';

const TIME = 0;
const columnOf = (metric: number): number => metric + 1;
const takeNew: Take = (length) => new Float64Array(length);

/**
 * What one interface has of a window in memory. All its metrics are measured together, so they lie together, a frame
 * each time: a tenth of what columns of their own would take.
 */
export class FrameTail {
  readonly firstRow: number;
  samples = 0;
  readonly #iface: number;
  /** The first two blocks, -1 for none, and the others where there are more: most have one or two. */
  #first = -1;
  #second = -1;
  #more: number[] | undefined;
  #count = 0;

  /** @param firstRow number of the first journal row that holds something of this */
  constructor(firstRow: number, iface: number) {
    this.firstRow = firstRow;
    this.#iface = iface;
  }

  #block(frame: number): number {
    const number = blockNumber(frame);
    if (number === 0) return this.#first;
    return number === 1 ? this.#second : (this.#more?.[number - 2] ?? 0);
  }
  #grow(): void {
    if (this.#first < 0) this.#first = takeBlock();
    else if (this.#second < 0) this.#second = takeBlock();
    else (this.#more ??= []).push(takeBlock());
  }
  #get(frame: number, column: number): number {
    return readCell(this.#block(frame), frame, column);
  }
  #set(frame: number, column: number, value: number): void {
    writeCell(this.#block(frame), frame, column, value);
  }

  /** First frame whose moment is not before `time`. */
  #place(time: number): number {
    let [low, high] = [0, this.#count];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#get(middle, TIME) < time) low = middle + 1;
      else high = middle;
    }
    return low;
  }
  /** Makes an empty frame before one. */
  #insert(place: number, time: number): void {
    if (isBlockStart(this.#count)) this.#grow();
    this.#count += 1;
    for (let column = TIME; column < columnOf(METRIC_COUNT); column += 1) {
      for (let frame = this.#count - 1; frame > place; frame -= 1)
        this.#set(frame, column, this.#get(frame - 1, column));
      this.#set(place, column, column === TIME ? time : Number.NaN);
    }
  }

  /** @param time ms since the window began @param value with as many decimals as its metric has */
  put(metric: number, time: number, value: number): Outcome {
    const last = this.#count - 1;
    const place = last >= 0 && this.#get(last, TIME) === time ? last : this.#place(time);
    if (place === this.#count || this.#get(place, TIME) !== time) {
      if (this.#count === MAX_COUNT) return 'full';
      this.#insert(place, time);
    }
    const isNew = Number.isNaN(this.#get(place, columnOf(metric)));
    this.#set(place, columnOf(metric), value);
    if (!isNew) return 'replaced';
    this.samples += 1;
    return 'added';
  }

  #contents(metric: number, moments: Float64Array, take: Take): Column | undefined {
    const values = take(this.#count);
    let count = 0;
    let times = moments;
    for (let frame = 0; frame < this.#count; frame += 1) {
      const value = this.#get(frame, columnOf(metric));
      if (Number.isNaN(value)) {
        // From here on its moments are its own.
        if (times === moments) {
          times = take(this.#count);
          times.set(moments);
        }
        continue;
      }
      times[count] = moments[frame] ?? 0;
      values[count] = value;
      count += 1;
    }
    return count === 0 ? undefined : { series: seriesNumber(this.#iface, metric), times, values, count };
  }
  #moments(take: Take): Float64Array {
    const moments = take(this.#count);
    for (let frame = 0; frame < this.#count; frame += 1) moments[frame] = this.#get(frame, TIME);
    return moments;
  }
  /** A copy of what is held of a series. */
  column(series: number): Column | undefined {
    const metric = series - seriesNumber(this.#iface, 0);
    if (metric < 0 || metric >= METRIC_COUNT) return undefined;
    return this.#contents(metric, this.#moments(takeNew), takeNew);
  }
  /** Copies, ascending by series. @param take where they go; into arrays of their own unless told */
  columns(take: Take = takeNew): Column[] {
    const moments = this.#moments(take);
    return Array.from({ length: METRIC_COUNT }, (_, metric) => this.#contents(metric, moments, take)).filter(
      (column) => column !== undefined,
    );
  }

  /** Gives the memory back; nothing can be put in or read any more. */
  close(): void {
    for (const block of [this.#first, this.#second, ...(this.#more ?? [])]) if (block >= 0) giveBlock(block);
    this.#first = -1;
    this.#second = -1;
    this.#more = undefined;
    this.#count = 0;
  }
}
