import type { Role, Scope } from '../../contract/define.ts';
import type { Prepare } from './statements.ts';
import type { StoredSession, StoredToken, StoredUser } from './storage.ts';

type TokenRow = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly scope: string | null;
  readonly read_only: number;
  readonly hash: string;
  readonly created_at: number;
  readonly expires_at: number | null;
  readonly last_used_at: number | null;
};
type SessionRow = {
  readonly id: string;
  readonly hash: string;
  readonly owner_kind: StoredSession['owner']['kind'];
  readonly owner_id: string | null;
  readonly created_at: number;
  readonly seen_at: number;
};
type UserRow = {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly scope: string | null;
  readonly password: string;
  readonly totp: string | null;
  readonly recovery: string;
  readonly created_at: number;
  readonly password_at: number;
};
type Nothing = Record<string, never>;
export type Tokens = ReturnType<typeof createTokens>;
export type Sessions = ReturnType<typeof createSessions>;
export type Users = ReturnType<typeof createUsers>;

const scopeOf = (text: string | null): Scope | null => (text === null ? null : (JSON.parse(text) as Scope));
const scopeText = (scope: Scope | null): string | null => (scope === null ? null : JSON.stringify(scope));
const whole = (at: number | null): number | null => (at === null ? null : Math.round(at));

/** Access tokens; only the hashes of their secrets are ever here. */
export function createTokens(prepare: Prepare) {
  const list = prepare<Nothing, TokenRow>('tokens.list', 'SELECT * FROM tokens ORDER BY id');
  const put = prepare<TokenRow>(
    'tokens.put',
    `INSERT INTO tokens (id, name, role, scope, read_only, hash, created_at, expires_at, last_used_at)
     VALUES (@id, @name, @role, @scope, @read_only, @hash, @created_at, @expires_at, @last_used_at)
     ON CONFLICT (id) DO UPDATE SET last_used_at = excluded.last_used_at`,
  );
  const remove = prepare('tokens.remove', 'DELETE FROM tokens WHERE id = @id');

  return {
    list: (): StoredToken[] =>
      list.all({}).map(({ id, name, role, hash, ...row }) => ({
        id,
        name,
        role,
        scope: scopeOf(row.scope),
        readOnly: row.read_only === 1,
        hash,
        createdAt: row.created_at,
        expiresAt: row.expires_at,
        lastUsedAt: row.last_used_at,
      })),
    put({ id, name, role, hash, ...token }: StoredToken): void {
      put.run({
        id,
        name,
        role,
        scope: scopeText(token.scope),
        read_only: token.readOnly ? 1 : 0,
        hash,
        created_at: Math.round(token.createdAt),
        expires_at: whole(token.expiresAt),
        last_used_at: whole(token.lastUsedAt),
      });
    },
    remove(id: string): void {
      remove.run({ id });
    },
  };
}

/** Browser sessions; only the hashes of their secrets are ever here. */
export function createSessions(prepare: Prepare) {
  const list = prepare<Nothing, SessionRow>('sessions.list', 'SELECT * FROM sessions ORDER BY id');
  const put = prepare<SessionRow>(
    'sessions.put',
    `INSERT INTO sessions (id, hash, owner_kind, owner_id, created_at, seen_at)
     VALUES (@id, @hash, @owner_kind, @owner_id, @created_at, @seen_at)
     ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at`,
  );
  const remove = prepare('sessions.remove', 'DELETE FROM sessions WHERE id = @id');

  return {
    list: (): StoredSession[] =>
      list.all({}).map(({ id, hash, owner_kind, owner_id, created_at, seen_at }) => ({
        id,
        hash,
        owner: owner_kind === 'code' ? { kind: owner_kind } : { kind: owner_kind, id: owner_id ?? '' },
        createdAt: created_at,
        seenAt: seen_at,
      })),
    put({ id, hash, owner, createdAt, seenAt }: StoredSession): void {
      put.run({
        id,
        hash,
        owner_kind: owner.kind,
        owner_id: owner.kind === 'code' ? null : owner.id,
        created_at: Math.round(createdAt),
        seen_at: Math.round(seenAt),
      });
    },
    remove(id: string): void {
      remove.run({ id });
    },
  };
}

/** People who sign in with a password. */
export function createUsers(prepare: Prepare) {
  const list = prepare<Nothing, UserRow>('users.list', 'SELECT * FROM users ORDER BY id');
  const put = prepare<UserRow>(
    'users.put',
    `INSERT INTO users (id, name, role, scope, password, totp, recovery, created_at, password_at)
     VALUES (@id, @name, @role, @scope, @password, @totp, @recovery, @created_at, @password_at)
     ON CONFLICT (id) DO UPDATE SET
       name = excluded.name, role = excluded.role, scope = excluded.scope, password = excluded.password,
       totp = excluded.totp, recovery = excluded.recovery, password_at = excluded.password_at`,
  );
  const remove = prepare('users.remove', 'DELETE FROM users WHERE id = @id');

  return {
    list: (): StoredUser[] =>
      list.all({}).map(({ scope, recovery, created_at, password_at, ...row }) => ({
        ...row,
        scope: scopeOf(scope),
        recovery: JSON.parse(recovery) as string[],
        createdAt: created_at,
        passwordAt: password_at,
      })),
    put({ scope, recovery, createdAt, passwordAt, ...user }: StoredUser): void {
      put.run({
        ...user,
        scope: scopeText(scope),
        recovery: JSON.stringify(recovery),
        created_at: Math.round(createdAt),
        password_at: Math.round(passwordAt),
      });
    },
    remove(id: string): void {
      remove.run({ id });
    },
  };
}
