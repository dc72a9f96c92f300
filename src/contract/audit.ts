import * as z from 'zod';
import { Id, Instant, Nothing, page, PageQuery, query, Role } from './define.ts';

/** Who did it: as `Principal`, the program itself, or nobody who was let in. */
export const ACTORS = ['local', 'session', 'token', 'program', 'none'] as const;

const AuditRecord = z.object({
  /** Its place in the chain; the first has 1. */
  seq: z.number().int(),
  id: Id,
  at: Instant,
  actorKind: z.enum(ACTORS),
  actorId: z.string().nullable(),
  actor: z.string(),
  role: Role.nullable(),
  /** Name of the call, or what the program did. */
  action: z.string(),
  target: z.string().nullable(),
  remote: z.string().nullable().meta({ description: 'address the request came from; null: this computer' }),
  result: z.string().meta({ description: 'ok, or the code of the fault' }),
  count: z.number().int().meta({ description: 'how often within a minute' }),
  detail: z.string().nullable(),
  hash: z.string().meta({ description: 'SHA-256 of the hash before and this record, hex' }),
});
export type AuditRecord = z.infer<typeof AuditRecord>;

const AuditCheck = z.object({
  sound: z.boolean(),
  records: z.number().int().meta({ description: 'that are as they were written' }),
  head: z.string().nullable().meta({ description: 'hash of the last of them; keep it elsewhere to notice a new log' }),
  /** The first record that is not as it was written. */
  broken: z.object({ seq: z.number().int(), at: Instant.nullable(), why: z.string() }).nullable(),
});
export type AuditCheck = z.infer<typeof AuditCheck>;

export const auditCalls = {
  'audit.list': query({
    http: 'GET /api/v1/audit',
    role: 'admin',
    summary: 'Who did what, when, from where and with which result, newest first',
    input: z.strictObject({
      ...PageQuery,
      from: z.iso.datetime({ offset: true }).optional(),
      to: z.iso.datetime({ offset: true }).optional(),
    }),
    output: page(AuditRecord),
  }),
  'audit.verify': query({
    http: 'GET /api/v1/audit/verification',
    role: 'admin',
    summary: 'Follow the chain of the audit log and name the first record that was changed',
    input: Nothing,
    output: AuditCheck,
  }),
} as const;
