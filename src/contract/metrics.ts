import * as z from 'zod';
import { EpochMs, Id, query } from './define.ts';

/** Latency quality, best first; thresholds belong to a profile (see `LATENCY_PROFILES`). */
export const QUALITIES = ['excellent', 'good', 'fair', 'poor', 'critical'] as const;
export const Quality = z.enum(QUALITIES);
export type Quality = z.infer<typeof Quality>;

const limitMs = z.number().min(0).max(60_000);
/** Own upper limits of the latency qualities of one device, rising; they stand in for those of its profile. */
export const LatencyLimits = z
  .strictObject({ excellentMs: limitMs, goodMs: limitMs, fairMs: limitMs, poorMs: limitMs, criticalMs: limitMs })
  .refine(
    ({ excellentMs, goodMs, fairMs, poorMs, criticalMs }) =>
      excellentMs <= goodMs && goodMs <= fairMs && fairMs <= poorMs && poorMs <= criticalMs,
    'Each limit must be at least the one before it.',
  );
export type LatencyLimits = z.infer<typeof LatencyLimits>;

/** Named threshold sets, so that a satellite line is not judged as a LAN. */
export const PROFILES = ['default', 'lan', 'wan', 'lte', 'satellite'] as const;
export const ProfileName = z.enum(PROFILES);
export type ProfileName = z.infer<typeof ProfileName>;

/**
 * What one round of a check found. Times in milliseconds, null where nothing answered.
 * `jitterMs`: mean of the absolute differences of consecutive RTTs (RFC 3550 idea, not smoothed).
 */
export const Round = z.object({
  at: EpochMs,
  sent: z.number(),
  received: z.number(),
  lossPct: z.number(),
  minMs: z.number().nullable(),
  avgMs: z.number().nullable(),
  medianMs: z.number().nullable(),
  p95Ms: z.number().nullable(),
  maxMs: z.number().nullable(),
  jitterMs: z.number().nullable(),
  mos: z.number().nullable(),
});
export type Round = z.infer<typeof Round>;

/**
 * One past round as a letter, oldest first, in `beats`: e g f p c = quality excellent … critical,
 * w = answered with a threshold crossed, d = down, - = no honest sample (asleep, self-offline, paused).
 */
export const BEAT_LETTERS = ['e', 'g', 'f', 'p', 'c', 'w', 'd', '-'] as const;
export type BeatLetter = (typeof BEAT_LETTERS)[number];
/** How many beats a row shows. */
export const BEAT_COUNT = 30;

/**
 * Live values of many devices as columns of equal length (index i of every column is one device).
 * In a snapshot `beats` is the whole bar; in a delta, the letters to append.
 */
export const LiveColumns = z.object({
  ids: z.array(Id),
  at: z.array(EpochMs),
  rttMs: z.array(z.number().nullable()),
  lossPct: z.array(z.number().nullable()),
  jitterMs: z.array(z.number().nullable()),
  quality: z.array(Quality.nullable()),
  uptimePct: z.array(z.number().nullable()),
  /** How much of the last 24 hours `uptimePct` speaks for. */
  coveragePct: z.array(z.number().nullable()),
  beats: z.array(z.string()),
});
export type LiveColumns = z.infer<typeof LiveColumns>;

export const LiveTopic = z.object({ kind: z.enum(['snapshot', 'delta']), columns: LiveColumns });

export const metricCalls = {
  'metrics.rounds': query({
    http: 'GET /api/v1/devices/{id}/rounds',
    role: 'viewer',
    summary: 'The recent rounds of one check of a device, oldest first (the last 24 hours are kept)',
    input: z.strictObject({
      id: Id,
      checkId: z.uuid().optional().meta({ description: 'the first check of the device unless told' }),
      from: z.iso.datetime().optional(),
      to: z.iso.datetime().optional(),
      limit: z.number().int().min(1).max(5000).default(500),
    }),
    output: z.object({ checkId: z.uuid(), items: z.array(Round), nextCursor: z.null() }),
  }),
} as const;
