import { describe, expect, it } from 'vitest';
import { banded, type Columns, decimate, extend, indexAfter, measured, movedBy, NO_COLUMNS, slice } from './columns.ts';

const columns = (points: readonly (readonly [at: number, avg: number, min?: number, max?: number])[]): Columns => ({
  at: points.map(([at]) => at),
  min: points.map(([, avg, min]) => min ?? avg),
  avg: points.map(([, avg]) => avg),
  max: points.map(([, avg, , max]) => max ?? avg),
  count: points.map(() => 1),
});

describe('decimation', () => {
  it('leaves what fits as it is', () => {
    const few = columns([
      [0, 1],
      [10, 2],
    ]);
    expect(decimate(few, 2)).toBe(few);
    expect(decimate(NO_COLUMNS, 1)).toBe(NO_COLUMNS);
  });

  it('keeps a spike of one sample among ten thousand', () => {
    const many = columns(Array.from({ length: 10_000 }, (_, at) => [at, at === 4321 ? 900 : 5] as const));
    const shown = decimate(many, 300);
    expect(shown.at.length).toBeLessThanOrEqual(300);
    expect(Math.max(...shown.max)).toBe(900);
    expect(Math.max(...shown.avg)).toBeLessThan(100);
    expect(shown.count.reduce((sum, one) => sum + one)).toBe(10_000);
  });

  it('weighs the mean by how many samples a point stands for', () => {
    const weighted = {
      ...columns([
        [0, 10],
        [1, 20],
      ]),
      count: [3, 1],
    };
    expect(decimate(weighted, 1)).toEqual({ at: [0], min: [10], avg: [12.5], max: [20], count: [4] });
  });
});

describe('live samples', () => {
  const fresh = columns([
    [20, 4],
    [30, 6],
    [40, 8],
  ]);

  it('come behind the known ones, each once', () => {
    const known = columns([
      [10, 1],
      [20, 4],
    ]);
    expect(extend(known, fresh, 0, 20).at).toEqual([10, 20, 30, 40]);
    expect(extend(known, fresh, 0, 40)).toBe(known);
  });

  it('fill the last bucket before they begin another', () => {
    const known = columns([[0, 2]]);
    const grown = extend(known, fresh, 30, 0);
    expect(grown.at).toEqual([0, 30]);
    expect(grown.avg).toEqual([3, 7]);
    expect(grown.max).toEqual([4, 8]);
  });

  it('begin another bucket on the grid of those before, also after a pause', () => {
    expect(extend(columns([[0, 2]]), columns([[95, 1]]), 30, 0).at).toEqual([0, 90]);
  });
});

it('takes an empty bucket for no point', () => {
  const received = { at: [0, 10, 20], min: [1, null, 3], avg: [1, null, 3], max: [1, null, 3], count: [1, 0, 1] };
  expect(measured(received)).toEqual({ at: [0, 20], min: [1, 3], avg: [1, 3], max: [1, 3], count: [1, 1] });
});

it('finds moments by halves', () => {
  expect([5, 10, 15, 40].map((at) => indexAfter([10, 20, 30], at))).toEqual([0, 0, 1, 3]);
});

it('cuts a range out, both ends included', () => {
  const all = columns([
    [0, 0],
    [10, 1],
    [20, 2],
    [30, 3],
  ]);
  expect(slice(all, 10, 20).at).toEqual([10, 20]);
  expect(slice(all, -5, 99)).toBe(all);
});

it('takes the ends of a band from other lines where they have the moment', () => {
  const line = columns([
    [0, 5],
    [10, 6],
    [20, 7],
  ]);
  const low = columns([
    [0, 4, 3],
    [20, 6, 5],
  ]);
  const high = columns([
    [10, 9, 8, 12],
    [20, 8, 8, 9],
  ]);
  expect(banded(line, low, high)).toMatchObject({ min: [3, 6, 5], max: [5, 12, 9] });
});

it('lays another period over this one', () => expect(movedBy(columns([[1, 2]]), 100).at).toEqual([101]));
