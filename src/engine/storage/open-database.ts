import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { Fault } from '../../contract/faults.ts';
import { type DataFolder, fileBytes, makePrivate, writePrivate } from './data-folder.ts';
import { assertKnown, type Migration, migrate, schemaVersion } from './migrate.ts';
import { storageFault } from './sqlite-faults.ts';
import { unreadableTable } from './written-json.ts';

/** "Rond": tells our files from any other SQLite database. Set by the first migration. */
const APPLICATION_ID = 0x526f6e64;
/** `synchronous` as SQLite reports it. */
const FULL = 2;

type Db = Database.Database;
export type OpenDatabase = { readonly db: Db; readonly existed: boolean; readonly cleanExit: boolean };

const corrupt = (sentence: string, cause?: unknown): Fault =>
  new Fault('internal', `${sentence} Nothing was changed or deleted.`, { reason: 'data-corrupt', cause });

/** An empty or missing file where a database was is damage; SQLite would open it as a fresh one without a word. */
function assertNotLost(folder: DataFolder): void {
  if ((fileBytes(folder.database) ?? 0) > 0 || fileBytes(folder.marker) === undefined) return;
  const what = fileBytes(folder.database) === undefined ? 'is missing' : 'is empty';
  throw corrupt(`The database ${folder.database} ${what}, though this data folder has been in use.`);
}

/** Made by this program, of whatever version. */
export const isOurs = (db: Db): boolean =>
  db.pragma('application_id', { simple: true }) === APPLICATION_ID && schemaVersion(db) > 0;

function assertOurs(db: Db, folder: DataFolder): void {
  const id = db.pragma('application_id', { simple: true });
  const tables = db.prepare('SELECT count(*) AS count FROM sqlite_schema').get() as { readonly count: number };
  if (isOurs(db)) return;
  const isBlank = id === 0 && schemaVersion(db) === 0 && tables.count === 0;
  if (isBlank && fileBytes(folder.marker) === undefined) return;
  throw corrupt(`The file ${folder.database} is not a Ronda database.`);
}

/** `DEFAULT_WAL_SYNCHRONOUS` of the build is NORMAL, which loses acknowledged commits in a power cut. */
function configure(db: Db): void {
  const mode = db.pragma('journal_mode = WAL', { simple: true });
  db.pragma('synchronous = FULL');
  db.pragma('fullfsync = ON');
  db.pragma('checkpoint_fullfsync = ON');
  db.pragma('foreign_keys = ON');
  db.pragma('trusted_schema = OFF');
  // 8 MiB: what is looked at again and again is read without asking the system for each page; the system keeps the rest.
  db.pragma('cache_size = -8192');
  // 16 MiB of pages, then a checkpoint: a page that changes several times in between is copied once. After it the file is
  // cut back to 8 MiB at most.
  db.pragma('wal_autocheckpoint = 4000');
  db.pragma('journal_size_limit = 8388608');
  if (mode !== 'wal' || db.pragma('synchronous', { simple: true }) !== FULL) {
    throw new Fault('internal', 'The database cannot be kept safe against a power cut on this disk.', {
      reason: 'data-unwritable',
    });
  }
}

function exitWasClean(db: Db): boolean {
  if (schemaVersion(db) === 0) return true;
  const row = db.prepare("SELECT value FROM meta WHERE key = 'clean_exit'").get() as
    | { readonly value: number }
    | undefined;
  return row?.value === 1;
}

/** What is wrong with the pages, or with what is written in them; "ok" when nothing is. */
function findDamage(db: Db): string {
  const pages = String(db.pragma('quick_check(1)', { simple: true }));
  const table = pages === 'ok' ? unreadableTable(db) : undefined;
  return table === undefined ? pages : `a row of ${table} holds no JSON`;
}

type Known = { readonly migrations: readonly Migration[]; readonly isSuspect: boolean };

function prepare(db: Db, folder: DataFolder, { migrations, isSuspect }: Known): Omit<OpenDatabase, 'db'> {
  assertOurs(db, folder);
  assertKnown(db, migrations);
  const existed = schemaVersion(db) > 0;
  // Only possible while the file is empty; lets retention give pages back without a full rewrite.
  if (!existed) db.pragma('auto_vacuum = INCREMENTAL');
  configure(db);
  const cleanExit = exitWasClean(db);
  const verdict = cleanExit && !isSuspect ? 'ok' : findDamage(db);
  if (verdict !== 'ok') throw corrupt(`The database ${folder.database} is damaged.`, new Error(verdict));
  migrate(db, folder, migrations);
  return { existed, cleanExit };
}

/**
 * Opens the one database of a data folder that is locked and has room, or says why not. Deletes nothing.
 *
 * @param isSuspect its pages are checked although it was closed cleanly
 * @throws {Fault} reason data-corrupt (lost, damaged, foreign), data-newer or data-unwritable
 */
export function openDatabase(folder: DataFolder, migrations: readonly Migration[], isSuspect = false): OpenDatabase {
  assertNotLost(folder);
  makePrivate(folder.database);
  const db = new Database(folder.database, { timeout: 2000 });
  try {
    const found = prepare(db, folder, { migrations, isSuspect });
    // Last, so that a first start that was cut short begins again instead of reporting a lost database.
    if (fileBytes(folder.marker) === undefined) {
      writePrivate(folder.marker, `A database was made beside this file, in ${dirname(folder.database)}.\n`);
    }
    return { db, ...found };
  } catch (thrown) {
    db.close();
    const fault = storageFault(thrown);
    throw fault === thrown || fault.reason !== 'data-corrupt'
      ? fault
      : corrupt(`The file ${folder.database} is damaged or not a database.`, thrown);
  }
}
