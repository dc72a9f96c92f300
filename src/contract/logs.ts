import * as z from 'zod';
import { Id, Instant, page, PageQuery, query } from './define.ts';

/** Levels of the system log. */
export const EVENT_LEVELS = ['info', 'warning', 'error'] as const;
export const EventLevel = z.enum(EVENT_LEVELS);
export type EventLevel = z.infer<typeof EventLevel>;

/** What can happen; each kind has a sentence under `events.<kind>` in the language files. */
export const EVENT_KINDS = [
  'up',
  'down',
  'warning',
  'major',
  'stale',
  'latency',
  'loss',
  'jitter',
  'device-added',
  'device-changed',
  'device-removed',
  'device-paused',
  'device-resumed',
  'device-restored',
  'self-offline',
  'self-online',
  'gap',
  'started',
  'method-changed',
  'retention-changed',
  'settings-changed',
  'history-removed',
  'backup-made',
  'database-damaged',
  'database-altered',
  'changes-lost',
  'disk-changed',
  'thread-degraded',
  'log-large',
  'clock-set',
  'restarted',
  'place-changed',
  'snmp-lost',
  'snmp-back',
  'device-rebooted',
  'version-changed',
  'hardware-changed',
  'port-down',
  'port-up',
  'ports-changed',
  'profile-refused',
  'link-added',
  'link-moved',
  'link-lost',
  'links-changed',
] as const;
export const EventKind = z.enum(EVENT_KINDS);
export type EventKind = z.infer<typeof EventKind>;

/** One line of the system log. `params` fill the sentence of the kind in the reader's language. */
export const LogEvent = z.object({
  id: Id,
  at: Instant,
  level: EventLevel,
  kind: EventKind,
  deviceId: Id.nullable(),
  deviceName: z.string().nullable(),
  checkId: z.uuid().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** English sentence; the window writes its own in the chosen language. */
  message: z.string(),
});
export type LogEvent = z.infer<typeof LogEvent>;

export const EventsTopic = z.object({ kind: z.enum(['snapshot', 'delta']), items: z.array(LogEvent) });

/** What the system log can be filtered by. */
export const EventFilter = {
  level: z.array(EventLevel).optional(),
  kind: z.array(EventKind).optional(),
  deviceId: z.uuid().optional(),
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
};

export const logCalls = {
  'events.list': query({
    http: 'GET /api/v1/events',
    role: 'viewer',
    scoped: true,
    summary: 'The system log, newest first',
    input: z.strictObject({
      ...PageQuery,
      ...EventFilter,
    }),
    output: page(LogEvent),
  }),
} as const;
