import type { Part } from './part-table.ts';

/** Parts in a slab. */
const SLAB = 32_768;
/** Columns of a slab: samples, bytes, how many numbers before it the last part of its window has (0: none has), and its
 * first and last moment in ms since the window began. */
const WIDTH = 5;

/** The window a part is of, as far as it matters here: where it begins, and its newest part before this one. */
type Window = { readonly start: number; readonly lastPart: number };

/**
 * What is known of the parts of all open windows: ten thousand interfaces have a million parts in two hours, so they
 * take 20 bytes each, in slabs that come and go. Each part knows the one before it of the same window; numbers rise by
 * one.
 */
export class PartLog {
  /** Number of the first part of the first slab. */
  #base = -1;
  #next = -1;
  #slabs: Uint32Array[] = [];

  /** @param window before the part is its newest */
  add({ number, samples, bytes, from, to }: Part, { start, lastPart }: Window): void {
    if (this.#base < 0) this.#base = number;
    const place = number - this.#base;
    while (place >= this.#slabs.length * SLAB) this.#slabs.push(new Uint32Array(SLAB * WIDTH));
    const back = lastPart === 0 ? 0 : number - lastPart;
    this.#slabs[Math.floor(place / SLAB)]?.set(
      [samples, bytes, back, from - start, to - start],
      (place % SLAB) * WIDTH,
    );
    this.#next = number + 1;
  }

  /** Parts of a window, oldest first. */
  of({ start, lastPart }: Window): readonly Part[] {
    const found: Part[] = [];
    for (let number = lastPart; number >= this.#base && number > 0 && number < this.#next; ) {
      const place = number - this.#base;
      const slab = this.#slabs[Math.floor(place / SLAB)];
      const at = (place % SLAB) * WIDTH;
      const [samples = 0, bytes = 0, back = 0, from = 0, to = 0] = slab?.subarray(at, at + WIDTH) ?? [];
      found.push({ number, samples, bytes, from: start + from, to: start + to });
      if (back === 0) break;
      number -= back;
    }
    return found.toReversed();
  }

  /** Forgets what comes before a number: no open window has it. */
  drop(before: number): void {
    const gone = Math.floor((Math.min(before, this.#next) - this.#base) / SLAB);
    if (gone <= 0) return;
    this.#slabs.splice(0, gone);
    this.#base += gone * SLAB;
  }
}
