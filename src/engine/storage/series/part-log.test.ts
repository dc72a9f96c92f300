import { describe, expect, it } from 'vitest';
import { PartLog } from './part-log.ts';
import type { Part } from './part-table.ts';

const START = Date.UTC(2026, 0, 1);
const part = (number: number): Part => ({
  number,
  samples: number * 3,
  bytes: number * 5,
  from: START + number,
  to: START + number + 9,
});

/** Gives parts to windows in turn, as a round of interfaces does. */
function filled(first: number, count: number, windows: number) {
  const log = new PartLog();
  const last = Array.from({ length: windows }, () => 0);
  for (let number = first; number < first + count; number += 1) {
    const window = number % windows;
    log.add(part(number), { start: START, lastPart: last[window] ?? 0 });
    last[window] = number;
  }
  return { log, window: (at: number) => ({ start: START, lastPart: last[at] ?? 0 }) };
}

describe('the parts of open windows', () => {
  it('are found by window, oldest first, as they were noted', () => {
    const { log, window } = filled(7, 100, 10);
    expect(log.of(window(3))).toEqual([13, 23, 33, 43, 53, 63, 73, 83, 93, 103].map(part));
    expect(log.of({ start: START, lastPart: 0 })).toEqual([]);
  });

  it('stay when others before them are forgotten', () => {
    const { log, window } = filled(1, 100_000, 50_000);
    log.drop(50_001);
    expect(log.of(window(49_999))).toEqual([49_999, 99_999].map(part));
    expect(log.of(window(1))).toEqual([50_001].map(part));
    log.add(part(100_001), window(1));
    expect(log.of({ start: START, lastPart: 100_001 })).toEqual([50_001, 100_001].map(part));
  });

  it('may all be forgotten', () => {
    const { log, window } = filled(1, 40_000, 1);
    log.drop(Infinity);
    expect(log.of(window(0)).every(({ number }) => number > 32_768)).toBe(true);
    log.add(part(40_001), { start: START, lastPart: 0 });
    expect(log.of({ start: START, lastPart: 40_001 })).toEqual([part(40_001)]);
  });
});
