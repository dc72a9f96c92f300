import * as z from 'zod';
import { Instant, query } from './define.ts';
import { DeviceState } from './devices.ts';
import { EventKind, EventLevel } from './logs.ts';

/** Who a record is about, in the words of the original configuration file. */
const Server = { partner: z.string(), country: z.string(), ip: z.string(), dn_ext: z.string() };

const PingRecord = z.object({
  ...Server,
  timestamp: Instant,
  /** Milliseconds; null when nothing answered. */
  min: z.number().nullable(),
  avg: z.number().nullable(),
  max: z.number().nullable(),
  /** Per cent. */
  loss: z.number(),
  jitter: z.number().nullable(),
  status: z.enum(['up', 'down', 'unknown']),
});
export type PingRecord = z.infer<typeof PingRecord>;

const ServerStatus = z.object({
  ...Server,
  status: DeviceState,
  since: Instant.nullable(),
  timestamp: Instant.nullable(),
  latency: z.number().nullable(),
  loss: z.number().nullable(),
  jitter: z.number().nullable(),
});

const LogLine = z.object({
  ...z.object(Server).partial().shape,
  timestamp: Instant,
  level: EventLevel,
  event: EventKind,
  message: z.string(),
});

const SimulatedRouter = z.object({
  id: z.number().int(),
  name: z.string(),
  ip: z.string(),
  status: z.enum(['up', 'down']),
  /** Per cent. */
  cpu: z.number(),
  memory: z.number(),
  interfaces: z.object({ total: z.number().int(), up: z.number().int() }),
  /** bit/s of all interfaces together, and per cent of the busiest one. */
  bandwidth: z.object({ inBps: z.number(), outBps: z.number(), utilPct: z.number() }),
  timestamp: Instant,
});
export type SimulatedRouter = z.infer<typeof SimulatedRouter>;

/** The routes of the original tool, with its own names. They answer lists, newest first. */
export const seedCalls = {
  'seed.pingData': query({
    http: 'GET /api/ping-data',
    role: 'viewer',
    summary: 'Ping rounds of the servers of some countries over a range',
    input: z.strictObject({
      country: z.array(z.string()).optional(),
      range: z.enum(['24h', '7d', '30d', 'custom']).default('24h'),
      start: z.iso.datetime({ offset: true }).optional(),
      end: z.iso.datetime({ offset: true }).optional(),
      limit: z.number().int().min(1).max(100_000).default(10_000),
    }),
    output: z.array(PingRecord),
  }),
  'seed.status': query({
    http: 'GET /api/servers/status',
    role: 'viewer',
    summary: 'The present status of every server',
    input: z.strictObject({ country: z.array(z.string()).optional() }),
    output: z.array(ServerStatus),
  }),
  'seed.logs': query({
    http: 'GET /api/logs',
    role: 'viewer',
    summary: 'The newest lines of the system log',
    input: z.strictObject({ limit: z.number().int().min(1).max(1000).default(10), level: EventLevel.optional() }),
    output: z.array(LogLine),
  }),
  'seed.simulate': query({
    http: 'GET /routers/simulate',
    role: 'viewer',
    summary: 'Simulated routers as they would be now; nothing is sent',
    input: z.strictObject({
      count: z.number().int().min(1).max(10_000).default(1000),
      seed: z.number().int().min(0).max(0xffff_ffff).default(1),
    }),
    output: z.array(SimulatedRouter),
  }),
} as const;
