import { accessSync, constants } from 'node:fs';
import { Fault } from '../contract/faults.ts';
import type { SystemStatus } from '../contract/system.ts';
import { dataFolder } from '../engine/storage/data-folder.ts';
import { type OpenStorageOptions, openStorage } from '../engine/storage/open-storage.ts';
import { createRecovery, type Recovery } from '../engine/storage/recovery/recovery.ts';
import type { Storage } from '../engine/storage/storage.ts';

export type OpenFolder = {
  readonly storage: Storage;
  /** Why the database is not open for writing; null when it is. */
  readonly reason: SystemStatus['modeReason'];
  readonly recovery?: Recovery;
};

type Options = OpenStorageOptions & { readonly mayRecover: boolean };

const mayWrite = (path: string): boolean => {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch (thrown) {
    // A file that is not there yet is no reason to only look.
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT';
  }
};

/** What can be done instead with a folder that did not open; null: nothing. */
function insteadOf(fault: Fault, dataDir: string): SystemStatus['modeReason'] {
  const { root, database } = dataFolder(dataDir);
  if (fault.reason === 'data-corrupt') return 'damaged';
  if (fault.reason === 'data-newer') return 'newer';
  return fault.reason === 'data-unwritable' && !(mayWrite(root) && mayWrite(database)) ? 'read-only' : null;
}

/**
 * Opens a data folder: to watch, else to look at what cannot be written or is of a newer program, else for the recovery
 * of what is damaged. Nothing is changed in the latter two.
 *
 * @throws {Fault} when the folder is locked, or nothing at all can be done with it
 */
export async function openFolder({ mayRecover, ...options }: Options): Promise<OpenFolder> {
  const { dataDir, careUrl } = options;
  try {
    return { storage: await openStorage(options), reason: null };
  } catch (thrown) {
    const fault = Fault.from(thrown);
    const reason = insteadOf(fault, dataDir);
    if (reason === null || !mayRecover) throw fault;
    options.log?.error({ err: fault, reason }, 'the database is not opened for writing');
    if (reason !== 'damaged') return { storage: await openStorage({ ...options, as: 'view' }), reason };
    const storage = await openStorage({ ...options, as: 'blank' });
    return { storage, reason, recovery: createRecovery({ dataDir, careUrl, fault }) };
  }
}
