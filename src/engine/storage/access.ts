import type { Role } from '../../contract/define.ts';
import type { Prepare } from './statements.ts';
import type { StoredSession, StoredToken } from './storage.ts';

type TokenRow = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly hash: string;
  readonly created_at: number;
  readonly last_used_at: number | null;
};
type SessionRow = Omit<TokenRow, 'last_used_at'> & { readonly expires_at: number };
type Nothing = Record<string, never>;
export type Tokens = ReturnType<typeof createTokens>;
export type Sessions = ReturnType<typeof createSessions>;

/** Access tokens; only the hashes of their secrets are ever here. */
export function createTokens(prepare: Prepare) {
  const list = prepare<Nothing, TokenRow>(
    'tokens.list',
    'SELECT id, name, role, hash, created_at, last_used_at FROM tokens ORDER BY id',
  );
  const put = prepare(
    'tokens.put',
    `INSERT INTO tokens (id, name, role, hash, created_at, last_used_at)
     VALUES (@id, @name, @role, @hash, @created_at, @last_used_at)
     ON CONFLICT (id) DO UPDATE SET
       name = excluded.name, role = excluded.role, hash = excluded.hash, last_used_at = excluded.last_used_at`,
  );
  const remove = prepare('tokens.remove', 'DELETE FROM tokens WHERE id = @id');

  return {
    list: (): StoredToken[] =>
      list.all({}).map(({ id, name, role, hash, created_at, last_used_at }) => ({
        id,
        name,
        role,
        hash,
        createdAt: created_at,
        lastUsedAt: last_used_at,
      })),
    put({ id, name, role, hash, createdAt, lastUsedAt }: StoredToken): void {
      put.run({
        id,
        name,
        role,
        hash,
        created_at: Math.round(createdAt),
        last_used_at: lastUsedAt === null ? null : Math.round(lastUsedAt),
      });
    },
    remove(id: string): void {
      remove.run({ id });
    },
  };
}

/** Browser sessions; only the hashes of their secrets are ever here. */
export function createSessions(prepare: Prepare) {
  const list = prepare<Nothing, SessionRow>(
    'sessions.list',
    'SELECT id, hash, name, role, created_at, expires_at FROM sessions ORDER BY id',
  );
  const put = prepare(
    'sessions.put',
    `INSERT INTO sessions (id, hash, name, role, created_at, expires_at)
     VALUES (@id, @hash, @name, @role, @created_at, @expires_at)
     ON CONFLICT (id) DO UPDATE SET
       hash = excluded.hash, name = excluded.name, role = excluded.role, expires_at = excluded.expires_at`,
  );
  const remove = prepare('sessions.remove', 'DELETE FROM sessions WHERE id = @id');

  return {
    list: (): StoredSession[] =>
      list.all({}).map(({ id, hash, name, role, created_at, expires_at }) => ({
        id,
        hash,
        name,
        role,
        createdAt: created_at,
        expiresAt: expires_at,
      })),
    put({ id, hash, name, role, createdAt, expiresAt }: StoredSession): void {
      put.run({
        id,
        hash,
        name,
        role,
        created_at: Math.round(createdAt),
        expires_at: Math.round(expiresAt),
      });
    },
    remove(id: string): void {
      remove.run({ id });
    },
  };
}
