import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { Fault } from '../../../contract/faults.ts';
import type { CareResults, CareTask, CareWorkerData, FromCareThread } from './care-messages.ts';

/** How long a cancelled piece of work may take to notice. SQLite cannot be interrupted within one statement. */
const STOP_GRACE_MS = 10_000;

/** What goes on now. `total` is 0 while it cannot be told. `startedAt`: ms since 1970. */
export type Work = {
  readonly kind: 'verify' | 'backup' | 'vacuum';
  readonly startedAt: number;
  readonly done: number;
  readonly total: number;
};

/** Starts a thread for each piece of work, one at a time, so that a disk is not asked for everything at once. */
export function createCareThread(careUrl: URL) {
  let current: Work | undefined;
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const alive = new Set<Worker>();

  function begin<K extends CareTask['kind']>(task: Extract<CareTask, { kind: K }>): Promise<CareResults[K]> {
    const workerData: CareWorkerData = { task, stop: stop.buffer };
    const worker = new Worker(careUrl, { name: 'care', workerData });
    alive.add(worker);
    return new Promise((resolve, reject) => {
      worker.on('message', (message: FromCareThread) => {
        if (message.kind === 'progress' && current) current = { ...current, done: message.done, total: message.total };
        else if (message.kind === 'done') resolve(message.result as CareResults[K]);
        else if (message.kind === 'failed') reject(Fault.fromData(message.fault));
      });
      worker.on('error', (thrown) => reject(Fault.from(thrown)));
      worker.on('exit', () => {
        alive.delete(worker);
        if ('temporary' in task) rmSync(task.temporary, { force: true });
        reject(new Fault('internal', 'The thread that cares for the database ended too early.', { retryable: true }));
      });
    });
  }

  /** @throws {Fault} conflict while something else goes on */
  async function exclusive<T>(kind: Work['kind'], work: () => Promise<T>): Promise<T> {
    if (current) throw new Fault('conflict', `The database is busy (${current.kind}). Try again when that is done.`);
    Atomics.store(stop, 0, 0);
    current = { kind, startedAt: Date.now(), done: 0, total: 0 };
    try {
      return await work();
    } finally {
      current = undefined;
    }
  }

  return {
    exclusive,
    verify: (database: string, quick: boolean) =>
      exclusive('verify', () => begin<'verify'>({ kind: 'verify', database, quick })),
    backup: (files: Omit<Extract<CareTask, { kind: 'backup' }>, 'kind'>) =>
      exclusive('backup', () => begin<'backup'>({ kind: 'backup', ...files })),
    rows: (database: string) => begin<'rows'>({ kind: 'rows', database }),
    restore: (dataDir: string, source: string) => begin<'restore'>({ kind: 'restore', dataDir, source }),
    salvage: (dataDir: string) => begin<'salvage'>({ kind: 'salvage', dataDir }),
    work: (): Work | undefined => current,
    /** Asks the check or copy that goes on to leave off. @returns false when there is nothing to stop */
    cancel: (): boolean => {
      if (current === undefined || current.kind === 'vacuum') return false;
      Atomics.store(stop, 0, 1);
      return true;
    },
    /** Ends what goes on, for the end of the program. */
    dispose: async (): Promise<void> => {
      Atomics.store(stop, 0, 1);
      const ended = [...alive].map(async (worker) => {
        await Promise.race([once(worker, 'exit'), wait(STOP_GRACE_MS, undefined, { ref: false })]);
        await worker.terminate();
      });
      await Promise.all(ended);
    },
  };
}
