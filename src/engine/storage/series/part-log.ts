import type { Part } from './part-table.ts';

const FIRST_ROOM = 1024;

/**
 * What is known of the parts of all open windows, in columns: ten thousand interfaces have a million parts in two hours.
 * Each part knows the one before it of the same window; numbers rise by one.
 */
export class PartLog {
  #base = 0;
  #count = 0;
  #samples = new Uint32Array(FIRST_ROOM);
  #bytes = new Uint32Array(FIRST_ROOM);
  #previous = new Float64Array(FIRST_ROOM);
  #from = new Float64Array(FIRST_ROOM);
  #to = new Float64Array(FIRST_ROOM);

  #grow(): void {
    const wider = <T extends Uint32Array | Float64Array>(column: T): T => {
      const made = new (column.constructor as new (size: number) => T)(column.length * 2);
      made.set(column);
      return made;
    };
    this.#samples = wider(this.#samples);
    this.#bytes = wider(this.#bytes);
    this.#previous = wider(this.#previous);
    this.#from = wider(this.#from);
    this.#to = wider(this.#to);
  }

  /** @param previous number of the part before it of the same window; 0 for none */
  add(part: Part, previous: number): void {
    if (this.#count === 0) this.#base = part.number;
    const place = part.number - this.#base;
    while (place >= this.#samples.length) this.#grow();
    this.#samples[place] = part.samples;
    this.#bytes[place] = part.bytes;
    this.#previous[place] = previous;
    this.#from[place] = part.from;
    this.#to[place] = part.to;
    this.#count = place + 1;
  }

  /** Parts of a window, oldest first. @param last number of its newest part; 0 for none */
  of(last: number): readonly Part[] {
    const found: Part[] = [];
    for (let number = last; number >= this.#base && number > 0; ) {
      const place = number - this.#base;
      if (place >= this.#count) break;
      const [samples = 0, bytes = 0] = [this.#samples[place], this.#bytes[place]];
      found.push({ number, samples, bytes, from: this.#from[place] ?? 0, to: this.#to[place] ?? 0 });
      number = this.#previous[place] ?? 0;
    }
    return found.toReversed();
  }

  /** Forgets what comes before a number: no open window has it. */
  drop(before: number): void {
    const gone = Math.min(this.#count, before - this.#base);
    // Moved only when half of it is gone: to move costs as much as to keep.
    if (gone <= 0 || gone < this.#count / 2) return;
    for (const column of [this.#samples, this.#bytes, this.#previous, this.#from, this.#to])
      column.copyWithin(0, gone, this.#count);
    this.#base += gone;
    this.#count -= gone;
  }
}
