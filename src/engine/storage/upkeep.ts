import type { Database } from 'better-sqlite3';
import { type DataFolder, fileBytes } from './data-folder.ts';
import type { Meta } from './meta.ts';

const EVERY_MS = 10_000;
const SECOND_MS = 1000;
/** Pages of 4 KiB that may lie free in the file before some are given back to the disk. */
const FREE_PAGES = 4096;
/** A write-ahead log that is larger is cut back; automatic checkpoints begin at 4 MiB. */
const WAL_BYTES = 6 * 1024 ** 2;

type Options = {
  readonly db: Database;
  readonly folder: DataFolder;
  readonly meta: Meta;
  readonly onTrouble: (thrown: unknown) => void;
  /** A short step of the work that never ends: sealing, moving and taking away what was measured. */
  readonly everySecond: () => void;
};

function tidy({ db, folder, meta }: Options, changesBefore: number): number {
  const changes = totalChanges(db);
  const isIdle = changes === changesBefore;
  meta.sawAt(Date.now());
  if (Number(db.pragma('freelist_count', { simple: true })) > FREE_PAGES) db.pragma('incremental_vacuum(256)');
  if (isIdle || (fileBytes(`${folder.database}-wal`) ?? 0) > WAL_BYTES) db.pragma('wal_checkpoint(TRUNCATE)');
  return totalChanges(db);
}

const totalChanges = (db: Database): number => {
  const row = db.prepare('SELECT total_changes() AS changes').get() as { readonly changes: number };
  return row.changes;
};

/** Every ten seconds: notes that the program lives, gives back room, keeps the write-ahead log short. */
export function startUpkeep(options: Options): { stop(): void } {
  let changes = totalChanges(options.db);
  const guarded = (work: () => void) => () => {
    try {
      work();
    } catch (thrown) {
      options.onTrouble(thrown);
    }
  };
  const timers = [
    setInterval(guarded(options.everySecond), SECOND_MS),
    setInterval(
      guarded(() => {
        changes = tidy(options, changes);
      }),
      EVERY_MS,
    ),
  ];
  return {
    stop: () => {
      for (const timer of timers) clearInterval(timer);
    },
  };
}
