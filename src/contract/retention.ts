import * as z from 'zod';
import { command, Nothing, query } from './define.ts';
import { TierUsage } from './storage.ts';

const MIB = 1024 ** 2;
const Days = z.number().int().min(1).max(36_600);

const fields = {
  budgetBytes: z
    .number()
    .int()
    .min(64 * MIB)
    .max(2 ** 50)
    .meta({ description: 'most bytes of all measurements: chunks and journal' }),
  rawDays: Days.meta({ description: 'how long every sample is kept' }),
  fiveMinuteDays: Days.meta({ description: 'how long sums of 5 minutes are kept' }),
  hourDays: Days.meta({ description: 'how long sums of an hour are kept' }),
  shiftDays: Days.meta({ description: 'how long sums of 8 hours are kept' }),
};
/** From fine to coarse: a finer tier is never kept longer than a coarser one. */
const ORDER = ['rawDays', 'fiveMinuteDays', 'hourDays', 'shiftDays'] as const;

/** How long measurements are kept, and in how much room. What is first reached counts. */
export const RetentionSettings = z.strictObject(fields).superRefine((settings, context) => {
  for (const [index, coarse] of ORDER.entries()) {
    const fine = ORDER[index - 1];
    if (fine !== undefined && settings[fine] > settings[coarse])
      context.addIssue({ code: 'custom', path: [coarse], message: `must not be less than ${fine}` });
  }
});
export type RetentionSettings = z.infer<typeof RetentionSettings>;

const Retention = z.object({
  ...fields,
  /** Chunks and journal. */
  usedBytes: z.number().int(),
  journalBytes: z.number().int(),
  byTier: z.array(TierUsage),
  bytesPerDay: z.number().int(),
  /** Until the budget is reached at this pace; null when what goes by its age makes room in time. */
  daysLeft: z.number().nullable(),
  freeDiskBytes: z.number().int(),
});
export type Retention = z.infer<typeof Retention>;

export const retentionCalls = {
  'retention.get': query({
    http: 'GET /api/v1/retention',
    role: 'viewer',
    summary: 'How long measurements are kept, in how much room, and how much of it is used',
    input: Nothing,
    output: Retention,
  }),
  'retention.set': command({
    http: 'PATCH /api/v1/retention',
    role: 'admin',
    summary: 'Change how long measurements are kept and in how much room; takes effect at once',
    input: z.strictObject(fields).partial(),
    output: Retention,
  }),
} as const;
