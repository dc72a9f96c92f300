import type { CredentialKind } from '../../contract/credentials.ts';
import type { NodeType } from '../../contract/topology.ts';
import type { Prepare } from './statements.ts';

export type HostState = 'new' | 'changed' | 'conflicting' | 'gone' | 'known' | 'ignored';
type Difference = { readonly field: string; readonly before: string | null; readonly after: string | null };

/** A host as it was last found. Times are ms since 1970; hardware addresses 12 hex digits. */
export type StoredHost = {
  readonly id: string;
  readonly state: HostState;
  readonly deviceId: string | null;
  readonly address: string;
  readonly addresses: readonly string[];
  readonly macs: readonly string[];
  readonly names: Readonly<Record<string, string>>;
  readonly answers: readonly string[];
  readonly rttMs: number | null;
  readonly vendor: string | null;
  readonly type: NodeType;
  readonly model: string | null;
  readonly os: string | null;
  readonly version: string | null;
  readonly serial: string | null;
  readonly location: string | null;
  readonly chassisId: string | null;
  readonly bridgeMac: string | null;
  readonly engineId: string | null;
  readonly sysName: string | null;
  readonly sysObjectId: string | null;
  /** It told of itself by SNMP. */
  readonly isRead: boolean;
  readonly credential: { readonly id: string; readonly name: string } | null;
  readonly snmpPort: number;
  readonly differences: readonly Difference[];
  readonly conflictsWith: readonly string[];
  readonly via: 'sweep' | 'neighbour' | 'passive' | 'manual';
  /** Hosts that tell of it, when it does not answer itself. */
  readonly toldBy: readonly string[];
  readonly site: string;
  readonly groups: readonly string[];
  readonly firstSeen: number;
  readonly lastSeen: number;
  readonly scanId: string | null;
};

/** What was asked for; credentials for once are not kept. */
export type ScanSpec = {
  readonly targets: readonly string[];
  readonly exclude: readonly string[];
  readonly recurse: {
    readonly sources: readonly string[];
    readonly allow: readonly string[];
    readonly hops: number;
  } | null;
  readonly accept: 'none' | 'infrastructure' | 'all';
  readonly credentialIds: readonly string[];
  readonly site: string;
  readonly groups: readonly string[];
  readonly pps: number;
  readonly ports: readonly number[];
  readonly snmpPort: number;
};
export type ScanCredential = {
  readonly id: string;
  readonly name: string;
  readonly kind: CredentialKind;
  readonly tried: number;
  readonly answered: number;
  readonly keptAs: string | null;
};
export type StoredScan = {
  readonly id: string;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly state: 'running' | 'paused' | 'done' | 'cancelled' | 'interrupted' | 'failed';
  readonly phase: 'hosts' | 'identify' | 'neighbours' | 'naming' | 'done';
  readonly progress: number;
  readonly etaS: number | null;
  readonly addresses: number;
  readonly tried: number;
  readonly found: number;
  readonly snmp: number;
  readonly new: number;
  readonly changed: number;
  readonly conflicting: number;
  readonly known: number;
  readonly gone: number;
  readonly accepted: number;
  readonly pps: number;
  readonly credentials: readonly ScanCredential[];
  readonly message: string | null;
  readonly scheduleId: string | null;
  readonly spec: ScanSpec;
  /** Where it goes on: so many addresses are done, and these are left of what neighbours told of. */
  readonly cursor: number;
  readonly leads: readonly { readonly address: string; readonly hop: number }[];
};
/** Of two hosts: that they are one device, or are not. `first` is the smaller id. */
export type HostDecision = {
  readonly first: string;
  readonly second: string;
  readonly isSame: boolean;
  readonly at: number;
};
export type StoredSchedule = {
  readonly id: string;
  readonly name: string;
  readonly targets: readonly string[];
  readonly everyH: number;
  readonly accept: ScanSpec['accept'];
  readonly recurse: boolean;
  readonly site: string;
  readonly enabled: boolean;
  readonly lastAt: number | null;
  readonly nextAt: number | null;
};
export type DiscoveryContents = {
  readonly scans: readonly StoredScan[];
  readonly hosts: readonly StoredHost[];
  readonly decisions: readonly HostDecision[];
  readonly schedules: readonly StoredSchedule[];
};

type Nothing = Record<string, never>;
type DataRow = { readonly data: string };
type DecisionRow = { readonly first: string; readonly second: string; readonly is_same: number; readonly at: number };
export type Discovery = ReturnType<typeof createDiscovery>;

/** What discovery remembers. */
export function createDiscovery(prepare: Prepare) {
  const scans = prepare<Nothing, DataRow>('scans.list', 'SELECT data FROM scans ORDER BY started_at DESC, id DESC');
  const putScan = prepare(
    'scans.put',
    `INSERT INTO scans (id, started_at, data) VALUES (@id, @started_at, @data)
     ON CONFLICT (id) DO UPDATE SET data = excluded.data`,
  );
  const removeHostsOf = prepare('scans.remove-hosts', 'DELETE FROM scan_hosts WHERE scan_id = @id');
  const removeScan = prepare('scans.remove', 'DELETE FROM scans WHERE id = @id');
  const hosts = prepare<Nothing, DataRow>('hosts.list', 'SELECT data FROM discovered_hosts ORDER BY id');
  const putHost = prepare(
    'hosts.put',
    `INSERT INTO discovered_hosts (id, data) VALUES (@id, @data) ON CONFLICT (id) DO UPDATE SET data = excluded.data`,
  );
  const removeHost = prepare('hosts.remove', 'DELETE FROM discovered_hosts WHERE id = @id');
  const ofScan = prepare<{ id: string }, DataRow>(
    'scan-hosts.list',
    'SELECT data FROM scan_hosts WHERE scan_id = @id ORDER BY host_id',
  );
  const putOfScan = prepare(
    'scan-hosts.put',
    `INSERT INTO scan_hosts (scan_id, host_id, data) SELECT @scan_id, @host_id, @data
     WHERE EXISTS (SELECT 1 FROM scans WHERE id = @scan_id)
     ON CONFLICT (scan_id, host_id) DO UPDATE SET data = excluded.data`,
  );
  const removeOfScan = prepare(
    'scan-hosts.remove',
    'DELETE FROM scan_hosts WHERE scan_id = @scan_id AND host_id = @host_id',
  );
  const decisions = prepare<Nothing, DecisionRow>('decisions.list', 'SELECT * FROM host_decisions');
  const putDecision = prepare(
    'decisions.put',
    `INSERT INTO host_decisions (first, second, is_same, at) VALUES (@first, @second, @is_same, @at)
     ON CONFLICT (first, second) DO UPDATE SET is_same = excluded.is_same, at = excluded.at`,
  );
  const schedules = prepare<Nothing, DataRow>('schedules.list', 'SELECT data FROM scan_schedules ORDER BY id');
  const putSchedule = prepare(
    'schedules.put',
    `INSERT INTO scan_schedules (id, data) VALUES (@id, @data) ON CONFLICT (id) DO UPDATE SET data = excluded.data`,
  );
  const removeSchedule = prepare('schedules.remove', 'DELETE FROM scan_schedules WHERE id = @id');
  const read = <T>(rows: readonly DataRow[]): T[] => rows.map(({ data }) => JSON.parse(data) as T);

  return {
    contents: (): DiscoveryContents => ({
      scans: read<StoredScan>(scans.all({})),
      hosts: read<StoredHost>(hosts.all({})),
      decisions: decisions.all({}).map(({ is_same, ...row }) => ({ ...row, isSame: is_same === 1 })),
      schedules: read<StoredSchedule>(schedules.all({})),
    }),
    /** The hosts a scan found, as they were then. */
    hostsOf: (scanId: string): StoredHost[] => read<StoredHost>(ofScan.all({ id: scanId })),
    putScan: (scan: StoredScan): void =>
      void putScan.run({ id: scan.id, started_at: Math.round(scan.startedAt), data: JSON.stringify(scan) }),
    removeScan(id: string): void {
      removeHostsOf.run({ id });
      removeScan.run({ id });
    },
    putHost: (host: StoredHost): void => void putHost.run({ id: host.id, data: JSON.stringify(host) }),
    removeHost: (id: string): void => void removeHost.run({ id }),
    putOfScan: (scanId: string, host: StoredHost): void =>
      void putOfScan.run({ scan_id: scanId, host_id: host.id, data: JSON.stringify(host) }),
    removeOfScan: (scanId: string, hostId: string): void => void removeOfScan.run({ scan_id: scanId, host_id: hostId }),
    decide: ({ first, second, isSame, at }: HostDecision): void =>
      void putDecision.run({ first, second, is_same: isSame ? 1 : 0, at: Math.round(at) }),
    putSchedule: (one: StoredSchedule): void => void putSchedule.run({ id: one.id, data: JSON.stringify(one) }),
    removeSchedule: (id: string): void => void removeSchedule.run({ id }),
  };
}
