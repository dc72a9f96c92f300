import * as z from 'zod';
import { command, Instant, Nothing, query } from './define.ts';

/** How fine stored measurements are: as measured, and summed up by 5 minutes, 1 hour and 8 hours. */
export const Tier = z.enum(['raw', '5m', '1h', '8h']);

const Bytes = z.number().int();

export const TierUsage = z.object({
  tier: Tier,
  chunks: z.number().int(),
  samples: z.number().int(),
  bytes: Bytes,
  /** Of the oldest window that is kept; null while there is none. */
  oldest: Instant.nullable(),
  /** At the pace of the last day that was stored. */
  bytesPerDay: Bytes,
});

export const StorageStats = z.object({
  file: z.object({
    bytes: Bytes,
    /** Of the write-ahead log beside it. */
    walBytes: Bytes,
    pageBytes: Bytes,
    pages: z.number().int(),
    freePages: z.number().int(),
    /** False in databases of old versions: room is given back only by a full vacuum, which also changes this. */
    givesBack: z.boolean(),
  }),
  rows: z.array(z.object({ table: z.string(), rows: z.number().int() })),
  series: z.number().int(),
  byTier: z.array(TierUsage),
  journal: z.object({ rows: z.number().int(), bytes: Bytes }),
  /** Samples in memory (and in the journal) that no chunk holds yet. */
  openSamples: z.number().int(),
  bytesPerSample: z.number().nullable(),
  /** Samples that were not taken in since the program started, by cause. */
  drops: z.record(z.string(), z.number().int()),
  usedBytes: Bytes,
  budgetBytes: Bytes,
  bytesPerDay: Bytes,
  daysLeft: z.number().nullable(),
  freeDiskBytes: Bytes,
});
export type StorageStats = z.infer<typeof StorageStats>;

/** What can be wrong with a database; `what` says where it was found. */
export const Finding = z.object({
  what: z.enum(['page', 'reference', 'chunk', 'journal', 'totals']),
  table: z.string().nullable(),
  deviceId: z.string().nullable(),
  deviceName: z.string().nullable(),
  tier: Tier.nullable(),
  /** Time whose measurements are concerned, where that is known. */
  from: Instant.nullable(),
  to: Instant.nullable(),
  detail: z.string(),
});

export const VerifyReport = z.object({
  sound: z.boolean(),
  /** At most 1000 of them. */
  findings: z.array(Finding),
  /** How many there are in all. */
  count: z.number().int(),
  checked: z.object({
    tables: z.number().int(),
    chunks: z.number().int(),
    samples: z.number().int(),
    journalRows: z.number().int(),
    bytes: Bytes,
  }),
  tookMs: z.number(),
});
export type VerifyReport = z.infer<typeof VerifyReport>;

/** A copy in the folder of backups. */
export const BackupFile = z.object({ name: z.string(), bytes: Bytes, at: Instant });

export const BackupMade = z.object({ name: z.string(), bytes: Bytes, at: Instant, tookMs: z.number() });
export type BackupMade = z.infer<typeof BackupMade>;

export const VacuumResult = z.object({
  full: z.boolean(),
  bytesBefore: Bytes,
  bytesAfter: Bytes,
  /** Given back to the disk; never negative. */
  freedBytes: Bytes,
});
export type VacuumResult = z.infer<typeof VacuumResult>;

export const WORK_KINDS = ['verify', 'backup', 'vacuum'] as const;
export const StorageWork = z.object({
  kind: z.enum(WORK_KINDS),
  startedAt: Instant,
  /** Of `total` steps; both 0 while that cannot be told. */
  done: z.number().int(),
  total: z.number().int(),
});
export type StorageWork = z.infer<typeof StorageWork>;

export const storageCalls = {
  'storage.stats': query({
    http: 'GET /api/v1/system/storage',
    role: 'viewer',
    summary: 'What the database holds, how it grows, and when its budget will be reached',
    input: Nothing,
    output: StorageStats,
  }),
  'storage.work': query({
    http: 'GET /api/v1/system/storage/work',
    role: 'viewer',
    summary: 'How far the running check, backup or vacuum of the database is',
    input: Nothing,
    output: z.object({ work: StorageWork.nullable() }),
  }),
  'storage.cancel': command({
    http: 'POST /api/v1/system/storage/cancel',
    role: 'admin',
    summary: 'Stop the running check or backup of the database',
    input: Nothing,
    output: z.object({ cancelled: z.boolean() }),
  }),
  'storage.verify': command({
    http: 'POST /api/v1/system/storage/verify',
    role: 'admin',
    summary: 'Read the whole database and name everything that is damaged; changes nothing',
    input: z.strictObject({
      quick: z.boolean().default(false).meta({ description: 'leave out the comparison of indexes with their tables' }),
    }),
    output: VerifyReport,
  }),
  'storage.backup': command({
    http: 'POST /api/v1/system/storage/backup',
    role: 'admin',
    status: 201,
    summary: 'Copy the database into the folder of backups, checked, while the watch goes on',
    input: Nothing,
    output: BackupMade,
  }),
  'storage.backupTo': command({
    // No path ever comes from the network: only the command line on this computer may choose one.
    http: undefined,
    role: 'admin',
    localOnly: true,
    summary: 'Copy the database to a file on this computer',
    input: z.strictObject({ path: z.string().min(1).max(4096), force: z.boolean().default(false) }),
    output: BackupMade,
  }),
  'storage.backups': query({
    http: 'GET /api/v1/system/storage/backups',
    role: 'admin',
    summary: 'The copies in the folder of backups, newest first',
    input: Nothing,
    output: z.object({ items: z.array(BackupFile) }),
  }),
  'storage.vacuum': command({
    http: 'POST /api/v1/system/storage/vacuum',
    role: 'admin',
    summary: 'Give free pages back to the disk; full: rewrite the file, while changes wait',
    input: z.strictObject({ full: z.boolean().default(false) }),
    output: VacuumResult,
  }),
} as const;
