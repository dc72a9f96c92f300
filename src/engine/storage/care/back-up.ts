import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { platform } from 'node:os';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { Fault } from '../../../contract/faults.ts';
import { schemaVersion } from '../migrate.ts';
import { storageFault } from '../sqlite-faults.ts';
import type { CareTask } from './care-messages.ts';
import { rowCounts } from './row-counts.ts';

/** 1 MiB: a step takes a few milliseconds, so that a cancelled copy ends at once. */
const STEP_PAGES = 256;
/** Written out this often: left to the end, all of it at once would keep the commits of the program waiting. */
const SYNC_EVERY_STEPS = 16;

type Task = Extract<CareTask, { kind: 'backup' }>;
type OnStep = (done: number, total: number) => void;

const exists = (target: string) =>
  new Fault('conflict', `${target} exists already. It was not touched; --force would replace it.`);

/** Waits until a file, or the entries of a folder, are on disk. */
function sync(path: string, flags: 'r' | 'r+'): void {
  const file = openSync(path, flags);
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** What a copy must share with what it was copied from. */
const likeness = (db: Database.Database): string =>
  JSON.stringify([db.pragma('application_id', { simple: true }), schemaVersion(db), rowCounts(db)]);

/** Opens the copy as a stranger would. One plain file afterwards, readable also where nothing can be written. */
function prove(path: string, expected: string): void {
  const copy = new Database(path, { fileMustExist: true });
  try {
    copy.pragma('journal_mode = DELETE');
    const verdict = String(copy.pragma('quick_check(1)', { simple: true }));
    if (verdict !== 'ok' || likeness(copy) !== expected)
      throw new Fault('internal', `The copy is not whole (${verdict}). Nothing was kept of it.`, {
        reason: 'data-corrupt',
      });
  } finally {
    copy.close();
  }
}

/** Gives the copy its name in one step, so that a file of that name is always a whole copy. */
function publish({ temporary, target, force }: Task): void {
  if (force) return renameSync(temporary, target);
  try {
    // Unlike a rename, a link never takes the place of a file that came into being meanwhile.
    linkSync(temporary, target);
    rmSync(temporary);
  } catch (thrown) {
    if (existsSync(target)) throw exists(target);
    if (!existsSync(temporary)) throw thrown;
    // A file system without links, as on most memory sticks.
    renameSync(temporary, target);
  }
}

function faultOf(thrown: unknown, target: string): Fault {
  const fault = storageFault(thrown);
  const isFull = fault !== thrown && fault.message.endsWith('is full.');
  if (!isFull) return fault;
  return new Fault('conflict', `The disk that holds ${dirname(target)} is full. Nothing was kept of the copy.`, {
    reason: 'data-unwritable',
    retryable: true,
    cause: thrown,
  });
}

async function copyAll(db: Database.Database, task: Task, onStep: OnStep): Promise<number> {
  // Made here with the permissions of the original; never through a link that someone put there.
  rmSync(task.temporary, { force: true });
  closeSync(openSync(task.temporary, 'wx', 0o600));
  // One moment for all of it: without the transaction, each commit of the program would begin the copy anew.
  db.exec('BEGIN');
  const expected = likeness(db);
  let steps = 0;
  const copy = openSync(task.temporary, 'r+');
  try {
    await db.backup(task.temporary, {
      progress: ({ totalPages, remainingPages }) => {
        onStep(totalPages - remainingPages, totalPages);
        steps += 1;
        if (steps % SYNC_EVERY_STEPS === 0) fsyncSync(copy);
        return STEP_PAGES;
      },
    });
  } finally {
    closeSync(copy);
  }
  db.exec('COMMIT');
  prove(task.temporary, expected);
  sync(task.temporary, 'r+');
  publish(task);
  if (platform() !== 'win32') sync(dirname(task.target), 'r');
  return statSync(task.target).size;
}

/**
 * Copies a database that is in use, page by page: measured against `VACUUM INTO`, it takes as long, but can tell how far
 * it is and be stopped. The copy is opened, checked and on disk before it gets its name; of anything else nothing is kept.
 *
 * @param db read-only
 * @param onStep pages done, of all; throws when the copy was cancelled
 * @returns bytes of the copy
 * @throws {Fault} conflict when the target came into being meanwhile or its disk is full; what `onStep` throws
 */
export async function backUp(db: Database.Database, task: Task, onStep: OnStep): Promise<number> {
  try {
    return await copyAll(db, task, onStep);
  } catch (thrown) {
    for (const end of ['', '-journal', '-wal', '-shm']) rmSync(`${task.temporary}${end}`, { force: true });
    throw faultOf(thrown, task.target);
  }
}
