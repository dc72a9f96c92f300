import * as z from 'zod';
import { classifyTarget } from './addresses.ts';
import { CREDENTIAL_FIELDS } from './credentials.ts';
import { command, Id, IdInput, Instant, query } from './define.ts';

/**
 * What is read of a device by SNMP. Absent means unknown. MAC addresses are 12 hex digits, sizes bytes, speeds bit/s;
 * times are ticks of 10 ms where the MIB counts so. A counter beyond 53 bits is decimal text.
 */
const text = z.string().optional();
const number = z.number().optional();
const counter = z.union([z.number(), z.string()]).optional();

export const PortFacts = z.object({
  index: z.number(),
  name: text,
  descr: text,
  alias: text,
  type: text.meta({ description: 'IANAifType' }),
  speed: number.meta({ unit: 'bit/s' }),
  mtu: number,
  mac: text,
  admin: text,
  oper: text,
  duplex: text,
  vlan: text,
  trunk: text,
  connector: text,
  lastChange: number,
  inOctets: counter,
  outOctets: counter,
  inUcast: counter,
  outUcast: counter,
  inErrors: number,
  outErrors: number,
  inDiscards: number,
  outDiscards: number,
});
export type PortFacts = z.infer<typeof PortFacts>;

const rate = z.number().nullable().optional();
/** A port with what was measured of it last. Rates are per second. */
const MeasuredPort = PortFacts.extend({
  id: Id.optional(),
  label: z.string().nullable().optional(),
  at: Instant.nullable().optional(),
  inBps: rate,
  outBps: rate,
  utilInPct: rate,
  utilOutPct: rate,
  inPps: rate,
  outPps: rate,
  inErrorRate: rate,
  outErrorRate: rate,
  inDiscardRate: rate,
  outDiscardRate: rate,
});

const ProcessorFacts = z.object({ descr: z.string(), usage: z.number(), oid: z.string(), index: z.string() });
export type ProcessorFacts = z.infer<typeof ProcessorFacts>;
const MempoolFacts = z.object({
  descr: z.string(),
  class: z.string(),
  perc: number,
  used: number,
  free: number,
  total: number,
  index: z.string(),
});
export type MempoolFacts = z.infer<typeof MempoolFacts>;
const StorageFacts = z.object({
  descr: z.string(),
  type: z.string(),
  size: z.number(),
  used: z.number(),
  free: z.number(),
  perc: z.number(),
  units: z.number(),
  index: z.string(),
});
export type StorageFacts = z.infer<typeof StorageFacts>;

const reading = {
  class: z.string(),
  descr: z.string(),
  value: z.number(),
  index: z.string(),
  divisor: number,
  multiplier: number,
  state: text,
  severity: number.meta({ description: '0 ok, 1 warning, 2 critical, 3 unknown' }),
  limitHigh: number,
  warnHigh: number,
  limitLow: number,
  warnLow: number,
};
export const SensorFacts = z.object({ ...reading, oid: z.string() });
export type SensorFacts = z.infer<typeof SensorFacts>;
const WirelessFacts = z.object({ ...reading, oids: z.array(z.string()).readonly() });
export type WirelessFacts = z.infer<typeof WirelessFacts>;

const NeighbourFacts = z.object({
  protocol: z.string(),
  localName: text,
  localDescr: text,
  remoteHost: text,
  remotePort: text,
  remotePlatform: text,
  remoteVersion: text,
});
export type NeighbourFacts = z.infer<typeof NeighbourFacts>;
const EntityFacts = z.object({
  index: z.number(),
  parent: number,
  class: text,
  name: text,
  descr: text,
  model: text,
  serial: text,
  vendor: text,
  hw: text,
  fw: text,
  sw: text,
});
export type EntityFacts = z.infer<typeof EntityFacts>;
const AddressFacts = z.object({ address: z.string(), prefix: z.number(), ifIndex: z.number() });
export type AddressFacts = z.infer<typeof AddressFacts>;
const VlanFacts = z.object({ id: z.number(), name: text, domain: number });
export type VlanFacts = z.infer<typeof VlanFacts>;
const ArpFacts = z.object({ address: z.string(), mac: z.string(), ifIndex: z.number() });
export type ArpFacts = z.infer<typeof ArpFacts>;
const FdbFacts = z.object({ mac: z.string(), vlan: z.number(), ifIndex: z.number() });
export type FdbFacts = z.infer<typeof FdbFacts>;

/** hrSWRunType and hrSWRunStatus, by number less one. @see RFC 2790 */
export const PROCESS_TYPES = ['unknown', 'operatingSystem', 'deviceDriver', 'application'] as const;
export const PROCESS_STATUSES = ['running', 'runnable', 'notRunnable', 'invalid'] as const;
const ProcessFacts = z.object({
  pid: z.number(),
  name: z.string(),
  path: text,
  parameters: text,
  type: z.enum(PROCESS_TYPES).optional(),
  status: z.enum(PROCESS_STATUSES).optional(),
  cpuS: number.meta({ description: 'time of processors it has used so far', unit: 's' }),
  memoryBytes: number.meta({ unit: 'B' }),
});
export type ProcessFacts = z.infer<typeof ProcessFacts>;

/** inetCidrRouteType, by number less one. @see RFC 4292 */
export const ROUTE_TYPES = ['other', 'reject', 'local', 'remote', 'blackhole'] as const;
const RouteFacts = z.object({
  destination: z.string(),
  prefix: z.number(),
  nextHop: text,
  ifIndex: number,
  type: z.enum(ROUTE_TYPES).optional(),
  protocol: text.meta({ description: 'IANAipRouteProtocol' }),
  metric: number,
});
export type RouteFacts = z.infer<typeof RouteFacts>;

/** What is read when it is asked for, up to a number of rows. */
const readNow = <T extends z.ZodType>(item: T) =>
  z.object({
    items: list(item),
    cut: z.boolean().meta({ description: 'the device has more rows than were read' }),
    nextCursor: z.null(),
  });
const list = <T extends z.ZodType>(item: T) => z.array(item).readonly();
export const DeviceFacts = z.object({
  os: text,
  type: text,
  vendor: text,
  sysName: text,
  sysObjectID: text,
  sysDescr: text,
  sysContact: text,
  location: text,
  uptimeTicks: number,
  hardware: text,
  version: text,
  serial: text,
  features: text,
  ports: list(PortFacts),
  processors: list(ProcessorFacts),
  mempools: list(MempoolFacts),
  storage: list(StorageFacts),
  sensors: list(SensorFacts),
  wireless: list(WirelessFacts),
  neighbours: list(NeighbourFacts),
  entities: list(EntityFacts),
  vlans: list(VlanFacts),
  ipv4: list(AddressFacts),
  ipv6: list(AddressFacts),
  arp: list(ArpFacts),
  fdb: list(FdbFacts),
});
export type DeviceFacts = z.infer<typeof DeviceFacts>;

const Target = z
  .string()
  .max(260)
  .superRefine((value, context) => {
    const verdict = classifyTarget(value);
    if ('refused' in verdict) context.addIssue({ code: 'custom', message: verdict.refused });
  });
const at = { target: Target, port: z.number().int().min(1).max(65_535).default(161) };

/** Who asks: a stored credential, or one for this once. */
const InspectInput = z.union([
  z.strictObject({ ...at, credentialId: Id }),
  z.strictObject({ ...at, kind: z.enum(['snmp-v1', 'snmp-v2c']), ...CREDENTIAL_FIELDS['snmp-v2c'] }),
  z.strictObject({ ...at, kind: z.literal('snmp-v3'), ...CREDENTIAL_FIELDS['snmp-v3'] }),
]);
export type InspectInput = z.output<typeof InspectInput>;

/**
 * How reading a device by SNMP goes. `waiting`: no answer yet since the program began. `silent`: it does not answer.
 * `refused`: it answers, but not with this credential.
 */
export const SNMP_STATES = ['off', 'no-credential', 'waiting', 'answering', 'silent', 'refused'] as const;
const SnmpState = z.object({
  state: z.enum(SNMP_STATES),
  /** Why it is not answering, in English. */
  message: z.string().nullable(),
  intervalS: z.number(),
  credential: z.string().nullable().meta({ description: 'name of the credential that is used' }),
  lastAt: Instant.nullable(),
  rttMs: z.number().nullable(),
  surveyedAt: Instant.nullable().meta({ description: 'when all facts were last read' }),
  bootedAt: Instant.nullable().meta({ description: 'by sysUpTime' }),
});
export type SnmpState = z.infer<typeof SnmpState>;

export const METRIC_CLASSES = ['processor', 'memory', 'storage', 'sensor', 'wireless', 'oid'] as const;
/** A value of a device that is kept over time; `metric` is its name for `devices/{id}/series`. */
const DeviceMetric = z.object({
  metric: z.string(),
  class: z.enum(METRIC_CLASSES),
  label: z.string(),
  unit: z.string(),
  /** Kind of sensor, such as temperature. */
  sensor: z.string().nullable(),
  value: z.number().nullable(),
  state: z.string().nullable(),
  limits: z.object({
    high: z.number().nullable(),
    warnHigh: z.number().nullable(),
    low: z.number().nullable(),
    warnLow: z.number().nullable(),
  }),
  at: Instant.nullable(),
});
export type DeviceMetric = z.infer<typeof DeviceMetric>;

export const factCalls = {
  'inspect.run': command({
    http: 'POST /api/v1/inspect',
    role: 'engineer',
    summary: 'Read any device by SNMP once; nothing is stored',
    input: InspectInput,
    output: DeviceFacts,
  }),
  'devices.facts': query({
    http: 'GET /api/v1/devices/{id}/facts',
    role: 'viewer',
    scoped: true,
    summary: 'What a device told of itself at its last survey; read now where there was none, which takes an operator',
    input: z.strictObject({ id: Id, fresh: z.boolean().default(false).meta({ description: 'read it now' }) }),
    output: DeviceFacts,
  }),
  'devices.interfaces': query({
    http: 'GET /api/v1/devices/{id}/interfaces',
    role: 'viewer',
    scoped: true,
    summary: 'The interfaces of a device with their present rates, where it is read all the time',
    input: IdInput,
    output: z.object({ items: list(MeasuredPort), nextCursor: z.null() }),
  }),
  'devices.sensors': query({
    http: 'GET /api/v1/devices/{id}/sensors',
    role: 'viewer',
    scoped: true,
    summary: 'The sensors of a device, read by SNMP',
    input: IdInput,
    output: z.object({ items: list(SensorFacts), nextCursor: z.null() }),
  }),
  'devices.processes': query({
    http: 'GET /api/v1/devices/{id}/processes',
    role: 'operator',
    scoped: true,
    summary: 'What runs on a device, read by SNMP now; at most 5,000',
    input: IdInput,
    output: readNow(ProcessFacts),
  }),
  'devices.routes': query({
    http: 'GET /api/v1/devices/{id}/routes',
    role: 'operator',
    scoped: true,
    summary: 'The routes of a device, read by SNMP now; at most 5,000',
    input: IdInput,
    output: readNow(RouteFacts),
  }),
  'devices.snmp': query({
    http: 'GET /api/v1/devices/{id}/snmp',
    role: 'viewer',
    scoped: true,
    summary: 'How reading a device by SNMP goes',
    input: IdInput,
    output: SnmpState,
  }),
  'devices.metrics': query({
    http: 'GET /api/v1/devices/{id}/metrics',
    role: 'viewer',
    scoped: true,
    summary: 'Processors, memory, storage, sensors and own values of a device, each with its present value',
    input: IdInput,
    output: z.object({ items: list(DeviceMetric), nextCursor: z.null() }),
  }),
  'devices.survey': command({
    http: 'POST /api/v1/devices/{id}/survey',
    role: 'operator',
    scoped: true,
    summary: 'Read everything a device tells by SNMP again, now',
    input: IdInput,
    output: SnmpState,
  }),
} as const;
