import * as z from 'zod';
import { command, Instant, Nothing, query } from './define.ts';
import { ProfileName } from './metrics.ts';

const ping = {
  intervalS: z.number().int().min(1).max(86_400).meta({ title: 'Interval', unit: 's' }),
  timeoutMs: z.number().int().min(50).max(60_000).meta({ title: 'Timeout', unit: 'ms' }),
  count: z.number().int().min(1).max(20).meta({ title: 'Pings per round' }),
  profile: ProfileName.meta({ title: 'Latency profile' }),
};
/** What a new device gets where nothing else is told; devices that exist stay as they are. */
export const DeviceDefaults = z.strictObject(ping);
export type DeviceDefaults = z.infer<typeof DeviceDefaults>;

/** Upper limits of the latency qualities, the losses that cap them, and the jitter that is worth an event. */
const LatencyProfile = z.object({
  name: ProfileName,
  excellentMs: z.number(),
  goodMs: z.number(),
  fairMs: z.number(),
  poorMs: z.number(),
  criticalMs: z.number(),
  lossFairPct: z.number(),
  lossPoorPct: z.number(),
  lossCriticalPct: z.number(),
  jitterMs: z.number(),
});

const Settings = z.object({
  defaults: z.object(ping),
  battery: z.object({
    double: z.boolean().meta({ description: 'intervals are twice as long on battery' }),
    isOn: z.boolean().nullable().meta({ description: 'null where the system does not tell' }),
  }),
  profiles: z.array(LatencyProfile).meta({ description: 'for reference; a device may have limits of its own' }),
});
export type Settings = z.infer<typeof Settings>;

const About = z.object({
  version: z.string(),
  startedAt: Instant,
  runtime: z.string().meta({ description: 'what runs the program, and on which system' }),
  dataDir: z.string().nullable().meta({ description: 'null for those who are not administrators' }),
  databaseBytes: z.number().int(),
  devices: z.number().int(),
  checks: z.number().int(),
  certificate: z
    .object({ fingerprint: z.string().meta({ description: 'SHA-256, hexadecimal with colons' }), validTo: Instant })
    .nullable()
    .meta({ description: 'what this server proves its name with; null without TLS' }),
});
export type About = z.infer<typeof About>;

export const settingsCalls = {
  'settings.get': query({
    http: 'GET /api/v1/settings',
    role: 'viewer',
    scoped: true,
    summary: 'Defaults for new devices, and the latency profiles',
    input: Nothing,
    output: Settings,
  }),
  'settings.patch': command({
    http: 'PATCH /api/v1/settings',
    role: 'engineer',
    summary: 'Change the defaults for new devices; what is absent stays',
    input: z.strictObject({
      defaults: z.strictObject(ping).partial().default({}),
      doubleOnBattery: z.boolean().optional(),
    }),
    output: Settings,
  }),
  'settings.about': query({
    http: 'GET /api/v1/about',
    role: 'viewer',
    summary: 'Facts about this installation, for a report of trouble',
    input: Nothing,
    output: About,
  }),
} as const;
