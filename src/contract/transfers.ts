import * as z from 'zod';
import { command, Nothing, query } from './define.ts';

/** Files that hold devices in a form of their own. */
export const TransferFormat = z.enum(['seed-config']);

const ImportIssue = z.object({
  /** Where in the file ("/servers/3/ip"). */
  path: z.string(),
  message: z.string(),
});
export type ImportIssue = z.infer<typeof ImportIssue>;

export const ImportResult = z.object({
  dryRun: z.boolean(),
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  /** Rows that were left out because they are wrong (only with `skipInvalid`). */
  skipped: z.number().int(),
  /** Everything that is wrong; without `skipInvalid` nothing is applied when there is anything. */
  errors: z.array(ImportIssue),
});
export type ImportResult = z.infer<typeof ImportResult>;

export const transferCalls = {
  'imports.run': command({
    http: 'POST /api/v1/imports',
    role: 'engineer',
    bodyLimit: 20 * 1024 * 1024,
    summary: 'Take devices from a file: all or nothing; the same file a second time changes nothing',
    input: z.strictObject({
      format: TransferFormat.default('seed-config'),
      content: z.string().meta({ description: 'the text of the file' }),
      dryRun: z.boolean().default(false),
      skipInvalid: z.boolean().default(false),
    }),
    output: ImportResult,
  }),
  'exports.seedConfig': query({
    http: 'GET /api/v1/exports/seed-config',
    role: 'viewer',
    summary: 'The devices as a config.json that imports without loss',
    input: Nothing,
    output: z.record(z.string(), z.unknown()),
  }),
} as const;
