import type { Database } from 'better-sqlite3';
import type { Fault } from '../../contract/faults.ts';
import { storageFault } from './sqlite-faults.ts';

type Waiting<T> = {
  readonly list: readonly T[];
  readonly resolve: () => void;
  readonly reject: (fault: Fault) => void;
  fault?: Fault;
};

export type CommitQueue<T> = {
  /** Resolves when the whole list is on disk. @throws {Fault} nothing of the list was applied */
  commit(list: readonly T[]): Promise<void>;
  /** Commits what waits, now. */
  drain(): void;
};

/**
 * Group commit: lists that wait at the same moment share one transaction and so one wait for the disk, each within
 * a savepoint of its own, so that one that fails takes nothing from the others.
 */
export function createCommitQueue<T>(db: Database, apply: (change: T) => void): CommitQueue<T> {
  let waiting: Waiting<T>[] = [];
  let scheduled: NodeJS.Immediate | undefined;

  const applyList = db.transaction((list: readonly T[]) => {
    for (const change of list) apply(change);
  });
  const applyGroup = db.transaction((group: readonly Waiting<T>[]) => {
    for (const entry of group) {
      try {
        applyList(entry.list);
      } catch (thrown) {
        // A full or failing disk ends the whole transaction: then nobody's list was applied.
        if (!db.inTransaction) throw thrown;
        entry.fault = storageFault(thrown);
      }
    }
  });

  function drain(): void {
    clearImmediate(scheduled);
    scheduled = undefined;
    const group = waiting;
    waiting = [];
    if (group.length === 0) return;
    let failure: Fault | undefined;
    try {
      applyGroup.immediate(group);
    } catch (thrown) {
      failure = storageFault(thrown);
    }
    for (const entry of group) {
      const fault = failure ?? entry.fault;
      if (fault) entry.reject(fault);
      else entry.resolve();
    }
  }

  return {
    commit(list) {
      return new Promise((resolve, reject) => {
        waiting.push({ list, resolve, reject });
        // After every message that has already arrived, so that they share the transaction.
        scheduled ??= setImmediate(drain);
      });
    },
    drain,
  };
}
