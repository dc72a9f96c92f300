import type { Role, Scope } from '../../contract/define.ts';
import type { Assignment, CredentialKind } from '../../contract/credentials.ts';
import type { CheckState } from '../../contract/checks.ts';
import type { DeviceState, SnmpSettings } from '../../contract/devices.ts';
import type { EventKind, EventLevel } from '../../contract/logs.ts';
import type { Repeat } from '../../contract/maintenance.ts';
import type { LatencyLimits, ProfileName } from '../../contract/metrics.ts';
import type { ViewSettings } from '../../contract/views.ts';

/** Times are ms since 1970 throughout. */
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
