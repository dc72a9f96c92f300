import { MAX_COUNT } from './codecs/value-codec.ts';
import type { Column } from './group-chunk.ts';
import { METRIC_COUNT, seriesNumber } from './interface-groups.ts';
import type { Outcome, Take } from './head-tail.ts';

/** A frame: its moment, then one value of each metric; NaN where there is none. */
const STRIDE = METRIC_COUNT + 1;
/** Frames in a block: half of one is empty on average, and a window of an interface is cut off after some eight. */
const BLOCK = 4;
const SLAB_BLOCKS = 1024;

const slabs: Float64Array[] = [];
const free: number[] = [];
function takeBlock(): number {
  const known = free.pop();
  if (known !== undefined) return known;
  const first = slabs.length * SLAB_BLOCKS;
  slabs.push(new Float64Array(SLAB_BLOCKS * BLOCK * STRIDE));
  for (let block = first + SLAB_BLOCKS - 1; block > first; block -= 1) free.push(block);
  return first;
}
const NOTHING = new Float64Array(0);
const takeNew: Take = (length) => new Float64Array(length);

/**
 * What one interface has of a window in memory. All its metrics are measured together, so they lie together: a tenth of
 * what columns of their own would take.
 */
export class FrameTail {
  readonly firstRow: number;
  samples = 0;
  isClosed = false;
  readonly #iface: number;
  /** The first block, and the others where there are more: most have one. */
  #first = -1;
  #more: number[] | undefined;
  #count = 0;

  /** @param firstRow number of the first journal row that holds something of this */
  constructor(firstRow: number, iface: number) {
    this.firstRow = firstRow;
    this.#iface = iface;
  }

  #block(frame: number): number {
    const place = Math.floor(frame / BLOCK);
    return place === 0 ? this.#first : (this.#more?.[place - 1] ?? 0);
  }
  #grow(): void {
    if (this.#first < 0) this.#first = takeBlock();
    // A list that could grow would take room for sixteen.
    else this.#more = this.#more === undefined ? [takeBlock()] : this.#more.concat(takeBlock());
  }
  #slab(frame: number): Float64Array {
    return slabs[Math.floor(this.#block(frame) / SLAB_BLOCKS)] ?? NOTHING;
  }
  #base(frame: number): number {
    return ((this.#block(frame) % SLAB_BLOCKS) * BLOCK + (frame % BLOCK)) * STRIDE;
  }
  #time(frame: number): number {
    return this.#slab(frame)[this.#base(frame)] ?? Number.NaN;
  }

  /** First frame whose moment is not before `time`. */
  #place(time: number): number {
    let [low, high] = [0, this.#count];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#time(middle) < time) low = middle + 1;
      else high = middle;
    }
    return low;
  }
  /** Makes an empty frame before one. */
  #insert(place: number, time: number): void {
    if (this.#count % BLOCK === 0) this.#grow();
    this.#count += 1;
    for (let frame = this.#count - 1; frame > place; frame -= 1) {
      const [from, base] = [this.#base(frame - 1), this.#base(frame)];
      this.#slab(frame).set(this.#slab(frame - 1).subarray(from, from + STRIDE), base);
    }
    const base = this.#base(place);
    this.#slab(place).fill(Number.NaN, base, base + STRIDE);
    this.#slab(place)[base] = time;
  }

  /** @param time ms since the window began */
  put(metric: number, time: number, value: number): Outcome {
    const last = this.#count - 1;
    const place = last >= 0 && this.#time(last) === time ? last : this.#place(time);
    if (place === this.#count || this.#time(place) !== time) {
      if (this.#count === MAX_COUNT) return 'full';
      this.#insert(place, time);
    }
    const [slab, cell] = [this.#slab(place), this.#base(place) + 1 + metric];
    const isNew = Number.isNaN(slab[cell]);
    slab[cell] = value;
    if (!isNew) return 'replaced';
    this.samples += 1;
    return 'added';
  }

  #contents(metric: number, moments: Float64Array, take: Take): Column | undefined {
    const values = take(this.#count);
    let count = 0;
    let times = moments;
    for (let frame = 0; frame < this.#count; frame += 1) {
      const value = this.#slab(frame)[this.#base(frame) + 1 + metric] ?? Number.NaN;
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
    for (let frame = 0; frame < this.#count; frame += 1) moments[frame] = this.#time(frame);
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
    this.isClosed = true;
    if (this.#first >= 0) free.push(this.#first, ...(this.#more ?? []));
    this.#first = -1;
    this.#more = undefined;
    this.#count = 0;
  }
}
