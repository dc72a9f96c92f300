import * as z from 'zod';
import { Id, Instant, page, PageQuery, query, RangeQuery, TimeZone } from './define.ts';
import { Reason } from './reasons.ts';

/** Which devices: named one by one, or those of groups; every device where neither is told. */
export const DeviceChoice = {
  deviceId: z.array(Id).max(1000).optional().meta({ description: 'every device unless told' }),
  group: z.array(z.string()).max(100).optional(),
};

/** Lengths of the stretches that uptime is told for. A week begins on Monday. */
export const UPTIME_BUCKETS = ['none', 'hour', 'day', 'week', 'month'] as const;
export type UptimeBucket = (typeof UPTIME_BUCKETS)[number];

/** Milliseconds by what is known of them; they add up to the length of the time they are told for. */
const Buckets = z.object({
  upMs: z.number(),
  downMs: z.number(),
  unreachableMs: z.number(),
  maintenanceMs: z.number(),
  unknownMs: z.number(),
  selfOfflineMs: z.number(),
});

const figures = {
  /** up / (up + down); null when neither was seen. */
  uptimePct: z.number().nullable(),
  /** How much of the time that speaks for. */
  coveragePct: z.number(),
  buckets: Buckets,
};

const Period = z.object({
  start: Instant,
  end: Instant,
  ...figures,
  /** Uptime without planned maintenance. */
  slaPct: z.number().nullable(),
  /** Of a group: see `allUpPct` of the line. */
  allUpPct: z.number().nullable(),
});

/** Uptime without maintenance, also without windows that were entered after the event, against what was promised. */
const Sla = z.object({
  uptimePct: z.number().nullable(),
  targetPct: z.number().nullable(),
  /** `unknown` without a target, or where neither up nor down was seen. */
  met: z.enum(['yes', 'no', 'unknown']),
  /** Seconds of downtime that the judged time still allows; negative when too many were used. */
  budgetLeftS: z.number().nullable(),
});

const UptimeLine = z.object({
  /** Null for a group. */
  deviceId: Id.nullable(),
  /** Null for a device. */
  group: z.string().nullable(),
  name: z.string(),
  devices: z.number().int(),
  /** Of a group: the mean over its devices, weighted by the time each was judged. */
  ...figures,
  sla: Sla,
  /** Of a group: of the time in which anything was judged, how much had no device down. */
  allUpPct: z.number().nullable(),
  /** Of a group: the device with the least uptime. */
  worst: z.object({ deviceId: Id, name: z.string(), uptimePct: z.number() }).nullable(),
  /** The newest outages of a device, at most 10; `outages.list` has them all. */
  outages: z.array(z.object({ start: Instant, end: Instant.nullable() })),
  periods: z.array(Period),
});

/** One stretch in which a device was down. */
export const Outage = z.object({
  start: Instant,
  /** Null while it lasts. */
  end: Instant.nullable(),
  durationS: z.number(),
  deviceId: Id,
  deviceName: z.string(),
  /** The check that decided; null where that was not kept. */
  checkId: z.uuid().nullable(),
  reason: Reason.nullable(),
  /** Some of it lay in a maintenance window, also one that was entered later. */
  inMaintenance: z.boolean(),
  /** Some of it was not watched: this computer slept, was offline itself or did not run the program. */
  inGap: z.boolean(),
});
export type Outage = z.infer<typeof Outage>;

/** What the log of downtime can be filtered by. */
export const OutageFilter = {
  ...DeviceChoice,
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
  minS: z.number().min(0).max(1e9).default(0).meta({ description: 'leave out what lasted less, in seconds' }),
};

export const uptimeCalls = {
  'metrics.uptime': query({
    http: 'GET /api/v1/uptime',
    role: 'viewer',
    scoped: true,
    summary: 'Uptime of devices or groups over a range, with what it speaks for, the SLA and the outages',
    input: z.strictObject({
      ...DeviceChoice,
      ...RangeQuery,
      by: z.enum(['device', 'group']).default('device'),
      bucket: z.enum(UPTIME_BUCKETS).default('none'),
      timeZone: TimeZone.default('UTC'),
      targetPct: z.number().gt(0).max(100).optional().meta({ description: 'the uptime that was promised' }),
    }),
    /** `to` is at most now: what is to come is not counted. */
    output: z.object({ from: Instant, to: Instant, items: z.array(UptimeLine), nextCursor: z.null() }),
  }),
  'outages.list': query({
    http: 'GET /api/v1/outages',
    role: 'viewer',
    scoped: true,
    summary: 'The log of downtime, newest first, with reason, and what it overlaps with',
    input: z.strictObject({ ...PageQuery, ...OutageFilter }),
    output: page(Outage),
  }),
} as const;
