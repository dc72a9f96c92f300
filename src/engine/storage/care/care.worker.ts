import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { Fault } from '../../../contract/faults.ts';
import { dataFolder } from '../data-folder.ts';
import { restore } from '../recovery/restore.ts';
import { salvage } from '../recovery/salvage.ts';
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

/** Works on the present database. The one connection that writes stays the storage thread's. */
async function read(what: Exclude<CareTask, { dataDir: string }>): Promise<CareResults[CareTask['kind']]> {
  const db = new Database(what.database, { readonly: true, fileMustExist: true });
  try {
    db.pragma(`cache_size = -${String(CACHE_KIB)}`);
    if (what.kind === 'verify') return verifyDatabase(db, { quick: what.quick, onStep });
    if (what.kind === 'backup') return await backUp(db, what, onStep);
    return rowCounts(db);
  } finally {
    db.close();
  }
}

async function work(what: CareTask): Promise<CareResults[CareTask['kind']]> {
  if (what.kind === 'restore') return restore(dataFolder(what.dataDir), what.source);
  if (what.kind === 'salvage') return salvage(dataFolder(what.dataDir));
  return read(what);
}

try {
  tell({ kind: 'done', result: await work(task) });
} catch (thrown) {
  tell({ kind: 'failed', fault: storageFault(thrown).toData() });
}
