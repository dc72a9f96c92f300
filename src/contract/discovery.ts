import * as z from 'zod';
import { CREDENTIAL_FIELDS, CREDENTIAL_KINDS } from './credentials.ts';
import { command, Id, IdInput, Instant, Nothing, page, PageQuery, query } from './define.ts';
import { label, word } from './devices.ts';
import { NodeType } from './topology.ts';

/** An interface of this computer, and the network it is in. */
const LocalNetwork = z.object({
  interface: z.string(),
  cidr: z.string(),
  address: z.string(),
  mac: z.string().nullable(),
  gateway: z.string().nullable(),
  /** Addresses it can hold. */
  hosts: z.number().int(),
  kind: z.enum(['ethernet', 'wireless', 'virtual', 'vpn', 'loopback', 'link-local', 'other']),
  isDefault: z.boolean().meta({ description: 'the way to everywhere else leads through it' }),
  /** Whether it is scanned unless somebody says otherwise: not virtual ones, VPNs, nor what is larger than a /20. */
  isChosen: z.boolean(),
});
export type LocalNetwork = z.infer<typeof LocalNetwork>;

/** What to scan, one expression or many lines: CIDR, range, list, `10.0.[0-9,20].[1-2]`, name, pasted column, nmap XML. */
const TargetText = z.string().max(2_000_000);
const targets = z.array(TargetText).min(1).max(1000);
const exclude = z.array(TargetText).max(1000).default([]);

const snmpOnce = (kind: 'snmp-v1' | 'snmp-v2c') =>
  z.strictObject({ kind: z.literal(kind), ...CREDENTIAL_FIELDS[kind] });
/** A credential for this scan. Where it answers, it is kept in the vault, when there is one. */
const CredentialOnce = z.discriminatedUnion('kind', [
  snmpOnce('snmp-v1'),
  snmpOnce('snmp-v2c'),
  z.strictObject({ kind: z.literal('snmp-v3'), ...CREDENTIAL_FIELDS['snmp-v3'] }),
]);
export type CredentialOnce = z.output<typeof CredentialOnce>;

/** `infrastructure`: routers, switches, firewalls, access points, servers, storage, printers and UPSs. */
export const ACCEPTS = ['none', 'infrastructure', 'all'] as const;
/** Where recursion learns of other devices. */
export const RECURSE_SOURCES = ['lldp', 'cdp', 'mndp', 'arp', 'routes', 'ospf', 'bgp'] as const;
const Recurse = z.strictObject({
  sources: z.array(z.enum(RECURSE_SOURCES)).default([...RECURSE_SOURCES]),
  /** Networks it may enter; the private ones (RFC 1918, RFC 4193) unless told. */
  allow: z.array(z.string().max(100)).max(1000).default([]),
  hops: z.number().int().min(1).max(32).default(8),
});

const ScanSpec = {
  targets,
  exclude,
  recurse: z.union([z.boolean(), Recurse]).default(false).meta({ description: 'also what the devices found tell of' }),
  accept: z.enum(ACCEPTS).default('none').meta({ description: 'what is watched from now on without being asked' }),
  /** Stored credentials to try, in this order, after those of `credentials`; none: every SNMP credential there is. */
  credentialIds: z.array(Id).max(100).default([]),
  site: label(100).default(''),
  groups: z.array(word).max(50).default([]),
  /** Packets a second at most. */
  pps: z.number().int().min(1).max(10_000).default(500),
  ports: z
    .array(z.number().int().min(1).max(65_535))
    .max(100)
    .default([22, 23, 53, 80, 135, 443, 445, 515, 631, 3389, 5060, 8006, 8080, 8291, 8443, 9100]),
  snmpPort: z.number().int().min(1).max(65_535).default(161),
};

/**
 * `paused`: this computer lost its network; it goes on by itself. `interrupted`: the program ended meanwhile; it can be
 * resumed.
 */
export const SCAN_STATES = ['running', 'paused', 'done', 'cancelled', 'interrupted', 'failed'] as const;
export const SCAN_PHASES = ['hosts', 'identify', 'neighbours', 'naming', 'done'] as const;

const Scan = z.object({
  id: Id,
  state: z.enum(SCAN_STATES),
  phase: z.enum(SCAN_PHASES),
  /** 0 to 1. */
  progress: z.number().min(0).max(1),
  startedAt: Instant,
  endedAt: Instant.nullable(),
  etaS: z.number().nullable(),
  targets: z.array(z.string()).meta({ description: 'as they were written, cut to 200 characters each' }),
  site: z.string(),
  /** Addresses to try, tried, and that answered. */
  addresses: z.number().int(),
  tried: z.number().int(),
  found: z.number().int(),
  /** Of those found: how many answer SNMP, and how many are new, changed, conflicting, known. */
  snmp: z.number().int(),
  new: z.number().int(),
  changed: z.number().int(),
  conflicting: z.number().int(),
  known: z.number().int(),
  /** Were known in these networks and did not answer. */
  gone: z.number().int(),
  accepted: z.number().int(),
  /** Packets a second over the last seconds. */
  pps: z.number(),
  credentials: z.array(
    z.object({
      id: z.string().meta({ description: 'of the stored credential, or "1", "2" … of those for this scan' }),
      name: z.string(),
      kind: z.enum(CREDENTIAL_KINDS),
      tried: z.number().int(),
      answered: z.number().int(),
      /** Kept in the vault under this id; null: not kept. */
      keptAs: Id.nullable(),
    }),
  ),
  /** Why it failed or paused, or what could not be done, in English. */
  message: z.string().nullable(),
  scheduleId: Id.nullable(),
});
export type Scan = z.infer<typeof Scan>;

/** `known`: is watched and as it was. `gone`: was there, and is not. */
export const DISCOVERED_STATES = ['new', 'changed', 'conflicting', 'gone', 'known', 'ignored'] as const;
const Discovered = z.object({
  /** Also that of the device it becomes or is. */
  id: Id,
  state: z.enum(DISCOVERED_STATES),
  /** It is watched. */
  deviceId: Id.nullable(),
  /** sysName, else the best of its other names, else its address. */
  name: z.string(),
  /** The one it is reached by. */
  address: z.string(),
  addresses: z.array(z.string()),
  macs: z.array(z.string()),
  vendor: z.string().nullable(),
  type: NodeType,
  model: z.string().nullable(),
  os: z.string().nullable(),
  version: z.string().nullable(),
  serial: z.string().nullable(),
  location: z.string().nullable(),
  /** By kind: `dns`, `mdns`, `netbios`, `ssdp`, `snmp`, `lldp`. */
  names: z.record(z.string(), z.string()),
  /** Ways it answers: `icmp`, `arp`, `snmp`, `tcp/22`; or `lldp`, `cdp`, `fdb` when only others tell of it. */
  answers: z.array(z.string()),
  rttMs: z.number().nullable(),
  /** The credential it answers to. */
  credential: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** What differs from what was known, or stands against merging: name of the field, before and after. */
  differences: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
  /** Others it may be the same as. */
  conflictsWith: z.array(Id),
  /** How it was come upon: `sweep`, `neighbour`, `passive`, or by hand. */
  via: z.enum(['sweep', 'neighbour', 'passive', 'manual']),
  firstSeen: Instant,
  lastSeen: Instant,
  scanId: Id.nullable(),
});
export type Discovered = z.infer<typeof Discovered>;

export const ScansTopic = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('snapshot'), scans: z.array(Scan), found: z.array(Discovered) }),
  z.object({ kind: z.literal('delta'), scans: z.array(Scan), found: z.array(Discovered), removed: z.array(Id) }),
]);

const Schedule = z.object({
  id: Id,
  name: z.string(),
  targets: z.array(z.string()),
  everyH: z.number(),
  accept: z.enum(ACCEPTS),
  recurse: z.boolean(),
  site: z.string(),
  enabled: z.boolean(),
  lastAt: Instant.nullable(),
  nextAt: Instant.nullable(),
});
export type Schedule = z.infer<typeof Schedule>;
const scheduleFields = {
  name: label(100).min(1),
  targets,
  everyH: z
    .number()
    .min(0.25)
    .max(24 * 31)
    .meta({ unit: 'h' }),
  accept: z.enum(ACCEPTS).default('none'),
  recurse: z.boolean().default(false),
  site: label(100).default(''),
  enabled: z.boolean().default(true),
};

const HostDifference = z.object({
  what: z.enum(['new', 'gone', 'changed']),
  host: Discovered,
  differences: Discovered.shape.differences,
});

export const discoveryCalls = {
  'discovery.networks': query({
    http: 'GET /api/v1/discovery/networks',
    role: 'viewer',
    summary: 'The networks this computer is in',
    input: Nothing,
    output: z.object({ items: z.array(LocalNetwork), nextCursor: z.null() }),
  }),
  'discovery.targets': query({
    http: 'POST /api/v1/discovery/targets',
    role: 'viewer',
    summary: 'How many addresses some targets are, and what is wrong with them; nothing is sent',
    input: z.strictObject({ targets: z.array(TargetText).max(1000), exclude }),
    output: z.object({
      addresses: z.number().int(),
      names: z.number().int(),
      errors: z.array(z.object({ text: z.string(), message: z.string() })),
    }),
  }),
  'scans.start': command({
    http: 'POST /api/v1/scans',
    role: 'engineer',
    summary: 'Look for devices in some networks',
    input: z.strictObject({ ...ScanSpec, credentials: z.array(CredentialOnce).max(20).default([]) }),
    output: Scan,
    status: 201,
    bodyLimit: 4 * 1024 * 1024,
  }),
  'scans.addCredentials': command({
    http: 'POST /api/v1/scans/{id}/credentials',
    role: 'engineer',
    summary: 'Try more credentials on what a scan has found, while it runs or after',
    input: z.strictObject({ id: Id, credentials: z.array(CredentialOnce).min(1).max(20) }),
    output: Scan,
  }),
  'scans.list': query({
    http: 'GET /api/v1/scans',
    role: 'viewer',
    summary: 'The scans that were made, newest first',
    input: z.strictObject({ ...PageQuery }),
    output: page(Scan),
  }),
  'scans.get': query({
    http: 'GET /api/v1/scans/{id}',
    role: 'viewer',
    summary: 'How a scan goes, or went',
    input: IdInput,
    output: Scan,
  }),
  'scans.cancel': command({
    http: 'POST /api/v1/scans/{id}/cancel',
    role: 'engineer',
    summary: 'Stop a scan; what it found stays',
    input: IdInput,
    output: Scan,
  }),
  'scans.resume': command({
    http: 'POST /api/v1/scans/{id}/resume',
    role: 'engineer',
    summary: 'Go on with a scan that was cancelled or interrupted, where it was; credentials for once are given again',
    input: z.strictObject({ id: Id, credentials: z.array(CredentialOnce).max(20).default([]) }),
    output: Scan,
  }),
  'scans.compare': query({
    http: 'GET /api/v1/scans/compare',
    role: 'viewer',
    summary: 'What differs between what two scans found',
    input: z.strictObject({ from: Id, to: Id }),
    output: z.object({ items: z.array(HostDifference), nextCursor: z.null() }),
  }),
  'discovered.list': query({
    http: 'GET /api/v1/discovered',
    role: 'viewer',
    summary: 'What was found, and what there is to decide about it',
    input: z.strictObject({
      ...PageQuery,
      state: z.array(z.enum(DISCOVERED_STATES)).max(10).optional(),
      scanId: Id.optional(),
      q: z.string().max(200).optional(),
    }),
    output: page(Discovered),
  }),
  'discovered.accept': command({
    http: 'POST /api/v1/discovered/accept',
    role: 'engineer',
    summary: 'Watch what was found from now on; what is watched already takes over what changed',
    input: z.strictObject({
      ids: z.array(Id).max(5000).default([]),
      /** Every one of these states, too. */
      states: z
        .array(z.enum(['new', 'changed']))
        .max(2)
        .default([]),
      site: label(100).optional(),
      groups: z.array(word).max(50).optional(),
      pingIntervalS: z.number().min(1).max(3600).default(30),
      snmpIntervalS: z.number().min(1).max(3600).default(60),
    }),
    output: z.object({ added: z.array(Id), updated: z.array(Id) }),
  }),
  'discovered.ignore': command({
    http: 'POST /api/v1/discovered/ignore',
    role: 'engineer',
    summary: 'Say nothing more of these, or, with `ignored` false, again',
    input: z.strictObject({ ids: z.array(Id).min(1).max(5000), ignored: z.boolean().default(true) }),
    output: z.object({ items: z.array(Discovered) }),
  }),
  'discovered.merge': command({
    http: 'POST /api/v1/discovered/merge',
    role: 'engineer',
    summary:
      'Say that some of what was found are one device; `same` false: that they are not, and never will be merged',
    input: z.strictObject({ ids: z.array(Id).min(2).max(20), same: z.boolean().default(true) }),
    output: z.object({ items: z.array(Discovered) }),
  }),
  'schedules.list': query({
    http: 'GET /api/v1/scan-schedules',
    role: 'viewer',
    summary: 'The scans that are made again and again',
    input: Nothing,
    output: z.object({ items: z.array(Schedule), nextCursor: z.null() }),
  }),
  'schedules.add': command({
    http: 'POST /api/v1/scan-schedules',
    role: 'engineer',
    summary: 'Scan again and again, and tell what is new',
    input: z.strictObject(scheduleFields),
    output: Schedule,
    status: 201,
  }),
  'schedules.update': command({
    http: 'PATCH /api/v1/scan-schedules/{id}',
    role: 'engineer',
    summary: 'Change a scan that is made again and again; what is absent stays',
    input: z.strictObject({ id: Id, ...z.object(scheduleFields).partial().shape }),
    output: Schedule,
  }),
  'schedules.remove': command({
    http: 'DELETE /api/v1/scan-schedules/{id}',
    role: 'engineer',
    summary: 'No longer make a scan again and again',
    input: IdInput,
    output: z.object({}),
    status: 204,
  }),
} as const;
