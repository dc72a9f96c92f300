import type { Moving } from './moving.ts';
import type { Retention } from './retention.ts';

/** Most time spent on looking for work in one step, ms. */
const LOOK_MS = 4;
/** The byte budget is looked at in every so-manyth step. */
const BUDGET_EVERY = 10;
const QUIET_MS = 5 * 60_000;
const AGES_EVERY_MS = 6 * 3_600_000;

type Options = {
  readonly moving: Moving;
  readonly retention: Retention;
  readonly groups: () => readonly number[];
};

/** Goes round all groups, a few at each step, and does at most one thing at a time: moves or takes away. */
export function createCaretaker({ moving, retention, groups }: Options) {
  let place = 0;
  let steps = 0;
  /** When a group is to be looked at again; what is due is due for hours, so minutes do no harm. */
  const quietUntil = new Map<number, number>();
  const agedAt = new Map<number, number>();

  function work(group: number, now: number): boolean {
    if (moving.compact(group, now) || moving.gather(group, now) || moving.fold(group, now)) return true;
    const last = agedAt.get(group) ?? -Infinity;
    if (now - last < AGES_EVERY_MS) return false;
    if (retention.byAge(group, now) > 0) return true;
    agedAt.set(group, now);
    return false;
  }
  /** @returns true when something was done */
  function visit(group: number, now: number): boolean {
    if (now < (quietUntil.get(group) ?? -Infinity)) return false;
    const isBusy = work(group, now);
    if (!isBusy) quietUntil.set(group, now + QUIET_MS);
    return isBusy;
  }

  /** @returns true when something was done, and more may be waiting */
  return (now: number): boolean => {
    steps += 1;
    if (steps % BUDGET_EVERY === 0 && retention.byBudget() > 0) return true;
    const until = performance.now() + LOOK_MS;
    const all = groups();
    for (let visited = 0; visited < all.length && performance.now() < until; visited += 1) {
      const group = all[place % all.length];
      // A group where something was done is looked at once more.
      if (group !== undefined && visit(group, now)) return true;
      place = (place + 1) % all.length;
    }
    return false;
  };
}
