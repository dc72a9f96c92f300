import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FrameTail } from './frame-tail.ts';
import { INTERFACE_FORMATS, seriesNumber } from './interface-groups.ts';

const IFACE = 7;
/** Values as rounds may bring them: as many decimals as their metric has, now and then more than a cell can hold. */
const samples = fc.array(
  fc
    .record({
      metric: fc.nat({ max: INTERFACE_FORMATS.length - 1 }),
      round: fc.nat({ max: 60 }),
      units: fc.oneof(fc.nat({ max: 1000 }), fc.nat({ max: 2 ** 31 - 1 }), fc.nat({ max: 4e11 })),
    })
    .map(({ metric, round, units }) => ({
      metric,
      time: round * 30_000,
      value: units / 10 ** (INTERFACE_FORMATS[metric]?.decimals ?? 0),
    })),
  { maxLength: 300 },
);
const columnsOf = (tail: FrameTail) =>
  tail.columns().map(({ series, times, values, count }) => ({
    series,
    points: Array.from({ length: count }, (_, at) => [times[at], values[at]]),
  }));

describe('what an interface has of a window in memory', () => {
  it('comes back to the last bit, whatever the order it came in', () => {
    fc.assert(
      fc.property(samples, (list) => {
        const tail = new FrameTail(1, IFACE);
        const model = new Map<number, Map<number, number>>();
        for (const { metric, time, value } of list) {
          const points = model.get(metric) ?? new Map<number, number>();
          expect(tail.put(metric, time, value)).toBe(points.has(time) ? 'replaced' : 'added');
          model.set(metric, points.set(time, value));
        }
        const expected = [...model]
          .toSorted(([a], [b]) => a - b)
          .map(([metric, points]) => ({
            series: seriesNumber(IFACE, metric),
            points: [...points].toSorted(([a], [b]) => a - b),
          }));
        expect(columnsOf(tail)).toEqual(expected);
        expect(tail.samples).toBe(expected.reduce((sum, { points }) => sum + points.length, 0));
        tail.close();
      }),
    );
  });

  it.each([
    ['zero', 0],
    ['what just fits into a cell', 2 ** 32 - 3],
    ['the marks of a cell', 2 ** 32 - 2],
    ['a full 400 Gbit/s', 400e9],
    ['more decimals than its metric has', 0.1 + 0.2],
    ['less than nothing', -5],
  ])('keeps %s', (_, value) => {
    const tail = new FrameTail(1, IFACE);
    for (const [metric] of INTERFACE_FORMATS.entries()) tail.put(metric, 1000, value);
    expect(columnsOf(tail).map(({ points }) => points)).toEqual(INTERFACE_FORMATS.map(() => [[1000, value]]));
    tail.close();
  });

  it('leaves nothing behind for the next one that is given the same memory', () => {
    const first = new FrameTail(1, IFACE);
    for (let at = 0; at < 30; at += 1) for (const value of [7, 400e9]) first.put(value === 7 ? 3 : 1, at * 1000, value);
    first.close();
    const second = new FrameTail(2, IFACE);
    for (let at = 0; at < 30; at += 1) second.put(5, at * 1000, at);
    expect(columnsOf(second)).toEqual([
      { series: seriesNumber(IFACE, 5), points: Array.from({ length: 30 }, (_, at) => [at * 1000, at]) },
    ]);
    second.close();
  });
});
