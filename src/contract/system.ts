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

/** Room on the disk that holds the data folder. */
export const DISK_STATES = ['ok', 'low', 'saving', 'critical'] as const;
/** Threads that a supervisor starts again; named while one crashed three times within five minutes. */
export const THREADS = ['storage', 'probe'] as const;
/** `viewing`: the data folder cannot be written or is of a newer program; nothing is polled. `recovery`: it is damaged. */
export const MODES = ['watching', 'viewing', 'recovery'] as const;

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
  /** Reading by SNMP, since the program began. */
  snmp: z.object({
    devices: z.number().int(),
    rounds: z.number().int(),
    failed: z.number().int(),
    /** Rounds that began more than a tenth of their interval, at least 1 s, after their moment. */
    late: z.number().int(),
    varbinds: z.number().int(),
    /** Values that no honest rate could be made of. */
    dropped: z.number().int(),
  }),
  selfOffline: z.object({ since: Instant, reason: z.string() }).nullable(),
  database: z.object({
    bytes: z.number().int(),
    /** Of the write-ahead log, while it is far larger than it should be; else null. */
    largeLogBytes: z.number().int().nullable(),
  }),
  /** Bytes; null until it was looked at. Below `saving` only packed measurements are written. */
  disk: z.object({ free: z.number(), total: z.number(), state: z.enum(DISK_STATES) }).nullable(),
  degraded: z.array(z.enum(THREADS)),
  mode: z.enum(MODES),
  /** Why nothing is watched, as a closed word; null while it is. */
  modeReason: z.enum(['read-only', 'newer', 'damaged']).nullable(),
  /** The simulated network that is watched instead of a real one; null when there is none. */
  demo: DemoStatus.nullable(),
});
export type SystemStatus = z.infer<typeof SystemStatus>;

/** Names of the live streams; the payloads are in `contract.ts`. */
export const TopicName = z.enum(['devices', 'live', 'events', 'status', 'topology']);
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
