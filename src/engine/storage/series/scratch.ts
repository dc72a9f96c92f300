/**
 * Arrays that are lent for a short while and used again: copies of a column each would wait for the garbage collector,
 * which hardly sees them.
 */
export class Scratch {
  #buffer = new Float64Array(0);
  #used = 0;
  #wanted = 0;

  /** Takes everything back that was lent. */
  reset(): void {
    if (this.#wanted > this.#buffer.length) this.#buffer = new Float64Array(2 * this.#wanted);
    this.#used = 0;
    this.#wanted = 0;
  }
  /** @returns an array with anything in it, valid until the next `reset` */
  take(length: number): Float64Array {
    this.#wanted += length;
    if (this.#used + length > this.#buffer.length) return new Float64Array(length);
    this.#used += length;
    return this.#buffer.subarray(this.#used - length, this.#used);
  }
}
