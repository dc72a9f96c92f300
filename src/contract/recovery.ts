import * as z from 'zod';
import { command, Instant, Nothing, query } from './define.ts';
import { BackupFile, Finding } from './storage.ts';

/** What a person types before the program begins with nothing. The same in every language. */
export const EMPTY_WORD = 'EMPTY';

const RecoveryStatus = z.object({
  /** A sentence about what is wrong with the database. */
  message: z.string(),
  file: z
    .object({ bytes: z.number().int(), changedAt: Instant })
    .nullable()
    .meta({ description: 'null: it is missing' }),
  findings: z
    .array(Finding)
    .nullable()
    .meta({ description: 'damaged parts, with their time; null while they are looked for' }),
  backups: z.array(BackupFile).meta({ description: 'newest first' }),
});
export type RecoveryStatus = z.infer<typeof RecoveryStatus>;

const RecoveryDone = z.object({
  aside: z.array(z.string()).meta({ description: 'where the files of the damaged database are now' }),
  /** What was read of each table; only after a salvage. */
  tables: z.array(
    z.object({
      table: z.string(),
      rows: z.number().int(),
      isWhole: z.boolean(),
      from: Instant.nullable().meta({ description: 'the time around what could not be read, where it is known' }),
      to: Instant.nullable(),
    }),
  ),
});
export type RecoveryDone = z.infer<typeof RecoveryDone>;

export const recoveryCalls = {
  'recovery.status': query({
    http: 'GET /api/v1/recovery',
    role: 'admin',
    summary: 'What is wrong with a database that does not open, and the copies there are of it',
    input: Nothing,
    output: RecoveryStatus,
  }),
  'recovery.restore': command({
    http: 'POST /api/v1/recovery/restore',
    role: 'admin',
    summary: 'Put a copy in the place of the damaged database, and begin',
    input: z.strictObject({ name: z.string().min(1).max(200) }),
    output: RecoveryDone,
  }),
  'recovery.salvage': command({
    http: 'POST /api/v1/recovery/salvage',
    role: 'admin',
    summary: 'Read what can be read of the damaged database into a new one, and begin',
    input: Nothing,
    output: RecoveryDone,
  }),
  'recovery.empty': command({
    http: 'POST /api/v1/recovery/empty',
    role: 'admin',
    summary: 'Begin with nothing; the damaged database keeps another name',
    input: z.strictObject({ confirm: z.literal(EMPTY_WORD) }),
    output: RecoveryDone,
  }),
} as const;
