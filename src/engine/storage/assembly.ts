import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { type Handlers, transferring } from '../threads/thread-calls.ts';
import { createSessions, createTokens, createUsers } from './access.ts';
import { createAudit } from './audit.ts';
import { createLimits } from './care/limits.ts';
import { createRemoved } from './care/removed.ts';
import { createCheckStates } from './check-states.ts';
import { createCommitQueue } from './commit-queue.ts';
import { createCredentials } from './credentials.ts';
import { type DataFolder, fileBytes } from './data-folder.ts';
import { createDevices } from './devices.ts';
import { createDiscovery } from './discovery.ts';
import { createEvents } from './events.ts';
import { createGaps } from './gaps.ts';
import { createGeoPlaces } from './geo-places.ts';
import { createInterfaces } from './interfaces.ts';
import { createMaintenance } from './maintenance.ts';
import { createMaps } from './maps.ts';
import { createMeta } from './meta.ts';
import { createMibs } from './mibs.ts';
import { createTopologyTables } from './topology.ts';
import { applyMutation, type Repositories } from './mutations.ts';
import { createOutages } from './outages.ts';
import { createRemovedDevices } from './removed-devices.ts';
import { createSavedViews } from './saved-views.ts';
import type { Points } from './series/buckets.ts';
import { createInterfaceSeries } from './series/interface-series.ts';
import { createRoundQuery } from './series/round-query.ts';
import { createRoundSeries } from './series/round-series.ts';
import { createSeriesStore } from './series/series-store.ts';
import { createSettings } from './settings.ts';
import { storageFault } from './sqlite-faults.ts';
import { createStates } from './states.ts';
import { type Prepare, statements } from './statements.ts';
import type { Mutation, Opened } from './storage.ts';
import type { StorageCalls, StorageConfig, StorageNote } from './storage-calls.ts';

export type Tell = (note: StorageNote) => void;
/** An open data folder: answers every call but `open`. */
export type Session = { readonly opened: Opened; readonly handlers: Omit<Handlers<StorageCalls>, 'open'> };

const repositories = (prepare: Prepare, vantage: number): Repositories => ({
  devices: createDevices(prepare),
  states: createStates(prepare),
  checkStates: createCheckStates(prepare),
  events: createEvents(prepare, vantage),
  gaps: createGaps(prepare, vantage),
  interfaces: createInterfaces(prepare),
  mibs: createMibs(prepare),
  topology: createTopologyTables(prepare),
  discovery: createDiscovery(prepare),
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
  maps: createMaps(prepare),
  geoPlaces: createGeoPlaces(prepare),
});

export const bytesOnDisk = ({ database }: DataFolder): number =>
  [database, `${database}-wal`, `${database}-shm`].reduce((sum, path) => sum + (fileBytes(path) ?? 0), 0);

type Surroundings = {
  readonly tell: Tell;
  /** The disk is nearly full; see `space/floors.ts`. */
  readonly isSaving: () => boolean;
};

/** Everything that works on one open database. */
export function assemble(db: Database, config: StorageConfig, { tell, isSaving }: Surroundings) {
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
    isSaving,
    breathe: () => nextTurn(),
  });
  const findRounds = createRoundQuery(series, () => nextTurn());
  const rounds = createRoundSeries({ store: series, prepare, onTrouble: wait });
  const interfaces = createInterfaceSeries({ store: series, onTrouble: wait });
  const queue = createCommitQueue<Mutation>(db, (change) => applyMutation(parts, change));
  const takeAway = { table: series.chunks, owners: series.catalogue, atomic, limits: limits.limits };
  return {
    meta,
    series,
    rounds,
    interfaces,
    findRounds,
    parts,
    queue,
    limits,
    takeAway: { ...takeAway, onRemoved: removed.add },
  };
}
export type Assembly = ReturnType<typeof assemble>;

/** The memory of columns, each once: columns may share it. */
const buffersOf = ({ columns }: { readonly columns: readonly Points[] }): ArrayBuffer[] => [
  ...new Set(
    columns.flatMap(({ at, min, avg, max, count }) => [at, min, avg, max, count].map((x) => x.buffer as ArrayBuffer)),
  ),
];

/** Answers that change nothing. */
export const reads = ({ series, findRounds, parts }: Assembly) =>
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
    interfaces: () => ({
      items: parts.interfaces.list(),
      nextNumber: parts.interfaces.nextNumber(),
      oids: parts.interfaces.oids(),
    }),
    deviceFacts: (id) => parts.interfaces.facts(id),
    mibs: () => parts.mibs.list(),
    maps: () => ({ items: parts.maps.list(), placements: parts.maps.placements() }),
    mapPicture: (id) => parts.maps.picture(id),
    geoPlaces: () => parts.geoPlaces.list(),
    topology: () => ({
      wirings: parts.topology.wirings(),
      spans: parts.topology.open(),
      sightings: parts.topology.sightings(),
    }),
    topologySpans: (query) => parts.topology.spans(query),
    sightings: ({ macs, limit }) => parts.topology.sightingsOf(macs, limit),
    discovery: () => parts.discovery.contents(),
    scanHosts: (scanId) => parts.discovery.hostsOf(scanId),
    setting: (key) => parts.settings.get(key),
  }) satisfies Partial<Handlers<StorageCalls>>;
