import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { type Handlers, transferring } from '../threads/thread-calls.ts';
import { createSessions, createTokens } from './access.ts';
import { createCheckStates } from './check-states.ts';
import { createCommitQueue } from './commit-queue.ts';
import { assertRoom, type DataFolder, dataFolder, fileBytes, makeFolder } from './data-folder.ts';
import { createDevices } from './devices.ts';
import { createEvents } from './events.ts';
import { createGaps } from './gaps.ts';
import { takeLock } from './lock.ts';
import { createMeta } from './meta.ts';
import { migrations } from './migrations.gen.ts';
import { applyMutation, type Repositories } from './mutations.ts';
import { openDatabase } from './open-database.ts';
import type { EncodedRounds } from './series/round-journal.ts';
import { queryRounds } from './series/round-query.ts';
import { createRoundTable } from './series/round-table.ts';
import { createRoundWriter } from './series/round-writer.ts';
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
  tokens: createTokens(prepare),
  sessions: createSessions(prepare),
  settings: createSettings(prepare),
});

const bytesOnDisk = ({ database }: DataFolder): number =>
  [database, `${database}-wal`, `${database}-shm`].reduce((sum, path) => sum + (fileBytes(path) ?? 0), 0);

/** Everything that works on one open database. */
function assemble(db: Database, config: StorageConfig, tell: Tell) {
  const prepare = statements(db, (name, ms) => tell({ note: 'slow', name, ms }));
  const meta = createMeta(prepare, Date.now(), config.isVisit);
  const table = createRoundTable(prepare, meta.vantage, config.roundBudgetBytes);
  const writeBatch = db.transaction((batch: EncodedRounds) => {
    table.add(batch);
    meta.sawAt(Date.now());
  });
  const writer = createRoundWriter({
    write: (batch) => writeBatch.immediate(batch),
    onTrouble: (thrown, rows) => tell({ note: 'rounds-wait', rows, message: storageFault(thrown).message }),
  });
  const parts = repositories(prepare, meta.vantage);
  const queue = createCommitQueue<Mutation>(db, (change) => applyMutation(parts, change));
  return { meta, table, writer, parts, queue };
}
type Assembly = ReturnType<typeof assemble>;

const reads = ({ table, writer, parts }: Assembly, tell: Tell) =>
  ({
    inventory: () => ({
      devices: parts.devices.list(),
      states: parts.states.list(),
      checkStates: parts.checkStates.list(),
      nextCheckNumber: parts.devices.nextCheckNumber(),
    }),
    rounds: async (query) => {
      writer.flush();
      const rows = await queryRounds(table, query, {
        onDamage: (batch) => tell({ note: 'damaged', ...batch }),
        breathe: () => nextTurn(),
      });
      return transferring(rows, [rows.buffer]);
    },
    events: (query) => parts.events.page(query),
    spans: (from) => parts.states.spans(from),
    gaps: (from) => parts.gaps.list(from),
    tokens: () => parts.tokens.list(),
    sessions: () => parts.sessions.list(),
    setting: (key) => parts.settings.get(key),
  }) satisfies Partial<Handlers<StorageCalls>>;

function serveFolder(folder: DataFolder, config: StorageConfig, tell: Tell): Session {
  const { db, existed, cleanExit } = openDatabase(folder, migrations);
  const assembly = assemble(db, config, tell);
  const { meta, table, writer, queue } = assembly;
  const opened = { existed, cleanExit, lastSeenAt: meta.lastSeenAt() };
  meta.setCleanExit(false);
  meta.sawAt(Date.now());
  const onTrouble = (thrown: unknown) => tell({ note: 'trouble', message: storageFault(thrown).message });
  const upkeep = startUpkeep({ db, folder, meta, table, onTrouble });

  const close = () => {
    upkeep.stop();
    queue.drain();
    writer.flush();
    writer.dispose();
    try {
      meta.sawAt(Date.now());
      meta.setCleanExit(true);
      db.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      db.close();
    }
  };
  return {
    opened,
    handlers: {
      ...reads(assembly, tell),
      commit: (mutations) => queue.commit(mutations),
      append: (rows) => writer.append(rows),
      bytes: () => bytesOnDisk(folder),
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
