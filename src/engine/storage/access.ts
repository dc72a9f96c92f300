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
export type Access = ReturnType<typeof createAccess>;

/** Access tokens and browser sessions; only the hashes of their secrets are ever here. */
export function createAccess(prepare: Prepare) {
  const tokens = prepare<Nothing, TokenRow>(
    'tokens.list',
    'SELECT id, name, role, hash, created_at, last_used_at FROM tokens ORDER BY id',
  );
  const putToken = prepare(
    'tokens.put',
    `INSERT INTO tokens (id, name, role, hash, created_at, last_used_at)
     VALUES (@id, @name, @role, @hash, @created_at, @last_used_at)
     ON CONFLICT (id) DO UPDATE SET
       name = excluded.name, role = excluded.role, hash = excluded.hash, last_used_at = excluded.last_used_at`,
  );
  const removeToken = prepare('tokens.remove', 'DELETE FROM tokens WHERE id = @id');
  const sessions = prepare<Nothing, SessionRow>(
    'sessions.list',
    'SELECT id, hash, name, role, created_at, expires_at FROM sessions ORDER BY id',
  );
  const putSession = prepare(
    'sessions.put',
    `INSERT INTO sessions (id, hash, name, role, created_at, expires_at)
     VALUES (@id, @hash, @name, @role, @created_at, @expires_at)
     ON CONFLICT (id) DO UPDATE SET
       hash = excluded.hash, name = excluded.name, role = excluded.role, expires_at = excluded.expires_at`,
  );
  const removeSession = prepare('sessions.remove', 'DELETE FROM sessions WHERE id = @id');

  return {
    tokens: (): StoredToken[] =>
      tokens.all({}).map(({ id, name, role, hash, created_at, last_used_at }) => ({
        id,
        name,
        role,
        hash,
        createdAt: created_at,
        lastUsedAt: last_used_at,
      })),
    putToken({ id, name, role, hash, createdAt, lastUsedAt }: StoredToken): void {
      putToken.run({
        id,
        name,
        role,
        hash,
        created_at: Math.round(createdAt),
        last_used_at: lastUsedAt === null ? null : Math.round(lastUsedAt),
      });
    },
    removeToken(id: string): void {
      removeToken.run({ id });
    },
    sessions: (): StoredSession[] =>
      sessions.all({}).map(({ id, hash, name, role, created_at, expires_at }) => ({
        id,
        hash,
        name,
        role,
        createdAt: created_at,
        expiresAt: expires_at,
      })),
    putSession({ id, hash, name, role, createdAt, expiresAt }: StoredSession): void {
      putSession.run({
        id,
        hash,
        name,
        role,
        created_at: Math.round(createdAt),
        expires_at: Math.round(expiresAt),
      });
    },
    removeSession(id: string): void {
      removeSession.run({ id });
    },
  };
}
