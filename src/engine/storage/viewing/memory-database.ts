import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Fault } from '../../../contract/faults.ts';
import { type DataFolder, fileBytes } from '../data-folder.ts';
import { schemaVersion } from '../migrate.ts';
import { migrations } from '../migrations.gen.ts';
import { isOurs } from '../open-database.ts';

/** All of it must fit into memory. */
const MOST_BYTES = 1024 ** 3;
/** Where the header of a file says how it is written and read; 1: without a write-ahead log. */
const FORMAT_AT = [18, 19] as const;

/** The file with what is still in its write-ahead log. A copy elsewhere takes the log in: the original may not be touched. */
function wholeFile(database: string): Buffer {
  if ((fileBytes(`${database}-wal`) ?? 0) === 0) return readFileSync(database);
  const folder = mkdtempSync(join(tmpdir(), 'ronda-view-'));
  try {
    const copy = join(folder, 'copy.db');
    for (const end of ['', '-wal']) copyFileSync(`${database}${end}`, `${copy}${end}`);
    const db = new Database(copy);
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
    return readFileSync(copy);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function bringUpToDate(db: Database.Database): void {
  for (const { version, sql } of migrations) if (version > schemaVersion(db)) db.exec(sql);
}

/** A database with nothing in it, that leaves nothing behind. */
export function blankDatabase(): Database.Database {
  const db = new Database(':memory:');
  bringUpToDate(db);
  return db;
}

/**
 * A copy of the database in memory: SQLite cannot open one with a write-ahead log on media that cannot be written. An
 * older one is brought up to date in memory only; a newer one is read as far as this program understands it.
 *
 * @throws {Fault} reason data-corrupt, or data-unwritable when it is too large to be held
 */
export function memoryDatabase({ database }: DataFolder): Database.Database {
  const bytes = fileBytes(database);
  if (bytes === undefined || bytes > MOST_BYTES)
    throw new Fault(
      'internal',
      `The database ${database} is missing or too large to be looked at without being written.`,
      {
        reason: 'data-unwritable',
      },
    );
  const file = wholeFile(database);
  for (const at of FORMAT_AT) file[at] = 1;
  const db = new Database(file);
  if (!isOurs(db)) {
    db.close();
    throw new Fault('internal', `The file ${database} is not a Ronda database.`, { reason: 'data-corrupt' });
  }
  bringUpToDate(db);
  return db;
}
