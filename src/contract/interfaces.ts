import * as z from 'zod';
import { command, EpochMs, Id, IdInput, Instant, page, PageQuery, query, RangeQuery } from './define.ts';
import { label } from './devices.ts';

/** ifAdminStatus and ifOperStatus, by number less one. */
export const ADMIN_STATES = ['up', 'down', 'testing'] as const;
export const OPER_STATES = ['up', 'down', 'testing', 'unknown', 'dormant', 'notPresent', 'lowerLayerDown'] as const;

const rate = z.number().nullable();
const bitsPerSecond = z.number().min(1).max(1e15).nullable().meta({ unit: 'bit/s' });

/** An interface as it is now. Null means unknown. `util…Pct` is of the speed of that direction. */
export const InterfaceRow = z.object({
  id: Id,
  deviceId: Id,
  deviceName: z.string(),
  /** ifIndex of the last survey; it may change when a device starts anew, the id does not. */
  ifIndex: z.number(),
  name: z.string(),
  descr: z.string().nullable(),
  /** ifAlias, as the device's configuration has it. */
  alias: z.string().nullable(),
  /** What a person calls it here. */
  label: z.string().nullable(),
  type: z.string().nullable().meta({ description: 'IANAifType' }),
  mac: z.string().nullable(),
  mtu: z.number().nullable(),
  duplex: z.string().nullable(),
  vlan: z.string().nullable(),
  trunk: z.string().nullable(),
  admin: z.enum(ADMIN_STATES).nullable(),
  oper: z.enum(OPER_STATES).nullable(),
  /** When oper was last seen to change here. */
  changedAt: Instant.nullable(),
  /** As told by the device, and what a person says instead (asymmetric lines). */
  speedBps: rate,
  speedInBps: bitsPerSecond,
  speedOutBps: bitsPerSecond,
  inBps: rate,
  outBps: rate,
  utilInPct: rate,
  utilOutPct: rate,
  inPps: rate,
  outPps: rate,
  inErrors: rate,
  outErrors: rate,
  inDiscards: rate,
  outDiscards: rate,
  /** When these rates were measured. */
  at: Instant.nullable(),
  /** It was there once and is not in the last survey. */
  isGone: z.boolean(),
  neighbour: z.object({ name: z.string(), port: z.string().nullable() }).nullable(),
  poe: z.object({ state: z.string(), watts: z.number().nullable() }).nullable(),
  /** Optical levels and what else belongs to this port. */
  sensors: z.array(z.object({ class: z.string(), descr: z.string(), value: z.number(), state: z.string().nullable() })),
});
export type InterfaceRow = z.infer<typeof InterfaceRow>;

/** A value, or a column of a table, that a person wants to have watched on a device. */
export const OidSettings = z.strictObject({
  label: label(200).min(1),
  oid: z
    .string()
    .max(500)
    .regex(/^[0-2](?:\.\d{1,10}){1,127}$/, 'Write the identifier as numbers with dots, such as 1.3.6.1.2.1.1.3.0.'),
  isColumn: z.boolean().default(false).meta({ description: 'each row of the column is watched' }),
  isCounter: z.boolean().default(false).meta({ description: 'what is kept is its rate per second' }),
  unit: label(20).default(''),
});
export type OidSettings = z.output<typeof OidSettings>;

export const INTERFACE_ORDERS = [
  'name',
  'device',
  'util',
  'in',
  'out',
  'errors',
  'discards',
  'speed',
  'changed',
] as const;
export type InterfaceOrder = (typeof INTERFACE_ORDERS)[number];

/** Which interfaces are meant, and in what order. */
export const InterfaceFilter = {
  deviceId: Id.optional(),
  q: z.string().max(300).optional().meta({ description: 'words of device, name, alias or label' }),
  oper: z.enum(OPER_STATES).optional(),
  hideAdminDown: z.boolean().default(false),
  minUtilPct: z.number().min(0).max(100).optional(),
  order: z.enum(INTERFACE_ORDERS).default('util'),
  descending: z.boolean().optional().meta({ description: 'largest first for figures, A first for names' }),
};

/** Points of one second, while somebody looks; columns of equal length. */
const LivePoints = z.object({
  at: z.array(EpochMs),
  inBps: z.array(rate),
  outBps: z.array(rate),
});

export const interfaceCalls = {
  'interfaces.list': query({
    http: 'GET /api/v1/interfaces',
    role: 'viewer',
    scoped: true,
    summary: 'The interfaces of all devices with their present rates, the busiest first unless told',
    input: z.strictObject({ ...PageQuery, ...InterfaceFilter }),
    output: page(InterfaceRow).extend({ total: z.number() }),
  }),
  'interfaces.get': query({
    http: 'GET /api/v1/interfaces/{id}',
    role: 'viewer',
    scoped: true,
    summary: 'One interface',
    input: IdInput,
    output: InterfaceRow,
  }),
  'interfaces.update': command({
    http: 'PATCH /api/v1/interfaces/{id}',
    role: 'operator',
    scoped: true,
    summary: 'Name an interface, or say how fast its line really is; null takes it back',
    input: z.strictObject({
      id: Id,
      label: label(200).min(1).nullable().optional(),
      speedInBps: bitsPerSecond.optional(),
      speedOutBps: bitsPerSecond.optional(),
    }),
    output: InterfaceRow,
  }),
  'interfaces.series': query({
    http: 'GET /api/v1/interfaces/{id}/series',
    role: 'viewer',
    scoped: true,
    summary: 'Metrics of an interface over a range, each with minimum, average and maximum of at most 1,500 points',
    input: z.strictObject({
      id: Id,
      metric: z.array(z.string().max(100)).min(1).max(14).default(['if.in.bps', 'if.out.bps']),
      ...RangeQuery,
      points: z.number().int().min(1).max(1500).default(500),
    }),
    output: z.object({
      stepS: z.number(),
      items: z.array(
        z.object({
          metric: z.string(),
          unit: z.string(),
          at: z.array(EpochMs),
          min: z.array(z.number()),
          avg: z.array(z.number()),
          max: z.array(z.number()),
        }),
      ),
      nextCursor: z.null(),
    }),
  }),
  'interfaces.p95': query({
    http: 'GET /api/v1/interfaces/p95',
    role: 'viewer',
    scoped: true,
    summary: 'The 95th percentile of traffic of some interfaces over a range, as lines are billed',
    input: z.strictObject({ id: z.array(Id).min(1).max(100), ...RangeQuery }),
    output: z.object({
      items: z.array(z.object({ id: Id, inBps: rate, outBps: rate, samples: z.number() })),
      nextCursor: z.null(),
    }),
  }),
  'interfaces.live': query({
    http: 'GET /api/v1/interfaces/{id}/live',
    role: 'operator',
    scoped: true,
    summary: 'Reads an interface every second for the next 15 seconds; answers what was read after a moment',
    input: z.strictObject({ id: Id, after: EpochMs.default(0) }),
    output: LivePoints,
  }),
} as const;
