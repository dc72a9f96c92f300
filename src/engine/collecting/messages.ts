import type { DeviceFacts } from '../../contract/facts.ts';
import type { FaultData } from '../../contract/faults.ts';
import type { Profile } from '../profiles/profile.ts';
import type { SnmpSecurity } from '../snmp/snmp.ts';

/** An agent to read. `id` is that of the device. */
export type AgentTarget = {
  readonly id: string;
  /** An address, not a name. */
  readonly host: string;
  readonly port: number;
  readonly security: SnmpSecurity;
  readonly intervalMs: number;
};

/** An interface to read at every round. */
export type PortPlan = {
  readonly ifIndex: number;
  /** What its rows are called by. */
  readonly number: number;
  /** Fastest that can be believed, bit/s; the larger of both directions. Undefined: as ifHighSpeed or ifSpeed say. */
  readonly limitBps?: number | undefined;
};

/** The interfaces of an agent that are read, ascending by ifIndex: tens of thousands of objects would be six times as large. */
export type PortTable = {
  readonly ifIndexes: Uint32Array;
  /** What the rows of each are called by. */
  readonly numbers: Uint32Array;
  /** Fastest that can be believed of a port, bit/s, where a person has said so. */
  readonly limits: ReadonlyMap<number, number>;
};

/** A value or column a person wants to have watched. */
export type OidPlan = {
  /** Called back by this. */
  readonly key: string;
  /** Of one value, or of a column, whose rows then each come with their index. */
  readonly oid: string;
  readonly isColumn: boolean;
  /** A counter comes as its rate per second. */
  readonly isCounter: boolean;
};

/** What the thread begins with: profiles of a person. */
export type PollWorkerData = { readonly profiles: readonly Profile[] };

export type ToPollThread =
  | { readonly kind: 'put'; readonly targets: readonly AgentTarget[] }
  | { readonly kind: 'remove'; readonly ids: readonly string[] }
  /** Answers a survey: which interfaces and values are read from now on. */
  | {
      readonly kind: 'plan';
      readonly id: string;
      readonly ports: PortTable;
      readonly oids: readonly OidPlan[];
    }
  /** Reads all facts of a device now. */
  | { readonly kind: 'survey'; readonly id: string }
  /** Reads how devices are wired, whole and now. */
  | { readonly kind: 'rewire'; readonly ids: readonly string[] }
  /** Reads one interface every second for so long. */
  | { readonly kind: 'live'; readonly id: string; readonly number: number; readonly forMs: number };

export type Health = Pick<DeviceFacts, 'processors' | 'mempools' | 'storage' | 'sensors' | 'wireless'>;
export type OidValue = {
  readonly key: string;
  /** Rest of the identifier below `oid`; empty for one value. */
  readonly index: string;
  readonly value: number;
};

/** Why facts are read again. */
export type SurveyCause = 'first' | 'asked' | 'daily' | 'reboot' | 'table-changed';

export type FromPollThread =
  | {
      readonly kind: 'surveyed';
      readonly id: string;
      readonly at: number;
      readonly cause: SurveyCause;
      readonly facts: DeviceFacts;
    }
  /** How a device is wired: a `Wiring`, packed. */
  | { readonly kind: 'wired'; readonly id: string; readonly at: number; readonly packed: Uint8Array }
  | { readonly kind: 'health'; readonly id: string; readonly at: number; readonly health: Health }
  | { readonly kind: 'oids'; readonly id: string; readonly at: number; readonly values: readonly OidValue[] }
  /** Rounds that ended well, some together. Columns of equal length but `interfaces`: see `INTERFACE_COLUMN`. */
  | {
      readonly kind: 'rounds';
      readonly ids: readonly string[];
      readonly at: Float64Array;
      readonly rttMs: Float64Array;
      readonly uptimeTicks: Float64Array;
      readonly interfaces: Float64Array;
    }
  /** One of `INTERFACE_COLUMN` rows each second. */
  | { readonly kind: 'live'; readonly id: string; readonly row: Float64Array }
  | { readonly kind: 'rebooted'; readonly id: string; readonly at: number; readonly uptimeTicks: number }
  /** A round or survey that failed. */
  | {
      readonly kind: 'failed';
      readonly id: string;
      readonly at: number;
      readonly what: 'survey' | 'round';
      readonly fault: FaultData;
    }
  | { readonly kind: 'counts'; readonly counts: PollCounts };

/** Since the thread began. `late`: rounds that began more than a tenth of their interval, at least 1 s, after their time. */
export type PollCounts = {
  readonly targets: number;
  readonly rounds: number;
  readonly failed: number;
  readonly late: number;
  readonly varbinds: number;
  /** Values that no honest rate could be made of, by cause. */
  readonly dropped: {
    readonly reboot: number;
    readonly discontinuity: number;
    readonly backwards: number;
    readonly implausible: number;
    readonly invalid: number;
  };
};
