import type { Columns } from '../../ui/charts/columns.ts';

/** Numbers that look measured and are the same every time. */
export function noise(seed: number): () => number {
  let state = seed * 2_654_435_761;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e37_79b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
}

type Shape = {
  readonly to: number;
  readonly stepMs: number;
  readonly count: number;
  readonly seed: number;
  /** Left out, as shares of the whole. */
  readonly gap?: readonly [from: number, to: number];
};

/** A made-up latency: slow waves, noise, one plateau. */
export function madeUp({ to, stepMs, count, seed, gap = [2, 2] }: Shape): Columns {
  const random = noise(seed);
  const columns = {
    at: [] as number[],
    min: [] as number[],
    avg: [] as number[],
    max: [] as number[],
    count: [] as number[],
  };
  for (let index = 0; index < count; index += 1) {
    const share = index / count;
    const base = 3 + seed / 3 + Math.sin(share * 9 + seed) + (share > 0.7 && share < 0.78 ? 5 : 0);
    const avg = Math.max(0.1, base + random() * 0.8);
    const spread = 0.2 + random() * (random() > 0.97 ? 9 : 1.2);
    if (share >= gap[0] && share < gap[1]) continue;
    columns.at.push(to - (count - 1 - index) * stepMs);
    columns.avg.push(avg);
    columns.min.push(avg - 0.3 - random() * 0.4);
    columns.max.push(avg + spread);
    columns.count.push(1);
  }
  return columns;
}

export const onlyValue = (columns: Columns, change: (value: number, index: number) => number): Columns => {
  const avg = columns.avg.map(change);
  return { ...columns, avg, min: avg, max: avg };
};
