import { copyFileSync, fsyncSync, openSync, closeSync, renameSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Fault } from '../../../contract/faults.ts';
import { type DataFolder, makePrivate, removeFile } from '../data-folder.ts';
import { assertKnown } from '../migrate.ts';
import { migrations } from '../migrations.gen.ts';
import { isOurs } from '../open-database.ts';
import { setAside, syncFolder } from './set-aside.ts';

export type Restored = { readonly aside: readonly string[] };

/** @throws {Fault} invalid-input when a file is not a whole database that this program can read */
function assertGood(path: string, source: string): void {
  const refuse = (why: string, cause?: unknown) =>
    new Fault('invalid-input', `${source} cannot be used: ${why}. Nothing was changed.`, { cause });
  let db: Database.Database | undefined;
  try {
    db = new Database(path, { fileMustExist: true });
    // One plain file: what a copy from elsewhere left in a log of its own is not part of it.
    db.pragma('journal_mode = DELETE');
    if (!isOurs(db)) throw refuse('it is not a Ronda database');
    assertKnown(db, migrations);
    const verdict = String(db.pragma('quick_check(1)', { simple: true }));
    if (verdict !== 'ok') throw refuse(`it is damaged (${verdict})`);
  } catch (thrown) {
    throw thrown instanceof Fault ? thrown : refuse('it is damaged or not a database', thrown);
  } finally {
    db?.close();
  }
}

/** Puts a new database in the place of the present one, which keeps another name. */
export function takePlace(folder: DataFolder, candidate: string): Restored {
  const file = openSync(candidate, 'r+');
  fsyncSync(file);
  closeSync(file);
  const aside = setAside(folder, new Date());
  // Killed here, the next start finds no database where one was, and offers its recovery again.
  renameSync(candidate, folder.database);
  syncFolder(folder.root);
  removeFile(folder.seal);
  return { aside };
}

/**
 * Puts a copy in the place of the database, after it was opened and checked. The data folder must be locked.
 *
 * @throws {Fault} invalid-input when the copy is no good; unsupported with reason data-newer; nothing was changed then
 */
export function restore(folder: DataFolder, source: string): Restored {
  const candidate = `${folder.database}.restoring`;
  try {
    copyFileSync(source, candidate);
    makePrivate(candidate);
    assertGood(candidate, source);
    return takePlace(folder, candidate);
  } finally {
    for (const end of ['', '-journal', '-wal', '-shm']) removeFile(`${candidate}${end}`);
  }
}
