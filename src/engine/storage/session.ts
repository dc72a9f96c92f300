import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { type Handlers, transferring } from '../threads/thread-calls.ts';
import { createSessions, createTokens, createUsers } from './access.ts';
import { createAudit } from './audit.ts';
import { createCheckStates } from './check-states.ts';
import { createLimits } from './care/limits.ts';
import { cutLog } from './care/log-file.ts';
import { createRemoved } from './care/removed.ts';
import { sweep } from './care/sweep.ts';
import { readUsage } from './care/usage.ts';
import { vacuum } from './care/vacuum.ts';
import { createCommitQueue } from './commit-queue.ts';
import { assertRoom, type DataFolder, dataFolder, fileBytes, makeFolder } from './data-folder.ts';
import { createCredentials } from './credentials.ts';
import { createDevices } from './devices.ts';
import { createEvents } from './events.ts';
import { createGaps } from './gaps.ts';
import { takeLock } from './lock.ts';
import { createMaintenance } from './maintenance.ts';
import { createMeta } from './meta.ts';
import { migrations } from './migrations.gen.ts';
import { applyMutation, type Repositories } from './mutations.ts';
import { openDatabase } from './open-database.ts';
import { createOutages } from './outages.ts';
import { createRemovedDevices } from './removed-devices.ts';
import { createSavedViews } from './saved-views.ts';
import { createRoundQuery } from './series/round-query.ts';
import { createRoundSeries } from './series/round-series.ts';
import type { Points } from './series/buckets.ts';
import { createSeriesStore } from './series/series-store.ts';
import { createSettings } from './settings.ts';
import { startUpkeep } from './upkeep.ts';
import { storageFault } from './sqlite-faults.ts';
import { type Prepare, statements } from './statements.ts';
import { createStates } from './states.ts';
import type { Mutation, Opened } from './storage.ts';
import type { StorageCalls, StorageConfig, StorageNote } from './storage-calls.ts';

type Tell = (note: StorageNote) => void;
/** An open data folder: answers every call but `open`. */
export type Session = { readonly opened: Opened; readonly handlers: Omit<Handlers<StorageCalls>, 'open'> };

const repositories = (prepare: Prepare, vantage: number): Repositories => ({
  devices: createDevices(prepare),
  states: createStates(prepare),
  checkStates: createCheckStates(prepare),
  events: createEvents(prepare, vantage),
  gaps: createGaps(prepare, vantage),
  maintenance: createMaintenance(prepare),
  outages: createOutages(prepare),
  removedDevices: createRemovedDevices(prepare),
  tokens: createTokens(prepare),
  sessions: createSessions(prepare),
  users: createUsers(prepare),
  credentials: createCredentials(prepare),
  audit: createAudit(prepare),
  settings: createSettings(prepare),
  views: createSavedViews(prepare),
});

const bytesOnDisk = ({ database }: DataFolder): number =>
  [database, `${database}-wal`, `${database}-shm`].reduce((sum, path) => sum + (fileBytes(path) ?? 0), 0);

/** Everything that works on one open database. */
function assemble(db: Database, config: StorageConfig, tell: Tell) {
  const prepare = statements(db, (name, ms) => tell({ note: 'slow', name, ms }));
  const meta = createMeta(prepare, Date.now(), config.isVisit);
  const transaction = db.transaction((work: () => void) => work());
  const atomic = (work: () => void) => transaction.immediate(work);
  const wait = (thrown: unknown, samples: number) =>
    tell({ note: 'samples-wait', samples, message: storageFault(thrown).message });
  const parts = repositories(prepare, meta.vantage);
  const limits = createLimits({
    stored: parts.settings,
    budgetBytes: config.seriesBudgetBytes,
    openBytes: () => {
      const { journal, parts: packed } = series.stats();
      return journal.bytes + packed.bytes;
    },
  });
  const removed = createRemoved(parts.settings);
  const series = createSeriesStore({
    prepare,
    atomic,
    vantage: meta.vantage,
    now: Date.now,
    retention: limits.limits,
    onRemoved: removed.add,
    alongside: () => meta.sawAt(Date.now()),
    onDamage: (damage) => tell({ note: 'damaged', ...damage }),
    onTrouble: wait,
    breathe: () => nextTurn(),
  });
  const findRounds = createRoundQuery(series, () => nextTurn());
  const rounds = createRoundSeries({ store: series, prepare, onTrouble: wait });
  const queue = createCommitQueue<Mutation>(db, (change) => applyMutation(parts, change));
  const takeAway = { table: series.chunks, owners: series.catalogue, atomic, limits: limits.limits };
  return { meta, series, rounds, findRounds, parts, queue, limits, takeAway: { ...takeAway, onRemoved: removed.add } };
}
type Assembly = ReturnType<typeof assemble>;
type Caring = {
  readonly db: Database;
  readonly folder: DataFolder;
  readonly isOpen: () => boolean;
  readonly onTrouble: (thrown: unknown) => void;
};

/** The memory of columns, each once: columns may share it. */
const buffersOf = ({ columns }: { readonly columns: readonly Points[] }): ArrayBuffer[] => [
  ...new Set(
    columns.flatMap(({ at, min, avg, max, count }) => [at, min, avg, max, count].map((x) => x.buffer as ArrayBuffer)),
  ),
];

const reads = ({ series, findRounds, parts }: Assembly) =>
  ({
    inventory: () => ({
      devices: parts.devices.list(),
      states: parts.states.list(),
      checkStates: parts.checkStates.list(),
      nextCheckNumber: parts.devices.nextCheckNumber(),
    }),
    rounds: async (query) => {
      const rows = await findRounds(query);
      return transferring(rows, [rows.buffer]);
    },
    series: async (query) => {
      const answer = await series.range(query);
      return transferring(answer, buffersOf(answer));
    },
    points: async (query) => {
      const answer = await series.points(query);
      return transferring(answer, buffersOf(answer));
    },
    seriesList: (filter) => series.catalogue.list(filter),
    seriesStats: () => series.stats(),
    events: (query) => parts.events.page(query),
    spans: (query) => parts.states.spans(query),
    outages: (query) => parts.outages.page(query),
    maintenance: () => parts.maintenance.list(),
    removedDevices: (query) => parts.removedDevices.list(query),
    views: () => parts.views.list(),
    gaps: (from) => parts.gaps.list(from),
    tokens: () => parts.tokens.list(),
    sessions: () => parts.sessions.list(),
    users: () => parts.users.list(),
    credentials: () => parts.credentials.list(),
    audit: (query) => parts.audit.page(query),
    checkAudit: () => parts.audit.check(() => nextTurn()),
    setting: (key) => parts.settings.get(key),
  }) satisfies Partial<Handlers<StorageCalls>>;

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

function serveFolder(folder: DataFolder, config: StorageConfig, tell: Tell): Session {
  const { db, existed, cleanExit } = openDatabase(folder, migrations);
  const assembly = assemble(db, config, tell);
  const { meta, series, rounds, queue } = assembly;
  const opened = { existed, cleanExit, lastSeenAt: meta.lastSeenAt() };
  meta.setCleanExit(false);
  meta.sawAt(Date.now());
  const onTrouble = (thrown: unknown) => tell({ note: 'trouble', message: storageFault(thrown).message });
  const everySecond = () => {
    rounds.retry();
    series.upkeep();
  };
  const isOpen = () => db.open;
  const upkeep = startUpkeep({ db, folder, meta, onTrouble, everySecond });

  const close = () => {
    upkeep.stop();
    queue.drain();
    rounds.retry();
    series.tick();
    series.close();
    try {
      meta.sawAt(Date.now());
      meta.setCleanExit(true);
      cutLog(db);
    } finally {
      db.close();
    }
  };
  return {
    opened,
    handlers: {
      ...reads(assembly),
      commit: (mutations) => queue.commit(mutations),
      append: (rows) => rounds.append(rows),
      bytes: () => bytesOnDisk(folder),
      ...caring(assembly, { db, folder, isOpen, onTrouble }),
      close,
    },
  };
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
    assertRoom(folder.root, config.floorBytes);
    const session = serveFolder(folder, config, tell);
    const close = () => {
      try {
        return session.handlers.close(null);
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
