import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import type { Database } from 'better-sqlite3';
import { Fault } from '../../../contract/faults.ts';
import { type DataFolder, fileBytes } from '../data-folder.ts';
import { cutLog } from './log-file.ts';

/** `auto_vacuum` as SQLite reports it. */
const INCREMENTAL = 2;
/** Pages given back in one transaction: about 10 ms. */
const STEP_PAGES = 256;
const SPARE_BYTES = 64 * 1024 ** 2;
const MIB = 1024 ** 2;

export type Vacuumed = { readonly bytesBefore: number; readonly bytesAfter: number };
type Options = {
  readonly db: Database;
  readonly folder: DataFolder;
  /** Rewrites the whole file: nothing else is done meanwhile. */
  readonly full: boolean;
  /** Lets others have their turn. @returns false when the database is being closed */
  readonly breathe: () => Promise<boolean>;
};

export const freePages = (db: Database): number => Number(db.pragma('freelist_count', { simple: true }));
export const givesBack = (db: Database): boolean => db.pragma('auto_vacuum', { simple: true }) === INCREMENTAL;

/** A rewrite writes the file anew as a temporary one, then all of it into the write-ahead log. */
function assertRoom(folder: DataFolder): void {
  const bytes = fileBytes(folder.database) ?? 0;
  const places = [
    { path: folder.root, needed: 2 * bytes + SPARE_BYTES },
    { path: tmpdir(), needed: bytes },
  ];
  for (const { path, needed } of places) {
    const { bavail, bsize } = statfsSync(path);
    if (bavail * bsize >= needed) continue;
    throw new Fault(
      'conflict',
      `A full vacuum needs ${Math.ceil(needed / MIB).toString()} MiB of free space in ${path}; there are ${Math.floor((bavail * bsize) / MIB).toString()} MiB. Nothing was changed.`,
      { reason: 'data-unwritable', retryable: true },
    );
  }
}

function rewrite(db: Database, folder: DataFolder): void {
  assertRoom(folder);
  // Takes effect with the rewrite only; databases of old versions get it here.
  db.pragma('auto_vacuum = INCREMENTAL');
  db.exec('VACUUM');
}

async function giveBack({ db, breathe }: Options): Promise<void> {
  if (!givesBack(db))
    throw new Fault('unsupported', 'This database cannot give back room piece by piece. Run a full vacuum once.');
  for (let left = freePages(db); left > 0; ) {
    db.pragma(`incremental_vacuum(${String(STEP_PAGES)})`);
    const before = left;
    left = freePages(db);
    if (left >= before || !(await breathe())) return;
  }
}

/**
 * Gives free pages back to the disk: piece by piece while everything goes on, or with a rewrite that also orders the file.
 *
 * @throws {Fault} unsupported, or conflict when the disk has no room for a rewrite; the database is as it was
 */
export async function vacuum(options: Options): Promise<Vacuumed> {
  const { db, folder, full } = options;
  cutLog(db);
  const bytesBefore = fileBytes(folder.database) ?? 0;
  if (full) rewrite(db, folder);
  else await giveBack(options);
  // While pages were given back, the program may have been ended.
  if (db.open) cutLog(db);
  return { bytesBefore, bytesAfter: fileBytes(folder.database) ?? 0 };
}
