import { describe, expect, test } from 'vitest';
import { createRowSlots } from './row-slots.ts';

type Row = { readonly index: number; readonly name: string };
const rows = (from: number, to: number, name = 'row'): readonly Row[] =>
  Array.from({ length: to - from }, (_, at) => ({ index: from + at, name }));

describe('slots of rows', () => {
  test('a list made anew stays in its slots', () => {
    const place = createRowSlots<Row>();
    const before = place(rows(0, 12, 'old'));
    const after = place(rows(0, 12, 'new'));
    expect(after.map(({ key }) => key)).toEqual(before.map(({ key }) => key));
    expect(after.every(({ row, isShown }) => row.name === 'new' && isShown)).toBe(true);
  });

  test('a row keeps its slot while others scroll in and out', () => {
    const place = createRowSlots<Row>();
    const slotOf = (from: number) => new Map(place(rows(from, from + 10)).map(({ key, row }) => [row.index, key]));
    const [before, after] = [slotOf(0), slotOf(7)];
    for (const index of [7, 8, 9]) expect(after.get(index)).toBe(before.get(index));
  });

  test('slots that are not needed wait with what they had, and come last', () => {
    const place = createRowSlots<Row>();
    place(rows(0, 10));
    const slots = place(rows(0, 3));
    expect(slots.map(({ isShown }) => isShown)).toEqual([
      ...Array<boolean>(3).fill(true),
      ...Array<boolean>(7).fill(false),
    ]);
    expect(slots.slice(3).map(({ row }) => row.index)).toEqual([3, 4, 5, 6, 7, 8, 9]);
    expect(place([]).some(({ isShown }) => isShown)).toBe(false);
  });

  test('no two rows share a slot, however far the one with the focus is and however many there are', () => {
    for (const many of [5, 16, 17, 90])
      for (const far of [1000, 1024, 1600, 4096]) {
        const place = createRowSlots<Row>();
        place(rows(0, 5));
        const slots = place([...rows(0, many), { index: far, name: 'focus' }]);
        expect(new Set(slots.map(({ key }) => key)).size).toBe(slots.length);
        expect(slots.filter(({ isShown }) => isShown).map(({ row }) => row.index)).toEqual([
          ...rows(0, many).map(({ index }) => index),
          far,
        ]);
      }
  });
});
