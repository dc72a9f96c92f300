import * as z from 'zod';
import { command, Instant, Nothing, query } from './define.ts';
import { DemoStatus } from './demo.ts';
import { DeviceState } from './devices.ts';

/** How pings are sent, best first; each carries how far its round-trip times can be trusted. */
export const PING_METHODS = ['icmp-datagram', 'icmp-raw', 'icmp-api', 'fping', 'ping', 'tcp'] as const;
export const PingMethod = z.enum(PING_METHODS);
export type PingMethod = z.infer<typeof PingMethod>;
/** `kernel`: stamped on arrival; `user`: stamped by the program; `tool`: printed by a tool; `connect`: a TCP hand-shake. */
export const Precision = z.enum(['kernel', 'user', 'tool', 'connect']);
export type Precision = z.infer<typeof Precision>;

export const SystemStatus = z.object({
  version: z.string(),
  startedAt: Instant,
  at: Instant,
  counts: z.record(DeviceState, z.number().int()),
  devices: z.number().int(),
  checks: z.number().int(),
  polling: z.object({
    /** Checks that had an answer or a verdict within their interval, of all active ones. */
    onTime: z.number().int(),
    late: z.number().int(),
    method: PingMethod.nullable(),
    precision: Precision.nullable(),
    /** Why a better method is not used; null when the best one is. */
    note: z.string().nullable(),
  }),
  selfOffline: z.object({ since: Instant, reason: z.string() }).nullable(),
  database: z.object({ bytes: z.number().int() }),
  /** The simulated network that is watched instead of a real one; null when there is none. */
  demo: DemoStatus.nullable(),
});
export type SystemStatus = z.infer<typeof SystemStatus>;

/** Names of the live streams; the payloads are in `contract.ts`. */
export const TopicName = z.enum(['devices', 'live', 'events', 'status']);
export type TopicName = z.infer<typeof TopicName>;

export const systemCalls = {
  'system.status': query({
    http: 'GET /api/v1/status',
    role: 'viewer',
    scoped: true,
    summary: 'Counts by state, polling, and whether this computer itself is offline',
    input: Nothing,
    output: SystemStatus,
  }),
  'system.poll': command({
    http: 'POST /api/v1/poll',
    role: 'operator',
    scoped: true,
    summary: 'Run every check of every device that is not paused now',
    input: Nothing,
    output: z.object({ checks: z.number().int() }),
  }),
  'system.subscribe': command({
    http: undefined,
    role: 'viewer',
    scoped: true,
    board: true,
    unaudited: 'it changes nothing but what this connection is sent',
    summary: 'Choose the live streams of this connection; each begins with a snapshot',
    input: z.strictObject({ topics: z.array(TopicName).max(10) }),
    output: z.object({}),
  }),
} as const;
