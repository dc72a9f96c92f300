import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Fault } from '../../contract/faults.ts';
import { assertRoom, type DataFolder, fileBytes, makeFolder, makePrivate } from './data-folder.ts';

export type Migration = { readonly version: number; readonly name: string; readonly sql: string };
type Db = Database.Database;

export const schemaVersion = (db: Db): number => Number(db.pragma('user_version', { simple: true }));

/** A copy that was opened again and found whole, so that it is worth something on the day it is needed. */
function backUp(db: Db, folder: DataFolder, next: Migration): void {
  makeFolder(folder.backups);
  assertRoom(folder.backups, 2 * (fileBytes(folder.database) ?? 0));
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-');
  const path = join(folder.backups, `before-${next.name}-${stamp}.db`);
  db.prepare('VACUUM INTO ?').run(path);
  makePrivate(path);
  const copy = new Database(path, { readonly: true });
  try {
    if (copy.pragma('quick_check(1)', { simple: true }) !== 'ok' || schemaVersion(copy) !== schemaVersion(db))
      throw new Fault('internal', 'The copy made before the update of the database is not whole.');
  } finally {
    copy.close();
  }
}

/** @throws {Fault} data-newer when a later version of the program has been here; nothing was written */
export function assertKnown(db: Db, migrations: readonly Migration[]): void {
  const present = schemaVersion(db);
  const latest = migrations.at(-1)?.version ?? 0;
  if (present <= latest) return;
  throw new Fault(
    'unsupported',
    `The database has version ${String(present)}; this program knows versions up to ${String(latest)}. A newer program is needed.`,
    { reason: 'data-newer' },
  );
}

/**
 * Brings the schema up to date, each step in a transaction of its own, after a copy of an existing database.
 *
 * @param migrations numbered 1, 2, 3 …; each raises `user_version` to its number
 * @throws {Fault} when a step fails; the database is as the step before left it
 */
export function migrate(db: Db, folder: DataFolder, migrations: readonly Migration[]): void {
  const present = schemaVersion(db);
  const pending = migrations.filter((migration) => migration.version > present);
  const [next] = pending;
  if (next === undefined) return;
  if (present > 0) backUp(db, folder, next);
  for (const migration of pending) {
    db.transaction(() => {
      db.exec(migration.sql);
      if (schemaVersion(db) !== migration.version)
        throw new Fault('internal', `The update ${migration.name} did not take effect.`);
    }).immediate();
  }
}
