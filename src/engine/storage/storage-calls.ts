import type { Usage } from './care/usage.ts';
import type { Vacuumed } from './care/vacuum.ts';
import type { Disk, Floors } from './space/floors.ts';
import type { StoredGeoPlace } from './geo-places.ts';
import type { StoredMaps, StoredPicture } from './maps.ts';
import type { DiscoveryContents, StoredHost } from './discovery.ts';
import type { StoredFacts, StoredInterface, WatchedOid } from './interfaces.ts';
import type { Series, SeriesFilter, SeriesSpec } from './series/series-spec.ts';
import type { Damage } from './series/merging.ts';
import type { PointsAnswer, PointsQuery } from './series/points.ts';
import type { SeriesAnswer, SeriesQuery } from './series/range.ts';
import type { RoundQuery } from './series/round-query.ts';
import type { SeriesStats } from './series/series-store.ts';
import type {
  AuditCheck,
  AuditQuery,
  EventQuery,
  Mutation,
  Opened,
  OutageQuery,
  RemovedQuery,
  SpanQuery,
  StateSpan,
  StoredAudit,
  StoredCheckState,
  StoredCredential,
  StoredDevice,
  StoredEvent,
  StoredGap,
  StoredMaintenance,
  StoredMib,
  StoredOutage,
  StoredRemoval,
  StoredSession,
  StoredSighting,
  StoredState,
  StoredToken,
  StoredUser,
  StoredView,
  StoredWiring,
  TopologyQuery,
  TopologySpan,
} from './storage.ts';

/** What a storage thread must know to begin. */
export type StorageConfig = {
  readonly dataDir: string;
  /** Least free space on the disk, bytes. */
  readonly floorBytes: number;
  readonly isVisit: boolean;
  /** Most bytes of everything that was measured, until somebody chooses another number. */
  readonly seriesBudgetBytes: number;
  readonly floors: Floors;
  /** The one that writes; one that only looks, at a copy in memory; or at nothing, while the database is recovered. */
  readonly as: 'owner' | 'view' | 'blank';
};

/** The calls of the storage thread; `Storage` is their face. */
export type StorageCalls = {
  open: (config: StorageConfig) => Opened;
  inventory: (input: null) => {
    readonly devices: readonly StoredDevice[];
    readonly states: readonly StoredState[];
    readonly checkStates: readonly StoredCheckState[];
    readonly nextCheckNumber: number;
  };
  commit: (mutations: readonly Mutation[]) => void;
  append: (rows: Float64Array) => void;
  appendInterfaces: (rows: Float64Array) => void;
  appendSamples: (samples: Float64Array) => void;
  ensureSeries: (specs: readonly SeriesSpec[]) => readonly number[];
  interfaces: (input: null) => {
    readonly items: readonly StoredInterface[];
    readonly nextNumber: number;
    readonly oids: readonly WatchedOid[];
  };
  deviceFacts: (id: string) => StoredFacts | undefined;
  mibs: (input: null) => readonly StoredMib[];
  topology: (input: null) => {
    readonly wirings: readonly StoredWiring[];
    readonly spans: readonly TopologySpan[];
    readonly sightings: readonly StoredSighting[];
  };
  topologySpans: (query: TopologyQuery) => readonly TopologySpan[];
  sightings: (query: { readonly macs: readonly string[]; readonly limit: number }) => readonly StoredSighting[];
  discovery: (input: null) => DiscoveryContents;
  scanHosts: (scanId: string) => readonly StoredHost[];
  rounds: (query: RoundQuery) => Float64Array;
  series: (query: SeriesQuery) => SeriesAnswer;
  points: (query: PointsQuery) => PointsAnswer;
  seriesList: (filter: SeriesFilter) => readonly Series[];
  seriesStats: (input: null) => SeriesStats;
  events: (query: EventQuery) => { readonly items: readonly StoredEvent[]; readonly nextCursor: string | null };
  spans: (query: SpanQuery) => readonly StateSpan[];
  outages: (query: OutageQuery) => { readonly items: readonly StoredOutage[]; readonly nextCursor: string | null };
  maintenance: (input: null) => readonly StoredMaintenance[];
  removedDevices: (query: RemovedQuery) => readonly StoredRemoval[];
  views: (input: null) => readonly StoredView[];
  gaps: (from: number) => readonly StoredGap[];
  tokens: (input: null) => readonly StoredToken[];
  sessions: (input: null) => readonly StoredSession[];
  users: (input: null) => readonly StoredUser[];
  credentials: (input: null) => readonly StoredCredential[];
  audit: (query: AuditQuery) => readonly StoredAudit[];
  checkAudit: (input: null) => AuditCheck;
  maps: (input: null) => StoredMaps;
  mapPicture: (id: string) => StoredPicture | undefined;
  geoPlaces: (input: null) => readonly StoredGeoPlace[];
  setting: (key: string) => unknown;
  bytes: (input: null) => number;
  usage: (input: null) => Usage;
  refreshRetention: (input: null) => void;
  vacuum: (options: { readonly full: boolean }) => Vacuumed;
  close: (input: null) => void;
};

/** What the storage thread says unasked. */
export type StorageNote =
  | { readonly note: 'disk'; readonly disk: Disk }
  /** The write-ahead log is far larger than it should ever be: something holds it. */
  | { readonly note: 'log-large'; readonly bytes: number }
  | { readonly note: 'slow'; readonly name: string; readonly ms: number }
  | ({ readonly note: 'damaged' } & Damage)
  | { readonly note: 'samples-wait'; readonly samples: number; readonly message: string }
  | { readonly note: 'trouble'; readonly message: string };
