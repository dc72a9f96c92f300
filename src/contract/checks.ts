import * as z from 'zod';
import { Nothing, query } from './define.ts';
import { Reason } from './reasons.ts';

/**
 * One check of a device. Fields beyond these belong to the kind of check ("count" of icmp, "port" of tcp …);
 * the plug-in of that kind states and verifies them, `checks.kinds` describes them.
 */
export const CheckInput = z.looseObject({
  id: z.uuid().optional().meta({ description: 'keep the id of an existing check to keep its history' }),
  type: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/),
  intervalS: z.number().min(1).max(86_400).optional().meta({ title: 'Interval', unit: 's' }),
  timeoutMs: z.number().int().min(50).max(60_000).optional().meta({ title: 'Timeout', unit: 'ms' }),
  enabled: z.boolean().optional(),
});
export type CheckInput = z.infer<typeof CheckInput>;

export const CHECK_STATES = ['up', 'warning', 'major', 'down', 'unreachable', 'stale', 'unknown'] as const;
export const CheckState = z.enum(CHECK_STATES);
export type CheckState = z.infer<typeof CheckState>;

/** A check as stored and shown: defaults filled in, with its present state and why. */
export const Check = z.looseObject({
  id: z.uuid(),
  type: z.string(),
  intervalS: z.number(),
  timeoutMs: z.number(),
  enabled: z.boolean(),
  state: CheckState,
  reason: Reason.extend({ message: z.string().meta({ description: 'in English' }) }).nullable(),
});
export type Check = z.infer<typeof Check>;

const CheckKind = z.object({
  type: z.string(),
  title: z.string(),
  /** What a check takes that does not say. */
  intervalS: z.number(),
  timeoutMs: z.number(),
  /** JSON Schema of the fields of this kind; also the settings form. */
  schema: z.record(z.string(), z.unknown()),
});
export type CheckKind = z.infer<typeof CheckKind>;

export const checkCalls = {
  'checks.kinds': query({
    http: 'GET /api/v1/check-kinds',
    role: 'viewer',
    scoped: true,
    summary: 'The kinds of check there are, each with the schema of its settings',
    input: Nothing,
    output: z.object({ items: z.array(CheckKind), nextCursor: z.null() }),
  }),
} as const;
