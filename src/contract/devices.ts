import * as z from 'zod';
import { classifyTarget } from './addresses.ts';
import { Check, CheckInput } from './checks.ts';
import { command, Id, IdInput, Instant, Nothing, page, PageQuery, query } from './define.ts';
import { LatencyLimits, ProfileName } from './metrics.ts';
import { SNMP_DEFAULTS } from './snmp-defaults.ts';

/** Every state a device can be in; the words are used alike in window, REST, metrics and reports. */
export const DEVICE_STATES = [
  'up',
  'warning',
  'major',
  'down',
  'unreachable',
  'stale',
  'maintenance',
  'paused',
  'new',
  'unknown',
] as const;
export const DeviceState = z.enum(DEVICE_STATES);
export type DeviceState = z.infer<typeof DeviceState>;

// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const NO_CONTROL = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/;
/** A line of text for people. */
export const label = (max: number) =>
  z.string().trim().max(max).regex(NO_CONTROL, 'Control characters are not allowed.');
/** A group or a tag. */
export const word = label(64).min(1);

/** A monitoring target: IPv4, IPv6 (zone allowed) or an RFC 1123 host name. */
const TargetAddress = z
  .string()
  .max(260)
  .superRefine((text, context) => {
    const verdict = classifyTarget(text);
    if ('refused' in verdict) context.addIssue({ code: 'custom', message: verdict.refused });
  })
  .meta({ title: 'Address', description: 'IPv4 or IPv6 address or host name' });

/** How a device is read by SNMP, once a credential holds for it. */
export const SnmpSettings = z.strictObject({
  enabled: z.boolean().default(SNMP_DEFAULTS.enabled).meta({ title: 'Read by SNMP' }),
  port: z.number().int().min(1).max(65_535).default(SNMP_DEFAULTS.port).meta({ title: 'UDP port' }),
  intervalS: z.number().min(1).max(3600).default(SNMP_DEFAULTS.intervalS).meta({ title: 'Interval', unit: 's' }),
});
export type SnmpSettings = z.output<typeof SnmpSettings>;

const fields = {
  name: label(200).min(1).meta({ title: 'Name' }),
  address: TargetAddress,
  groups: z.array(word).max(50).meta({ title: 'Groups' }),
  tags: z.array(word).max(50).meta({ title: 'Tags' }),
  site: label(100).meta({ title: 'Site' }),
  notes: label(10_000).meta({ title: 'Notes' }),
  partner: label(100).meta({ title: 'Partner' }),
  country: label(100).meta({ title: 'Country' }),
  dnExt: label(253).meta({ title: 'Domain' }),
  profile: ProfileName.meta({ title: 'Latency profile' }),
  limits: LatencyLimits.nullable().meta({ title: 'Own latency limits' }),
  paused: z.boolean().meta({ title: 'Paused' }),
  snmp: SnmpSettings.meta({ title: 'SNMP' }),
};

export const Device = z.object({
  id: Id,
  ...fields,
  state: DeviceState,
  /** When the present state began; null before the first verdict. */
  since: Instant.nullable(),
  checks: z.array(Check),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Device = z.infer<typeof Device>;

const checks = z.array(CheckInput).max(20);
/** Only the address is needed: the name defaults to it, the checks to one ping. */
export const DeviceInput = z.strictObject({
  ...z.object(fields).partial().required({ address: true }).shape,
  checks: checks.optional(),
});
export type DeviceInput = z.infer<typeof DeviceInput>;

/** What is absent stays; `checks` replaces the whole list, and what a check leaves out takes its default. */
export const DevicePatch = z.strictObject({ id: Id, ...z.object(fields).partial().shape, checks: checks.optional() });
export type DevicePatch = z.infer<typeof DevicePatch>;

const oneOrMore = <T extends z.ZodType>(item: T) => z.array(item).max(100).optional();
export const DeviceListInput = z.strictObject({
  ...PageQuery,
  state: oneOrMore(DeviceState),
  group: oneOrMore(z.string()),
  tag: oneOrMore(z.string()),
  site: oneOrMore(z.string()),
  partner: oneOrMore(z.string()),
  country: oneOrMore(z.string()),
  q: z
    .string()
    .max(1000)
    .optional()
    .meta({ description: 'a filter such as "status:down site:Pusat latency>50ms", or plain words' }),
});
export type DeviceListInput = z.output<typeof DeviceListInput>;

/** More than this is better done in parts. */
const MOST_AT_ONCE = 5000;
const most = <T extends z.ZodType>(item: T) => z.array(item).max(MOST_AT_ONCE).default([]);

/** Many changes at once: all of them or, when one is wrong, none. A device may appear once. */
const BulkInput = z
  .strictObject({
    add: most(DeviceInput),
    update: most(DevicePatch),
    remove: most(Id),
    restore: most(Id).meta({ description: 'devices that were removed in the last 30 days' }),
    dryRun: z.boolean().default(false).meta({ description: 'only look whether everything is right' }),
  })
  .refine(
    ({ add, update, remove, restore }) => add.length + update.length + remove.length + restore.length <= MOST_AT_ONCE,
    `At most ${String(MOST_AT_ONCE)} devices at once.`,
  );
export type BulkInput = z.output<typeof BulkInput>;

/** A device that was taken off the list and can still be put back. */
const RemovedDevice = z.object({
  id: Id,
  name: z.string(),
  address: z.string(),
  site: z.string(),
  removedAt: Instant,
  keptUntil: Instant,
});
export type RemovedDevice = z.infer<typeof RemovedDevice>;

export const DevicesTopic = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('snapshot'), items: z.array(Device) }),
  z.object({ kind: z.literal('delta'), upserted: z.array(Device), removed: z.array(Id) }),
]);

export const deviceCalls = {
  'devices.list': query({
    http: 'GET /api/v1/devices',
    role: 'viewer',
    scoped: true,
    summary: 'The watched devices with their states, by name',
    input: DeviceListInput,
    output: page(Device),
  }),
  'devices.get': query({
    http: 'GET /api/v1/devices/{id}',
    role: 'viewer',
    scoped: true,
    summary: 'One device',
    input: IdInput,
    output: Device,
  }),
  'devices.add': command({
    http: 'POST /api/v1/devices',
    role: 'operator',
    scoped: true,
    summary: 'Watch a device from now on',
    input: DeviceInput,
    output: Device,
    status: 201,
  }),
  'devices.update': command({
    http: 'PATCH /api/v1/devices/{id}',
    role: 'operator',
    scoped: true,
    summary: 'Change a device; what is absent stays',
    input: DevicePatch,
    output: Device,
  }),
  'devices.remove': command({
    http: 'DELETE /api/v1/devices/{id}',
    role: 'operator',
    scoped: true,
    summary: 'Stop watching a device and take it off the list',
    input: IdInput,
    output: z.object({}),
    status: 204,
  }),
  'devices.bulk': command({
    http: 'POST /api/v1/devices/bulk',
    role: 'operator',
    scoped: true,
    bodyLimit: 20 * 1024 * 1024,
    summary: 'Add, change, remove and put back many devices: all or nothing, at most 5,000',
    input: BulkInput,
    output: z.object({
      added: z.array(Device),
      updated: z.array(Device),
      removed: z.array(Id),
      restored: z.array(Device),
    }),
  }),
  'devices.removed': query({
    http: 'GET /api/v1/devices/removed',
    role: 'viewer',
    scoped: true,
    summary: 'The devices that were removed in the last 30 days and can be put back, newest first',
    input: Nothing,
    output: z.object({ items: z.array(RemovedDevice), nextCursor: z.null() }),
  }),
  'devices.pollMany': command({
    http: 'POST /api/v1/devices/poll',
    role: 'operator',
    scoped: true,
    summary: 'Run every check of some devices now',
    input: z.strictObject({ ids: z.array(Id).min(1).max(MOST_AT_ONCE) }),
    output: z.object({ checks: z.number().int() }),
  }),
  'devices.poll': command({
    http: 'POST /api/v1/devices/{id}/poll',
    role: 'operator',
    scoped: true,
    summary: 'Run every check of a device now',
    input: IdInput,
    output: z.object({ checks: z.number().int() }),
  }),
} as const;
