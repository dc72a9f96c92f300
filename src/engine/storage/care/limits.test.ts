import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../series/levels.ts';
import { createLimits } from './limits.ts';

const MIB = 1024 ** 2;
const chosen = { budgetBytes: 100 * MIB, rawDays: 3, fiveMinuteDays: 4, hourDays: 5, shiftDays: 6 };

describe('what is kept', () => {
  it('is the default until something was chosen, and then that, as soon as it is stored', () => {
    let stored: unknown;
    const limits = createLimits({ stored: { get: () => stored }, budgetBytes: 7 * MIB, openBytes: () => 0 });
    expect(limits.limits()).toMatchObject({ budgetBytes: 7 * MIB, ages: { raw: 35 * DAY_MS } });
    stored = chosen;
    limits.refresh();
    expect(limits.settings()).toEqual(chosen);
    expect(limits.limits()).toEqual({
      budgetBytes: 100 * MIB,
      ages: { raw: 3 * DAY_MS, '5m': 4 * DAY_MS, '1h': 5 * DAY_MS, '8h': 6 * DAY_MS },
    });
  });

  it.each([['text'], [{ ...chosen, rawDays: 0 }], [{ ...chosen, rawDays: 9 }]])(
    'is the default where %j is stored',
    (wrong) => {
      const limits = createLimits({ stored: { get: () => wrong }, budgetBytes: 7 * MIB, openBytes: () => 0 });
      expect(limits.settings()).toMatchObject({ budgetBytes: 7 * MIB, rawDays: 35 });
    },
  );

  it('leaves to the chunks what the journal does not need', () => {
    const stored = { get: () => chosen };
    const limitsWith = (journal: number) => createLimits({ stored, budgetBytes: 0, openBytes: () => journal }).limits();
    expect(limitsWith(30 * MIB).budgetBytes).toBe(70 * MIB);
    expect(limitsWith(130 * MIB).budgetBytes).toBe(0);
  });
});
