const NOTHING = -1;

/** Binary heap of (moment, id) in typed arrays. Moments in ms on any one clock; ids are small integers. */
export type DueQueue = {
  push(at: number, id: number): void;
  /** The earliest moment, or Infinity. */
  nextAt(): number;
  /** The id of that moment; -1 when empty. */
  nextId(): number;
  /** Takes the earliest id off; -1 when empty. */
  pop(): number;
  clear(): void;
};

type Heap = { moments: Float64Array; ids: Int32Array; size: number };

export function createDueQueue(): DueQueue {
  const heap: Heap = { moments: new Float64Array(256), ids: new Int32Array(256), size: 0 };
  return {
    push(at, id) {
      if (heap.size === heap.ids.length) grow(heap);
      heap.size += 1;
      siftUp(heap, at, id);
    },
    nextAt: () => momentAt(heap, 0),
    nextId: () => (heap.size === 0 ? NOTHING : (heap.ids[0] ?? NOTHING)),
    pop() {
      if (heap.size === 0) return NOTHING;
      const first = heap.ids[0] ?? NOTHING;
      heap.size -= 1;
      siftDown(heap, heap.moments[heap.size] ?? 0, heap.ids[heap.size] ?? NOTHING);
      return first;
    },
    clear() {
      heap.size = 0;
    },
  };
}

/** Puts an entry into the gap at the end and lets it rise. */
function siftUp(heap: Heap, at: number, id: number): void {
  let index = heap.size - 1;
  while (index > 0) {
    const parent = (index - 1) >> 1;
    if (momentAt(heap, parent) <= at) break;
    copy(heap, parent, index);
    index = parent;
  }
  place(heap, index, at, id);
}

/** Puts an entry into the gap at the top and lets it sink. */
function siftDown(heap: Heap, at: number, id: number): void {
  let index = 0;
  for (let child = 1; child < heap.size; child = index * 2 + 1) {
    if (momentAt(heap, child + 1) < momentAt(heap, child)) child += 1;
    if (momentAt(heap, child) >= at) break;
    copy(heap, child, index);
    index = child;
  }
  place(heap, index, at, id);
}

const momentAt = (heap: Heap, index: number): number =>
  index < heap.size ? (heap.moments[index] ?? 0) : Number.POSITIVE_INFINITY;

function copy(heap: Heap, from: number, to: number): void {
  place(heap, to, heap.moments[from] ?? 0, heap.ids[from] ?? NOTHING);
}

function place(heap: Heap, index: number, at: number, id: number): void {
  heap.moments[index] = at;
  heap.ids[index] = id;
}

function grow(heap: Heap): void {
  const { moments, ids } = heap;
  heap.moments = new Float64Array(moments.length * 2);
  heap.ids = new Int32Array(ids.length * 2);
  heap.moments.set(moments);
  heap.ids.set(ids);
}
