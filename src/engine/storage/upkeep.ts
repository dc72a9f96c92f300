import type { Database } from 'better-sqlite3';
import { type DataFolder, fileBytes } from './data-folder.ts';
import type { Meta } from './meta.ts';
import type { RoundTable } from './series/round-table.ts';

const EVERY_MS = 10_000;
/** Pages of 4 KiB that may lie free in the file before some are given back to the disk. */
const FREE_PAGES = 4096;
/** A write-ahead log that is larger is cut back; automatic checkpoints begin at 4 MiB. */
const WAL_BYTES = 6 * 1024 ** 2;

type Options = {
  readonly db: Database;
  readonly folder: DataFolder;
  readonly meta: Meta;
  readonly table: RoundTable;
  readonly onTrouble: (thrown: unknown) => void;
};

function tidy({ db, folder, meta, table }: Options, changesBefore: number): number {
  const changes = totalChanges(db);
  const isIdle = changes === changesBefore;
  db.transaction(() => {
    meta.sawAt(Date.now());
    table.prune(Date.now());
  }).immediate();
  if (Number(db.pragma('freelist_count', { simple: true })) > FREE_PAGES) db.pragma('incremental_vacuum(256)');
  if (isIdle || (fileBytes(`${folder.database}-wal`) ?? 0) > WAL_BYTES) db.pragma('wal_checkpoint(TRUNCATE)');
  return totalChanges(db);
}

const totalChanges = (db: Database): number => {
  const row = db.prepare('SELECT total_changes() AS changes').get() as { readonly changes: number };
  return row.changes;
};

/** Every ten seconds: notes that the program lives, drops what is past its time, keeps the write-ahead log short. */
export function startUpkeep(options: Options): { stop(): void } {
  let changes = totalChanges(options.db);
  const timer = setInterval(() => {
    try {
      changes = tidy(options, changes);
    } catch (thrown) {
      options.onTrouble(thrown);
    }
  }, EVERY_MS);
  return { stop: () => clearInterval(timer) };
}
