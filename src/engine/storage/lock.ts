import Database from 'better-sqlite3';
import { Fault } from '../../contract/faults.ts';
import { type DataFolder, makePrivate, readText, removeFile, writePrivate } from './data-folder.ts';
import { storageFault } from './sqlite-faults.ts';

/** Long enough for a crashed thread or a killed process to let go, short enough for a person. */
const PATIENCE_MS = 300;

export type Lock = { readonly release: () => void };

function refusal(folder: DataFolder, cause: unknown): Fault {
  const pid = /^\d+$/.exec(readText(folder.pid)?.trim() ?? '')?.[0];
  const who = pid === undefined ? 'Another program' : `Another program (process ${pid})`;
  return new Fault('conflict', `${who} is using the data folder ${folder.root}.`, { reason: 'data-locked', cause });
}

/**
 * Takes the data folder for this process. The operating system frees it within milliseconds of any kind of death,
 * so there is no stale lock to clear by hand.
 *
 * @throws {Fault} conflict with reason data-locked, naming the process that holds it when that is known
 */
export function takeLock(folder: DataFolder): Lock {
  makePrivate(folder.lock);
  const db = new Database(folder.lock, { timeout: PATIENCE_MS });
  try {
    db.prepare('BEGIN EXCLUSIVE').run();
    writePrivate(folder.pid, String(process.pid));
  } catch (thrown) {
    db.close();
    const fault = storageFault(thrown);
    throw fault.reason === 'data-locked' ? refusal(folder, thrown) : fault;
  }
  return {
    release() {
      removeFile(folder.pid);
      db.close();
    },
  };
}
