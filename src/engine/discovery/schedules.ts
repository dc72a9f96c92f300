import { Fault } from '../../contract/faults.ts';
import type { Mutation, StoredSchedule } from '../storage/storage.ts';

const HOUR_MS = 3_600_000;
export type ScheduleFields = Omit<StoredSchedule, 'id' | 'lastAt' | 'nextAt'>;
type Parts = {
  readonly now: () => number;
  readonly newId: () => string;
  readonly commit: (mutations: readonly Mutation[]) => Promise<void>;
  readonly commitSoon: (mutations: readonly Mutation[]) => void;
  /** @throws {Fault} when its targets are wrong */
  readonly check: (fields: ScheduleFields) => void;
  /** Begins its scan. */
  readonly start: (schedule: StoredSchedule) => Promise<unknown>;
  readonly onTrouble: (thrown: unknown) => void;
};

/** Scans that are made again and again. One whose time came while the program did not run is made once, soon. */
export function createSchedules({ now, newId, commit, commitSoon, check, start, onTrouble }: Parts) {
  const schedules = new Map<string, StoredSchedule>();
  const get = (id: string): StoredSchedule => {
    const one = schedules.get(id);
    if (one === undefined) throw new Fault('not-found', 'There is no such schedule.');
    return one;
  };
  const nextOf = ({ enabled, everyH }: Pick<ScheduleFields, 'enabled' | 'everyH'>, from: number): number | null =>
    enabled ? from + everyH * HOUR_MS : null;
  async function save(one: StoredSchedule): Promise<StoredSchedule> {
    check(one);
    await commit([{ type: 'schedule.put', schedule: one }]);
    schedules.set(one.id, one);
    return one;
  }

  return {
    load(list: readonly StoredSchedule[]): void {
      for (const one of list) schedules.set(one.id, one);
    },
    list: (): readonly StoredSchedule[] => [...schedules.values()],
    add: (fields: ScheduleFields): Promise<StoredSchedule> =>
      save({ ...fields, id: newId(), lastAt: null, nextAt: nextOf(fields, now()) }),
    update(id: string, patch: Partial<ScheduleFields>): Promise<StoredSchedule> {
      const before = get(id);
      const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
      const next: StoredSchedule = { ...before, ...given };
      const isMoved = next.everyH !== before.everyH || next.enabled !== before.enabled;
      return save(isMoved ? { ...next, nextAt: nextOf(next, next.lastAt ?? now()) } : next);
    },
    async remove(id: string): Promise<void> {
      get(id);
      await commit([{ type: 'schedule.remove', id }]);
      schedules.delete(id);
    },
    /** To be called every second. */
    tick(): void {
      for (const one of schedules.values()) {
        if (one.nextAt === null || one.nextAt > now()) continue;
        const next: StoredSchedule = { ...one, lastAt: now(), nextAt: nextOf(one, now()) };
        schedules.set(one.id, next);
        commitSoon([{ type: 'schedule.put', schedule: next }]);
        start(next).catch(onTrouble);
      }
    },
  };
}
