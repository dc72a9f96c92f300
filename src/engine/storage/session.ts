import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import type { Handlers } from '../threads/thread-calls.ts';
import { type Assembly, assemble, bytesOnDisk, reads, type Session, type Tell } from './assembly.ts';
import { cutLog } from './care/log-file.ts';
import { sweep } from './care/sweep.ts';
import { readUsage } from './care/usage.ts';
import { vacuum } from './care/vacuum.ts';
import { assertRoom, type DataFolder, dataFolder, fileBytes, makeFolder } from './data-folder.ts';
import { takeLock } from './lock.ts';
import { lostCommitsOf } from './log-check.ts';
import { migrations } from './migrations.gen.ts';
import { openDatabase } from './open-database.ts';
import { isSealBroken, isUnsealed, removeSeal, seal } from './seal.ts';
import { createBallast } from './space/ballast.ts';
import { readDisk } from './space/floors.ts';
import { createSolidShm, type SolidShm } from './space/solid-shm.ts';
import { createSpaceGuard, type SpaceGuard } from './space/space-guard.ts';
import { storageFault } from './sqlite-faults.ts';
import type { StorageCalls, StorageConfig } from './storage-calls.ts';
import { giveBack, startUpkeep } from './upkeep.ts';

const UPKEEP_STEPS = 10;
const UPKEEP_PAUSE_MS = 50;

type Caring = {
  readonly db: Database;
  readonly folder: DataFolder;
  readonly isOpen: () => boolean;
  readonly onTrouble: (thrown: unknown) => void;
};
type Watching = { readonly tell: Tell; readonly guard: SpaceGuard | undefined; readonly shm: SolidShm };

/** Care of the whole database. @param isOpen false once it is being closed */
function caring(assembly: Assembly, { db, folder, isOpen, onTrouble }: Caring) {
  const { series, limits, takeAway } = assembly;
  const breathe = async () => {
    await nextTurn();
    return isOpen();
  };
  return {
    usage: () => readUsage({ db, folder, store: series, settings: limits.settings(), breathe: () => nextTurn() }),
    refreshRetention: () => {
      limits.refresh();
      // Nobody waits for it: it may take a while, and what it does not reach now goes with the upkeep.
      sweep({ ...takeAway, now: Date.now, breathe }).catch(onTrouble);
    },
    vacuum: ({ full }) => vacuum({ db, folder, full, breathe }),
  } satisfies Partial<Handlers<StorageCalls>>;
}

/** Everything done regularly: keeps the log short, the room in view and the measurements in order. */
function startWork(assembly: Assembly, care: Caring, { tell, guard, shm }: Watching) {
  const { meta, series, rounds, interfaces } = assembly;
  // Where much is measured there is much to seal: short steps, so that commits are answered between them.
  const step = (left: number): void => {
    if (left === 0 || !care.isOpen()) return;
    try {
      if (series.upkeep()) setTimeout(step, UPKEEP_PAUSE_MS, left - 1);
    } catch (thrown) {
      care.onTrouble(thrown);
    }
  };
  const everySecond = () => {
    shm.fill();
    try {
      guard?.look();
    } catch (thrown) {
      care.onTrouble(thrown);
    }
    rounds.retry();
    interfaces.retry();
    step(UPKEEP_STEPS);
  };
  const onLargeLog = (bytes: number) => tell({ note: 'log-large', bytes });
  return startUpkeep({ ...care, meta, onLargeLog, everySecond });
}

function createGuard(folder: DataFolder, { floors }: StorageConfig, tell: Tell, relieve: () => void): SpaceGuard {
  return createSpaceGuard({
    floors,
    read: () => readDisk(folder.root, floors),
    ballast: createBallast(folder.ballast, floors.ballastBytes),
    relieve,
    onNews: (disk) => tell({ note: 'disk', disk }),
  });
}

function serveFolder(folder: DataFolder, config: StorageConfig, tell: Tell): Session {
  const damage = { isAltered: isSealBroken(folder), lostCommits: lostCommitsOf(folder.database) };
  const { db, existed, cleanExit } = openDatabase(folder, migrations, damage.isAltered || isUnsealed(folder));
  removeSeal(folder);
  const shm = createSolidShm(folder.database);
  shm.fill();
  const onTrouble = (thrown: unknown) => tell({ note: 'trouble', message: storageFault(thrown).message });
  // A visit leaves the room as it is.
  const guard = config.isVisit
    ? undefined
    : createGuard(folder, config, tell, () => {
        giveBack(db);
        handlers.refreshRetention();
        cutLog(db);
      });
  const assembly = assemble(db, config, { tell, isSaving: () => guard?.isSaving() === true });
  const { meta, series, rounds, interfaces, queue } = assembly;
  const opened = { existed, cleanExit, lastSeenAt: meta.lastSeenAt(), ...damage };
  meta.setCleanExit(false);
  meta.sawAt(Date.now());
  const care: Caring = { db, folder, isOpen: () => db.open, onTrouble };
  const upkeep = startWork(assembly, care, { tell, guard, shm });

  const close = () => {
    upkeep.stop();
    try {
      queue.drain();
      rounds.retry();
      interfaces.retry();
      series.tick();
      series.close();
      meta.sawAt(Date.now());
      meta.setCleanExit(true);
      cutLog(db);
    } finally {
      db.close();
      shm.close();
    }
    if (fileBytes(`${folder.database}-wal`) === undefined) seal(folder);
  };
  const handlers = {
    ...reads(assembly),
    commit: (mutations) => queue.commit(mutations),
    append: (rows) => rounds.append(rows),
    appendInterfaces: (rows) => interfaces.append(rows),
    appendSamples: (samples) => series.append(samples),
    ensureSeries: (specs) => series.catalogue.ensure(specs).map(({ number }) => number),
    bytes: () => bytesOnDisk(folder),
    ...caring(assembly, care),
    close,
  } satisfies Session['handlers'];
  return { opened, handlers };
}

/** On a disk that is too full to open the database, the ballast is what is left to give up. */
function makeRoom(folder: DataFolder, { floorBytes, floors }: StorageConfig): void {
  try {
    assertRoom(folder.root, floorBytes);
  } catch (thrown) {
    if (!createBallast(folder.ballast, floors.ballastBytes).drop()) throw thrown;
    assertRoom(folder.root, floorBytes);
  }
}

/**
 * Opens a data folder in the order that protects it: folder, lock, free space, then the database.
 *
 * @throws {Fault} with the reason data-locked, data-unwritable, data-corrupt or data-newer; the lock is free again then
 */
export function openSession(config: StorageConfig, tell: Tell): Session {
  const folder = dataFolder(config.dataDir);
  makeFolder(folder.root);
  const lock = takeLock(folder);
  try {
    makeRoom(folder, config);
    const session = serveFolder(folder, config, tell);
    const close = () => {
      try {
        void session.handlers.close(null);
      } finally {
        lock.release();
      }
    };
    return { ...session, handlers: { ...session.handlers, close } };
  } catch (thrown) {
    lock.release();
    throw storageFault(thrown);
  }
}
