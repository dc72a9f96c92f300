const NOTHING = -1;

/** Binary heap of (moment, id) in typed arrays. Moments in ms on any one clock; ids are small integers. */
export type DueQueue = {
  push(at: number, id: number): void;
  /** The earliest moment, or Infinity. */
  nextAt(): number;
  /** Takes the earliest id off; -1 when empty. */
  pop(): number;
  clear(): void;
  size(): number;
};

export function createDueQueue(): DueQueue {
  let moments = new Float64Array(256);
  let ids = new Int32Array(256);
  let size = 0;

  const grow = () => {
    const biggerMoments = new Float64Array(size * 2);
    const biggerIds = new Int32Array(size * 2);
    biggerMoments.set(moments);
    biggerIds.set(ids);
    moments = biggerMoments;
    ids = biggerIds;
  };
  const momentAt = (index: number): number => moments[index] ?? Number.POSITIVE_INFINITY;
  const copy = (from: number, to: number) => {
    moments[to] = momentAt(from);
    ids[to] = ids[from] ?? NOTHING;
  };
  const place = (index: number, at: number, id: number) => {
    moments[index] = at;
    ids[index] = id;
  };

  return {
    push(at, id) {
      if (size === ids.length) grow();
      let index = size;
      size += 1;
      while (index > 0) {
        const parent = (index - 1) >> 1;
        if (momentAt(parent) <= at) break;
        copy(parent, index);
        index = parent;
      }
      place(index, at, id);
    },
    nextAt: () => (size === 0 ? Number.POSITIVE_INFINITY : momentAt(0)),
    pop() {
      if (size === 0) return NOTHING;
      const first = ids[0] ?? NOTHING;
      size -= 1;
      const at = momentAt(size);
      const id = ids[size] ?? NOTHING;
      let index = 0;
      for (let child = 1; child < size; child = index * 2 + 1) {
        if (child + 1 < size && momentAt(child + 1) < momentAt(child)) child += 1;
        if (momentAt(child) >= at) break;
        copy(child, index);
        index = child;
      }
      place(index, at, id);
      return first;
    },
    clear() {
      size = 0;
    },
    size: () => size,
  };
}
