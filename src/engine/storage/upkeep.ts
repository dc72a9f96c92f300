import type { Database } from 'better-sqlite3';
import { cutLog } from './care/log-file.ts';
import { freePages } from './care/vacuum.ts';
import { type DataFolder, fileBytes } from './data-folder.ts';
import type { Meta } from './meta.ts';

const EVERY_MS = 10_000;
const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
/** Pages of 4 KiB that may lie free: what retention takes away is soon written over by what is measured next. */
const FREE_PAGES = 4096;
/** … and the share of the file. When both are passed, some pages are given back to the disk once a minute. */
const FREE_SHARE = 0.1;
/** Given back at a time: about 15 ms. */
const STEP_PAGES = 512;
/** A write-ahead log that is larger is cut back; automatic checkpoints begin at 16 MiB. */
const WAL_BYTES = 6 * 1024 ** 2;
/** … and one that is larger than this is told of: a reader that does not end holds it. */
const WAL_ALARM_BYTES = 64 * 1024 ** 2;

type Options = {
  readonly db: Database;
  readonly folder: DataFolder;
  readonly meta: Meta;
  readonly onTrouble: (thrown: unknown) => void;
  readonly onLargeLog: (bytes: number) => void;
  /** A short step of the work that never ends: sealing, moving and taking away what was measured. */
  readonly everySecond: () => void;
};

function tidy({ db, folder, meta, onLargeLog }: Options, changesBefore: number): number {
  const changes = totalChanges(db);
  const isIdle = changes === changesBefore;
  meta.sawAt(Date.now());
  if (isIdle || (fileBytes(`${folder.database}-wal`) ?? 0) > WAL_BYTES) cutLog(db);
  const left = fileBytes(`${folder.database}-wal`) ?? 0;
  if (left > WAL_ALARM_BYTES) onLargeLog(left);
  return totalChanges(db);
}

/** Gives some free pages back to the disk when there are many. */
export function giveBack(db: Database): void {
  const pages = Number(db.pragma('page_count', { simple: true }));
  if (freePages(db) > Math.max(FREE_PAGES, FREE_SHARE * pages)) db.pragma(`incremental_vacuum(${String(STEP_PAGES)})`);
}

const totalChanges = (db: Database): number => {
  const row = db.prepare('SELECT total_changes() AS changes').get() as { readonly changes: number };
  return row.changes;
};

/** Every ten seconds: notes that the program lives, keeps the write-ahead log short. Every minute: gives back room. */
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
    setInterval(
      guarded(() => giveBack(options.db)),
      MINUTE_MS,
    ),
  ];
  return {
    stop: () => {
      for (const timer of timers) clearInterval(timer);
    },
  };
}
