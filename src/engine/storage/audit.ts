import { createHash } from 'node:crypto';
import type { Bind, Prepare } from './statements.ts';
import type { AuditCheck, AuditEntry, AuditQuery, StoredAudit } from './storage.ts';

type AuditRow = {
  readonly seq: number;
  readonly id: string;
  readonly at: number;
  readonly actor_kind: AuditEntry['actorKind'];
  readonly actor_id: string | null;
  readonly actor: string;
  readonly role: AuditEntry['role'];
  readonly action: string;
  readonly target: string | null;
  readonly remote: string | null;
  readonly result: string;
  readonly count: number;
  readonly detail: string | null;
  readonly hash: Uint8Array;
};
type Head = { readonly seq: number; readonly hash: Uint8Array };
type Nothing = Record<string, never>;
export type Audit = ReturnType<typeof createAudit>;

/** What the first record follows. */
const START: Head = { seq: 0, hash: new Uint8Array(32) };
const PAGE = 1000;
const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** The record in the one form that is hashed: its fields as a JSON list, in the order of the columns. */
const canonical = (row: AuditRow): string =>
  JSON.stringify([
    row.seq,
    row.id,
    row.at,
    row.actor_kind,
    row.actor_id,
    row.actor,
    row.role,
    row.action,
    row.target,
    row.remote,
    row.result,
    row.count,
    row.detail,
  ]);
const hashAfter = (before: Uint8Array, row: AuditRow): Uint8Array =>
  createHash('sha256').update(before).update(canonical(row)).digest();

const fromRow = ({ actor_kind, actor_id, hash, ...row }: AuditRow): StoredAudit => ({
  ...row,
  actorKind: actor_kind,
  actorId: actor_id,
  hash: hex(hash),
});

/** Why a record cannot follow the one before it; undefined when it can. */
function breakOf(before: Head, row: AuditRow): string | undefined {
  if (row.seq !== before.seq + 1) return `the record before it is missing (expected ${String(before.seq + 1)})`;
  return same(row.hash, hashAfter(before.hash, row)) ? undefined : 'its contents or the record before it were changed';
}

/** The audit log: records are added and never changed; each is chained to the one before it by SHA-256. */
export function createAudit(prepare: Prepare) {
  const has = prepare<{ id: string }, { readonly seq: number }>('audit.has', 'SELECT seq FROM audit WHERE id = @id');
  const last = prepare<Nothing, Head>('audit.last', 'SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1');
  const add = prepare<AuditRow>(
    'audit.add',
    `INSERT INTO audit
       (seq, id, at, actor_kind, actor_id, actor, role, action, target, remote, result, count, detail, hash)
     VALUES (@seq, @id, @at, @actor_kind, @actor_id, @actor, @role, @action, @target, @remote, @result, @count,
       @detail, @hash)`,
  );
  const head = prepare<Nothing, Head>('audit.head', 'SELECT seq, hash FROM audit_head');
  const setHead = prepare<Head>(
    'audit.set-head',
    `INSERT INTO audit_head (one, seq, hash) VALUES (1, @seq, @hash)
     ON CONFLICT (one) DO UPDATE SET seq = excluded.seq, hash = excluded.hash`,
  );
  const page = prepare<Bind, AuditRow>(
    'audit.page',
    'SELECT * FROM audit WHERE seq < @before AND at BETWEEN @from AND @to ORDER BY seq DESC LIMIT @limit',
  );
  const onward = prepare<{ after: number }, AuditRow>(
    'audit.onward',
    `SELECT * FROM audit WHERE seq > @after ORDER BY seq LIMIT ${String(PAGE)}`,
  );

  return {
    /** A record that is there already is left as it is, so that a repeated commit is harmless. */
    add({ actorKind, actorId, ...entry }: AuditEntry): void {
      if (has.get({ id: entry.id })) return;
      const before = last.get({}) ?? START;
      const row = {
        ...entry,
        at: Math.round(entry.at),
        seq: before.seq + 1,
        actor_kind: actorKind,
        actor_id: actorId,
        hash: START.hash,
      };
      const hash = hashAfter(before.hash, row);
      add.run({ ...row, hash });
      setHead.run({ seq: row.seq, hash });
    },
    /** Newest first. */
    page: ({ limit, before, from, to }: AuditQuery): StoredAudit[] =>
      page
        .all({
          limit,
          before: before ?? Number.MAX_SAFE_INTEGER,
          from: from ?? Number.MIN_SAFE_INTEGER,
          to: to ?? Number.MAX_SAFE_INTEGER,
        })
        .map(fromRow),
    /** Follows the chain to its end. @param breathe lets others in between pages */
    async check(breathe: () => Promise<void>): Promise<AuditCheck> {
      let at = START;
      const headThen = head.get({});
      for (let rows = onward.all({ after: 0 }); rows.length > 0; rows = onward.all({ after: at.seq })) {
        for (const row of rows) {
          const why = breakOf(at, row);
          if (why) return { records: at.seq, head: hex(at.hash), broken: { seq: row.seq, at: row.at, why } };
          at = row;
        }
        await breathe();
      }
      const isShort = headThen !== undefined && at.seq < headThen.seq;
      const broken = isShort ? { seq: at.seq + 1, at: null, why: 'it and what followed were cut off' } : null;
      return { records: at.seq, head: at.seq === 0 ? null : hex(at.hash), broken };
    },
  };
}
