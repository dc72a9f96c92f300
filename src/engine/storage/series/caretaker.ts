import type { Moving } from './moving.ts';
import type { Retention } from './retention.ts';

/** Most time spent on looking for work in one step, ms. */
const LOOK_MS = 4;
/** The byte budget is looked at in every so-manyth step. */
const BUDGET_EVERY = 10;
const SHIFT_EVERY_MS = 6 * 3_600_000;

type Options = {
  readonly moving: Moving;
  readonly retention: Retention;
  readonly groups: () => readonly number[];
};

/** Goes round all groups, a few at each step, and does at most one thing at a time: moves or takes away. */
export function createCaretaker({ moving, retention, groups }: Options) {
  let place = 0;
  let steps = 0;
  const shiftedAt = new Map<number, number>();

  function visit(group: number, now: number): boolean {
    if (moving.compact(group, now) || moving.fold(group, now)) return true;
    const last = shiftedAt.get(group) ?? -Infinity;
    if (now - last < SHIFT_EVERY_MS) return false;
    const isShifted = moving.shift(group, now);
    const isAged = !isShifted && retention.byAge(group, now) > 0;
    if (!isShifted && !isAged) shiftedAt.set(group, now);
    return isShifted || isAged;
  }

  /** @returns true when something was done, and more may be waiting */
  return (now: number): boolean => {
    steps += 1;
    if (steps % BUDGET_EVERY === 0 && retention.byBudget() > 0) return true;
    const until = performance.now() + LOOK_MS;
    const all = groups();
    for (let visited = 0; visited < all.length && performance.now() < until; visited += 1) {
      place = (place + 1) % all.length;
      const group = all[place];
      if (group !== undefined && visit(group, now)) {
        // There may be more to do here.
        place -= 1;
        return true;
      }
    }
    return false;
  };
}
