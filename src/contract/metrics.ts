import * as z from 'zod';
import { EpochMs, Id, query, RangeQuery } from './define.ts';

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

/** What the lines of an aggregate can be made for. */
export const GROUP_KEYS = ['device', 'group', 'site', 'country', 'partner', 'tag', 'metric'] as const;
export const GroupKey = z.enum(GROUP_KEYS);
export type GroupKey = z.infer<typeof GroupKey>;

/** One line of a chart: columns of equal length. A bucket without a sample is missing, never zero. */
export const SeriesPoints = z.object({
  deviceId: Id.nullable().meta({ description: 'null for an aggregate' }),
  checkId: z.uuid().nullable(),
  metric: z.string(),
  unit: z.string(),
  /** What an aggregate was made for; `value` is empty for what has none. Null for a series of its own. */
  label: z.object({ key: GroupKey, value: z.string() }).nullable(),
  at: z.array(EpochMs),
  min: z.array(z.number()),
  avg: z.array(z.number()),
  max: z.array(z.number()),
  count: z.array(z.number()),
});
export type SeriesPoints = z.infer<typeof SeriesPoints>;

const SeriesAnswer = z.object({
  /** Length of a bucket in seconds; 0: samples as they were measured. */
  stepS: z.number(),
  /** What the buckets were made from. */
  tier: z.string(),
  items: z.array(SeriesPoints),
  nextCursor: z.null(),
});

export const metricCalls = {
  'metrics.series': query({
    http: 'GET /api/v1/devices/{id}/series',
    role: 'viewer',
    scoped: true,
    summary: 'One metric of a device over a range, at most 1,500 points with minimum and maximum kept',
    input: z.strictObject({
      id: Id,
      metric: z.string().max(100).default('ping.rtt.avg'),
      ...RangeQuery,
      points: z.number().int().min(1).max(1500).default(500),
    }),
    output: SeriesAnswer,
  }),
  'metrics.query': query({
    http: 'GET /api/v1/series/query',
    role: 'viewer',
    scoped: true,
    summary:
      'Several metrics of several devices over a range, each for itself or as aggregates, one line a metric and key',
    input: z.strictObject({
      metric: z.array(z.string().max(100)).min(1).max(20),
      deviceId: z.array(Id).max(1000).optional().meta({ description: 'every device unless told' }),
      group: z.array(z.string()).max(100).optional(),
      ...RangeQuery,
      points: z.number().int().min(1).max(1500).default(500),
      aggregate: z.enum(['sum', 'avg', 'min', 'max', 'p95']).optional(),
      by: GroupKey.optional().meta({ description: 'with aggregate: one line for each value of this' }),
    }),
    output: SeriesAnswer,
  }),
  'metrics.rounds': query({
    http: 'GET /api/v1/devices/{id}/rounds',
    role: 'viewer',
    scoped: true,
    summary: 'The recent rounds of one check of a device, oldest first',
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
