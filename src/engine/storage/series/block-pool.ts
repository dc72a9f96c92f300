/** Values in a block: half of one is empty on average, and a column of an hour has a hundred. */
const BLOCK = 32;
const SHIFT = 5;
const SLAB_BLOCKS = 2048;
const SLAB_SHIFT = 11;

/** A column of numbers that grows at its end, in blocks of a pool. */
export type Blocks = { readonly list: number[]; count: number };

/**
 * Memory for columns that come, grow and go all the time. Typed arrays of their own would be copied whenever they grow
 * and wait for the garbage collector, which hardly sees them: here what is given back is used again at once.
 */
export class BlockPool {
  readonly #slabs: Float64Array[] = [];
  readonly #free: number[] = [];

  #take(): number {
    const known = this.#free.pop();
    if (known !== undefined) return known;
    const first = this.#slabs.length * SLAB_BLOCKS;
    this.#slabs.push(new Float64Array(SLAB_BLOCKS * BLOCK));
    for (let block = first + SLAB_BLOCKS - 1; block > first; block -= 1) this.#free.push(block);
    return first;
  }
  push(into: Blocks, x: number): void {
    const place = into.count & (BLOCK - 1);
    if (place === 0) into.list.push(this.#take());
    into.count += 1;
    this.set(into, into.count - 1, x);
  }
  /** @param index 0 to count - 1 */
  get({ list }: Blocks, index: number): number {
    const block = list[index >>> SHIFT] ?? 0;
    return this.#slabs[block >>> SLAB_SHIFT]?.[((block & (SLAB_BLOCKS - 1)) << SHIFT) + (index & (BLOCK - 1))] ?? 0;
  }
  set({ list }: Blocks, index: number, x: number): void {
    const block = list[index >>> SHIFT] ?? 0;
    const slab = this.#slabs[block >>> SLAB_SHIFT];
    if (slab) slab[((block & (SLAB_BLOCKS - 1)) << SHIFT) + (index & (BLOCK - 1))] = x;
  }
  /** Makes place for one number before `index`; slow, for what comes out of order. */
  insert(into: Blocks, index: number, x: number): void {
    this.push(into, x);
    for (let at = into.count - 1; at > index; at -= 1) this.set(into, at, this.get(into, at - 1));
    this.set(into, index, x);
  }
  copyTo({ list, count }: Blocks, out: Float64Array): void {
    for (let index = 0; index < list.length; index += 1) {
      const block = list[index] ?? 0;
      const from = (block & (SLAB_BLOCKS - 1)) << SHIFT;
      const length = Math.min(BLOCK, count - (index << SHIFT));
      const slab = this.#slabs[block >>> SLAB_SHIFT];
      if (slab) out.set(slab.subarray(from, from + length), index << SHIFT);
    }
  }
  copyOf(blocks: Blocks, count: number): Blocks {
    const copy: Blocks = { list: [], count: 0 };
    for (let index = 0; index < count; index += 1) this.push(copy, this.get(blocks, index));
    return copy;
  }
  /** Takes away what is after the first `count`. */
  truncate(blocks: Blocks, count: number): void {
    const kept = Math.ceil(count / BLOCK);
    for (const block of blocks.list.splice(kept)) this.#free.push(block);
    blocks.count = count;
  }
  give({ list }: Blocks): void {
    for (const block of list) this.#free.push(block);
    list.length = 0;
  }
}
