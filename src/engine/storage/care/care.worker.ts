import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { Fault } from '../../../contract/faults.ts';
import { storageFault } from '../sqlite-faults.ts';
import { backUp } from './back-up.ts';
import type { CareResults, CareTask, CareWorkerData, FromCareThread } from './care-messages.ts';
import { rowCounts } from './row-counts.ts';
import { verifyDatabase } from './verify.ts';

/** How often it is told how far the work is, ms. */
const TELL_EVERY_MS = 200;
/** Enough for roots and the pages of one question: the cache of the storage thread is the one that counts. */
const CACHE_KIB = 4096;

const port = parentPort;
if (!port) throw new Fault('internal', 'care.worker must be started as a worker thread.');
const { task, stop } = workerData as CareWorkerData;
const stopFlag = new Int32Array(stop);
const tell = (message: FromCareThread): void => port.postMessage(message);

let toldAt = -Infinity;
function onStep(done: number, total: number): void {
  if (Atomics.load(stopFlag, 0) !== 0) throw new Fault('conflict', 'It was cancelled. Nothing was changed.');
  const now = performance.now();
  if (now - toldAt < TELL_EVERY_MS) return;
  toldAt = now;
  tell({ kind: 'progress', done, total });
}

async function work(db: Database.Database, what: CareTask): Promise<CareResults[CareTask['kind']]> {
  if (what.kind === 'verify') return verifyDatabase(db, { quick: what.quick, onStep });
  if (what.kind === 'backup') return backUp(db, what, onStep);
  return rowCounts(db);
}

try {
  // The one connection that writes stays the storage thread's.
  const db = new Database(task.database, { readonly: true, fileMustExist: true });
  try {
    db.pragma(`cache_size = -${String(CACHE_KIB)}`);
    tell({ kind: 'done', result: await work(db, task) });
  } finally {
    db.close();
  }
} catch (thrown) {
  tell({ kind: 'failed', fault: storageFault(thrown).toData() });
}
