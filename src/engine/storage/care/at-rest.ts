import { Fault } from '../../../contract/faults.ts';
import { dataFolder, fileBytes } from '../data-folder.ts';
import { takeLock } from '../lock.ts';
import { createFileCare, type FileCare, type Replacing } from './care.ts';

/** Keeps a mistyped path from becoming a new data folder. @throws {Fault} not-found, or reason data-corrupt when it is lost */
export function assertDatabase(dataDir: string): void {
  const { database, marker } = dataFolder(dataDir);
  if ((fileBytes(database) ?? 0) > 0) return;
  if (fileBytes(marker) === undefined) throw new Fault('not-found', `There is no Ronda database in ${dataDir}.`);
  throw new Fault('internal', `The database ${database} is lost, though this data folder has been in use.`, {
    reason: 'data-corrupt',
  });
}

/**
 * Care of a data folder on which no program runs. The database is not opened for writing, so that a damaged one, which
 * the program would refuse, can still be read and nothing is changed in a sound one.
 *
 * @throws {Fault} conflict with reason data-locked when a program runs after all
 */
export function careAtRest(dataDir: string, careUrl: URL): FileCare & Replacing {
  const lock = takeLock(dataFolder(dataDir));
  const { exclusive: _, restore, salvage, ...care } = createFileCare({ dataDir, careUrl });
  return {
    ...care,
    restore,
    salvage,
    async dispose() {
      try {
        await care.dispose();
      } finally {
        lock.release();
      }
    },
  };
}
