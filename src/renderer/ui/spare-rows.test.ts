import { describe, expect, it } from 'vitest';
import { createSpareRows } from './spare-rows.ts';

type Row = { readonly index: number; readonly name: string };
const rows = (from: number, to: number, name = 'row'): readonly Row[] =>
  Array.from({ length: to - from }, (_, at) => ({ index: from + at, name }));
const indexes = (placed: readonly { readonly row: Row }[]): number[] => placed.map(({ row }) => row.index);

describe('spare rows', () => {
  it('are those for whose places the list is too short, and come last', () => {
    const place = createSpareRows<Row>();
    place(rows(0, 10), 1000);
    const placed = place(rows(0, 3, 'new'), 3);
    expect(indexes(placed)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(placed.map(({ isShown }) => isShown)).toEqual([...Array(3).fill(true), ...Array(7).fill(false)]);
    expect(placed.map(({ row }) => row.name)).toEqual([...Array(3).fill('new'), ...Array(7).fill('row')]);
  });

  it('wait while the list is empty, and are shown when it is long again', () => {
    const place = createSpareRows<Row>();
    place(rows(0, 10), 1000);
    expect(place([], 0).some(({ isShown }) => isShown)).toBe(false);
    const placed = place(rows(0, 10, 'new'), 1000);
    expect(placed).toHaveLength(10);
    expect(placed.every(({ row, isShown }) => isShown && row.name === 'new')).toBe(true);
  });

  it('are not made by scrolling', () => {
    const place = createSpareRows<Row>();
    place(rows(0, 30), 1000);
    expect(indexes(place(rows(500, 530), 1000))).toEqual(indexes(rows(500, 530).map((row) => ({ row }))));
    expect(indexes(place([{ index: 3, name: 'focus' }, ...rows(900, 910)], 1000))[0]).toBe(3);
  });

  it('have each place once, in order, and are no more than a window can show', () => {
    const place = createSpareRows<Row>();
    for (let count = 1000; count > 0; count -= 37) {
      const placed = place(rows(Math.max(0, count - 30), count), count);
      const all = indexes(placed);
      expect(all).toEqual([...new Set(all)].sort((a, b) => a - b));
      expect(all.length).toBeLessThanOrEqual(30 + 128);
    }
  });
});
