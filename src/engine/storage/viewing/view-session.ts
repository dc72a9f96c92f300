import { setImmediate as nextTurn } from 'node:timers/promises';
import { Fault } from '../../../contract/faults.ts';
import { assemble, reads, type Session, type Tell } from '../assembly.ts';
import { readUsage } from '../care/usage.ts';
import { type DataFolder, dataFolder, fileBytes } from '../data-folder.ts';
import { type Lock, takeLock } from '../lock.ts';
import type { Mutation } from '../storage.ts';
import type { StorageConfig } from '../storage-calls.ts';
import { blankDatabase, memoryDatabase } from './memory-database.ts';

/** Who is signed in, and who did so, may be kept in memory; everything else would be a change. */
const PASSING: ReadonlySet<Mutation['type']> = new Set(['session.put', 'session.remove', 'audit.add']);

const refuse = (): never => {
  throw new Fault('conflict', 'The data folder is only being looked at. Nothing can be changed now.', {
    reason: 'data-unwritable',
  });
};

/** Keeps others from changing what is being looked at, where the folder lets itself be locked at all. */
function lockIfPossible(folder: DataFolder): Lock | undefined {
  try {
    return takeLock(folder);
  } catch (thrown) {
    if (Fault.from(thrown).reason === 'data-locked') throw thrown;
    return undefined;
  }
}

/**
 * A session that writes nothing to the data folder: on a copy of its database in memory, or on a blank one while the
 * real one waits for its recovery.
 *
 * @throws {Fault} with the reason data-locked, data-corrupt or data-unwritable
 */
export function viewSession(config: StorageConfig, tell: Tell): Session {
  const folder = dataFolder(config.dataDir);
  const lock = lockIfPossible(folder);
  try {
    const db = config.as === 'view' ? memoryDatabase(folder) : blankDatabase();
    const assembly = assemble(db, { ...config, isVisit: true }, { tell, isSaving: () => true });
    const { meta, series, queue, limits } = assembly;
    const opened = { existed: true, cleanExit: true, lastSeenAt: meta.lastSeenAt(), isAltered: false, lostCommits: 0 };
    const settings = limits.settings();
    return {
      opened,
      handlers: {
        ...reads(assembly),
        commit: (mutations) => (mutations.every(({ type }) => PASSING.has(type)) ? queue.commit(mutations) : refuse()),
        append: () => undefined,
        appendInterfaces: () => undefined,
        appendSamples: () => undefined,
        ensureSeries: refuse,
        bytes: () => fileBytes(folder.database) ?? 0,
        usage: () => readUsage({ db, folder, store: series, settings, breathe: () => nextTurn() }),
        refreshRetention: refuse,
        vacuum: refuse,
        close: () => {
          series.dispose();
          db.close();
          lock?.release();
        },
      },
    };
  } catch (thrown) {
    lock?.release();
    throw thrown;
  }
}
