import type { EventKind, EventLevel } from '../../contract/logs.ts';
import type { Care } from './care/care.ts';
import type { DiscoveryContents, HostDecision, StoredHost, StoredScan, StoredSchedule } from './discovery.ts';
import type { StoredGeoPlace } from './geo-places.ts';
import type { StoredFacts, StoredInterface, WatchedOid } from './interfaces.ts';
import type { PlacementChange, StoredMap, StoredMaps, StoredPicture } from './maps.ts';
import type { Series, SeriesFilter, SeriesSpec } from './series/series-spec.ts';
import type { PointsAnswer, PointsQuery } from './series/points.ts';
import type { SeriesAnswer, SeriesQuery } from './series/range.ts';
import type { SeriesStats } from './series/series-store.ts';
import type { Disk } from './space/floors.ts';
import type { StoredSighting, StoredWiring, TopologyQuery, TopologySpan } from './topology.ts';
import type {
  AuditCheck,
  AuditEntry,
  AuditQuery,
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
  StoredState,
  StoredToken,
  StoredUser,
  StoredView,
} from './stored.ts';

export type * from './stored.ts';
export type { InterfaceSettings, StoredFacts, StoredInterface, WatchedOid } from './interfaces.ts';
export type {
  DiscoveryContents,
  HostDecision,
  ScanSpec,
  StoredHost,
  StoredScan,
  StoredSchedule,
} from './discovery.ts';
export type { StoredSighting, StoredWiring, TopologyQuery, TopologySpan } from './topology.ts';
export type { StoredMap, StoredMaps, StoredPicture } from './maps.ts';
export type { StoredGeoPlace } from './geo-places.ts';
export type { SeriesSpec } from './series/series-spec.ts';
export { seriesNumber as interfaceSeries } from './series/interface-groups.ts';

/** One durable change. A list of them is applied in one transaction: all or none. */
export type Mutation =
  | { readonly type: 'device.put'; readonly device: StoredDevice }
  | { readonly type: 'device.remove'; readonly id: string; readonly at: number }
  | { readonly type: 'state.put'; readonly state: StoredState }
  | { readonly type: 'check-state.put'; readonly state: StoredCheckState }
  | { readonly type: 'event.add'; readonly event: StoredEvent }
  /** A clock that had been set forward was set back to `at`: what began later begins then. */
  | { readonly type: 'time.back'; readonly at: number }
  | { readonly type: 'gap.add'; readonly gap: StoredGap }
  | { readonly type: 'maintenance.put'; readonly window: StoredMaintenance }
  | { readonly type: 'maintenance.remove'; readonly id: string }
  | { readonly type: 'view.put'; readonly view: StoredView }
  | { readonly type: 'view.remove'; readonly id: string }
  | { readonly type: 'token.put'; readonly token: StoredToken }
  | { readonly type: 'token.remove'; readonly id: string }
  | { readonly type: 'session.put'; readonly session: StoredSession }
  | { readonly type: 'session.remove'; readonly id: string }
  | { readonly type: 'user.put'; readonly user: StoredUser }
  | { readonly type: 'user.remove'; readonly id: string }
  | { readonly type: 'credential.put'; readonly credential: StoredCredential }
  | { readonly type: 'credential.remove'; readonly id: string }
  | { readonly type: 'audit.add'; readonly entry: AuditEntry }
  | { readonly type: 'interface.put'; readonly one: StoredInterface }
  | { readonly type: 'facts.put'; readonly told: StoredFacts }
  | { readonly type: 'mib.put'; readonly mib: StoredMib }
  | { readonly type: 'mib.remove'; readonly name: string }
  | { readonly type: 'oid.put'; readonly watched: WatchedOid }
  | { readonly type: 'oid.remove'; readonly id: string }
  | { readonly type: 'scan.put'; readonly scan: StoredScan }
  | { readonly type: 'scan.remove'; readonly id: string }
  | { readonly type: 'host.put'; readonly host: StoredHost }
  | { readonly type: 'host.remove'; readonly id: string }
  | { readonly type: 'scan-host.put'; readonly scanId: string; readonly host: StoredHost }
  | { readonly type: 'scan-host.remove'; readonly scanId: string; readonly hostId: string }
  | { readonly type: 'host.decide'; readonly decision: HostDecision }
  | { readonly type: 'schedule.put'; readonly schedule: StoredSchedule }
  | { readonly type: 'schedule.remove'; readonly id: string }
  | { readonly type: 'wiring.put'; readonly wiring: StoredWiring }
  | { readonly type: 'wiring.remove'; readonly id: string }
  | { readonly type: 'topology.put'; readonly span: TopologySpan }
  | { readonly type: 'topology.end'; readonly kind: TopologySpan['kind']; readonly id: string; readonly at: number }
  | { readonly type: 'sighting.put'; readonly sighting: StoredSighting }
  | { readonly type: 'map.put'; readonly map: StoredMap }
  | { readonly type: 'map.remove'; readonly id: string }
  | ({ readonly type: 'map.place'; readonly id: string } & PlacementChange)
  | { readonly type: 'map.picture'; readonly id: string; readonly picture: StoredPicture | null }
  | { readonly type: 'geo.put'; readonly place: StoredGeoPlace }
  | { readonly type: 'geo.remove'; readonly deviceId: string }
  | { readonly type: 'setting.put'; readonly key: string; readonly value: unknown };

export type EventQuery = {
  readonly limit: number;
  /** Newest first; events older than this cursor. */
  readonly cursor?: string | undefined;
  readonly level?: readonly EventLevel[] | undefined;
  readonly kind?: readonly EventKind[] | undefined;
  readonly deviceId?: string | undefined;
  /** Only what belongs to one of these. */
  readonly deviceIds?: readonly string[] | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
};

export type Opened = {
  /** False on the very first start with this data folder. */
  readonly existed: boolean;
  /** False after a crash, `kill -9` or power cut. */
  readonly cleanExit: boolean;
  /** When the program last wrote here, or null on the first start. */
  readonly lastSeenAt: number | null;
  /** The file was changed by somebody or something else while the program did not run. */
  readonly isAltered: boolean;
  /** Committed changes of the write-ahead log that are lost because it is damaged. */
  readonly lostCommits: number;
};

/** The storage thread as the engine sees it. Every promise of a change resolves only when the change is on disk. */
export type Storage = {
  readonly opened: Opened;
  inventory(): Promise<{
    readonly devices: readonly StoredDevice[];
    readonly states: readonly StoredState[];
    readonly checkStates: readonly StoredCheckState[];
    /** The first number no check has had yet, removed ones included. */
    readonly nextCheckNumber: number;
  }>;
  /** Durable class A. @throws {Fault} nothing of the list was applied */
  commit(mutations: readonly Mutation[]): Promise<void>;
  /** Durable class B: on disk within one second. `rows` (round columns) is transferred. */
  appendRounds(rows: Float64Array): void;
  /** Rounds of interfaces, see `INTERFACE_COLUMN`; class B. `rows` is transferred. */
  appendInterfaces(rows: Float64Array): void;
  /** Samples of series, see `SAMPLE_STRIDE`; class B. `samples` is transferred. */
  appendSamples(samples: Float64Array): void;
  /** Numbers of the series of these descriptions, in their order; those that do not exist yet are made. */
  ensureSeries(specs: readonly SeriesSpec[]): Promise<readonly number[]>;
  /** Interfaces of all devices, gone ones too, the first number none has had, and the watched values. */
  interfaces(): Promise<{
    readonly items: readonly StoredInterface[];
    readonly nextNumber: number;
    readonly oids: readonly WatchedOid[];
  }>;
  /** What all hosts told of their wiring, and the links, nodes and plugged-in addresses that hold now. */
  topology(): Promise<{
    readonly wirings: readonly StoredWiring[];
    readonly spans: readonly TopologySpan[];
    readonly sightings: readonly StoredSighting[];
  }>;
  /** Links and nodes that held at a moment, or links that changed in a time. */
  topologySpans(query: TopologyQuery): Promise<readonly TopologySpan[]>;
  /** Where addresses were plugged in, of each the newest first. */
  sightings(query: { readonly macs: readonly string[]; readonly limit: number }): Promise<readonly StoredSighting[]>;
  /** MIB files that were imported. */
  mibs(): Promise<readonly StoredMib[]>;
  /** Scans, newest first, hosts, decisions and schedules. */
  discovery(): Promise<DiscoveryContents>;
  /** The hosts a scan found, as they were then. */
  scanHosts(scanId: string): Promise<readonly StoredHost[]>;
  /** All that a device told at its last survey. */
  deviceFacts(id: string): Promise<StoredFacts | undefined>;
  /** All rounds kept since a moment, oldest first, of every check or of one, at most the newest `limit` rows. */
  rounds(query: {
    readonly from: number;
    readonly to: number;
    readonly check?: number;
    readonly limit: number;
  }): Promise<Float64Array>;
  /** Points of series for a time: samples where they fit, else buckets with minimum and maximum. */
  series(query: SeriesQuery): Promise<SeriesAnswer>;
  /** Every stored point of series, stretch by stretch; for exports and the queries of other programs. */
  points(query: PointsQuery): Promise<PointsAnswer>;
  /** Which series there are: all, or those of a device, an owner, a metric. */
  seriesList(filter: SeriesFilter): Promise<readonly Series[]>;
  /** What the store of samples holds, and what it did not take in. */
  seriesStats(): Promise<SeriesStats>;
  events(query: EventQuery): Promise<{ readonly items: readonly StoredEvent[]; readonly nextCursor: string | null }>;
  /** Device by device, oldest first in each. */
  spans(query: SpanQuery): Promise<readonly StateSpan[]>;
  outages(query: OutageQuery): Promise<{ readonly items: readonly StoredOutage[]; readonly nextCursor: string | null }>;
  maintenance(): Promise<readonly StoredMaintenance[]>;
  /** Newest first. */
  removedDevices(query: RemovedQuery): Promise<readonly StoredRemoval[]>;
  views(): Promise<readonly StoredView[]>;
  gaps(from: number): Promise<readonly StoredGap[]>;
  tokens(): Promise<readonly StoredToken[]>;
  sessions(): Promise<readonly StoredSession[]>;
  users(): Promise<readonly StoredUser[]>;
  credentials(): Promise<readonly StoredCredential[]>;
  /** Newest first. */
  audit(query: AuditQuery): Promise<readonly StoredAudit[]>;
  /** Follows the chain of the audit log from its first record to its last. */
  checkAudit(): Promise<AuditCheck>;
  /** Maps, and where nodes stand on them. */
  maps(): Promise<StoredMaps>;
  mapPicture(id: string): Promise<StoredPicture | undefined>;
  /** Where people said that devices are. */
  geoPlaces(): Promise<readonly StoredGeoPlace[]>;
  setting(key: string): Promise<unknown>;
  /** Room on the disk; undefined until it was looked at, or where the system does not tell. */
  disk(): Disk | undefined;
  /** The thread crashed three times within five minutes. */
  isDegraded(): boolean;
  /** Size of the write-ahead log in bytes when it was last found far too large, and not since. */
  largeLog(): number | undefined;
  /** Bytes on disk: database, WAL and all. */
  bytes(): Promise<number>;
  /** Checks, copies and sizes of the whole database. */
  readonly care: Care;
  /** Flushes, marks a clean exit and lets go of the lock. */
  close(): Promise<void>;
};
