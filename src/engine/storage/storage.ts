import type { Role, Scope } from '../../contract/define.ts';
import type { Assignment, CredentialKind } from '../../contract/credentials.ts';
import type { CheckState } from '../../contract/checks.ts';
import type { DeviceState, SnmpSettings } from '../../contract/devices.ts';
import type { EventKind, EventLevel } from '../../contract/logs.ts';
import type { Repeat } from '../../contract/maintenance.ts';
import type { LatencyLimits, ProfileName } from '../../contract/metrics.ts';
import type { ViewSettings } from '../../contract/views.ts';
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

/** Times are ms since 1970 throughout this file. */
export type StoredCheck = {
  readonly id: string;
  /** Small integer that names the check on hot paths and owns its series; unique for ever in this database. */
  readonly number: number;
  readonly type: string;
  readonly intervalS: number;
  readonly timeoutMs: number;
  readonly enabled: boolean;
  /** Fields of the kind, as its plug-in verified them. */
  readonly settings: Readonly<Record<string, unknown>>;
};

export type StoredDevice = {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly groups: readonly string[];
  readonly tags: readonly string[];
  readonly site: string;
  readonly notes: string;
  readonly partner: string;
  readonly country: string;
  readonly dnExt: string;
  readonly limits: LatencyLimits | null;
  readonly profile: ProfileName;
  readonly paused: boolean;
  readonly snmp: SnmpSettings;
  readonly checks: readonly StoredCheck[];
  readonly createdAt: number;
  readonly updatedAt: number;
};

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

/** A MIB file as a person gave it, by the name of its first module. */
export type StoredMib = { readonly name: string; readonly addedAt: number; readonly source: string };

export type StoredState = {
  readonly deviceId: string;
  readonly state: DeviceState;
  readonly since: number;
  /** Why (JSON of a `Reason`) and the check that decided; kept with the span only. */
  readonly reason?: string | null;
  readonly checkId?: string | null;
};
export type StoredCheckState = {
  readonly checkId: string;
  readonly state: CheckState;
  readonly since: number;
  readonly reason: string | null;
};

export type StoredEvent = {
  readonly id: string;
  readonly at: number;
  readonly level: EventLevel;
  readonly kind: EventKind;
  readonly deviceId: string | null;
  readonly deviceName: string | null;
  readonly checkId: string | null;
  readonly params: Readonly<Record<string, string | number>>;
};

/** A stretch of time in which this computer could not judge anything. */
export type StoredGap = {
  readonly from: number;
  readonly to: number;
  readonly reason: 'asleep' | 'self-offline' | 'not-running' | 'clock-step';
};

/** A stretch of one state; `to` is null while it lasts. */
export type StateSpan = {
  readonly deviceId: string;
  readonly state: DeviceState;
  readonly from: number;
  readonly to: number | null;
};
/** Spans of some devices that touch a time, its end not included. */
export type SpanQuery = { readonly deviceIds: readonly string[]; readonly from: number; readonly to: number };

/** A stretch in which a device was down; `to` is null while it lasts. */
export type StoredOutage = {
  readonly deviceId: string;
  readonly deviceName: string;
  readonly from: number;
  readonly to: number | null;
  /** JSON of a `Reason`; null where it was not kept. */
  readonly reason: string | null;
  readonly checkId: string | null;
};
export type OutageQuery = {
  readonly limit: number;
  /** Newest first; outages that began before this cursor. */
  readonly cursor?: string | undefined;
  readonly deviceIds?: readonly string[] | undefined;
  readonly from: number;
  readonly to: number;
  /** What lasted less is left out. */
  readonly leastMs: number;
  /** Until when what lasts has lasted. */
  readonly now: number;
};

/** Planned work. `start` and `end` are those of the first time; `until`: nothing begins from here on. */
export type StoredMaintenance = {
  readonly id: string;
  readonly name: string;
  readonly deviceIds: readonly string[];
  readonly groups: readonly string[];
  readonly tags: readonly string[];
  readonly start: number;
  readonly end: number;
  readonly repeat: Repeat;
  readonly until: number | null;
  readonly timeZone: string;
  readonly createdAt: number;
  readonly updatedAt: number;
};

/** A device that was taken off the list, with the checks it had then. */
export type StoredRemoval = { readonly device: StoredDevice; readonly removedAt: number };
/** Removals from `since` on; of these devices only, when ids are given. */
export type RemovedQuery = { readonly since: number; readonly ids?: readonly string[] | undefined };

export type StoredView = Readonly<ViewSettings> & {
  readonly id: string;
  /** Name of whoever made it. */
  readonly owner: string;
  readonly createdAt: number;
  readonly updatedAt: number;
};

export type StoredToken = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Null: every device. */
  readonly scope: Scope | null;
  /** May change nothing at all. */
  readonly readOnly: boolean;
  /** SHA-256 of the secret, hex. */
  readonly hash: string;
  readonly createdAt: number;
  readonly expiresAt: number | null;
  readonly lastUsedAt: number | null;
};
/** A browser session; what it may do is what its owner may. */
export type StoredSession = {
  readonly id: string;
  readonly hash: string;
  readonly owner: { readonly kind: 'user' | 'token'; readonly id: string } | { readonly kind: 'code' };
  readonly createdAt: number;
  readonly seenAt: number;
};
/** Somebody who signs in with a password. `password`, `totp` (null: none): JSON that access alone reads. */
export type StoredUser = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly scope: Scope | null;
  readonly password: string;
  readonly totp: string | null;
  /** SHA-256 of the codes that are left, hex. */
  readonly recovery: readonly string[];
  readonly createdAt: number;
  readonly passwordAt: number;
};

/** What was encrypted under the key of the vault: which version of the key, nonce and text with its tag (base64). */
type StoredSealed = { readonly v: number; readonly nonce: string; readonly data: string };
export type StoredCredential = {
  readonly id: string;
  readonly name: string;
  readonly kind: CredentialKind;
  readonly fields: Readonly<Record<string, string>>;
  readonly sealed: Readonly<Record<string, StoredSealed>>;
  readonly secretSetAt: number | null;
  readonly assignments: readonly Assignment[];
  readonly createdAt: number;
  readonly updatedAt: number;
};

/** One line of the audit log, before it has its place in the chain. */
export type AuditEntry = {
  readonly id: string;
  readonly at: number;
  readonly actorKind: 'local' | 'session' | 'token' | 'program' | 'none';
  readonly actorId: string | null;
  readonly actor: string;
  readonly role: Role | null;
  readonly action: string;
  readonly target: string | null;
  readonly remote: string | null;
  /** "ok" or the code of the fault. */
  readonly result: string;
  readonly count: number;
  readonly detail: string | null;
};
export type StoredAudit = AuditEntry & { readonly seq: number /** SHA-256, hex. */; readonly hash: string };
export type AuditQuery = {
  readonly limit: number;
  /** Newest first; records before this one. */
  readonly before?: number | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
};
export type AuditCheck = {
  readonly records: number;
  /** Hash of the newest record, hex; null while there is none. */
  readonly head: string | null;
  /** The first record that is not as it was written. */
  readonly broken: { readonly seq: number; readonly at: number | null; readonly why: string } | null;
};

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
