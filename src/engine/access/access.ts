import { createHash, randomBytes } from 'node:crypto';
import type { AccessToken, Principal } from '../../contract/access.ts';
import type { Role } from '../../contract/define.ts';
import { Fault } from '../../contract/faults.ts';
import type { Mutation, StoredSession, StoredToken } from '../storage/storage.ts';

const SESSION_MS = 30 * 86_400_000;
const CODE_MS = 15 * 60_000;

/** Secrets have 256 bits of randomness, so one SHA-256 is enough: there is nothing to guess. */
const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
const newSecret = (prefix: string): string => `${prefix}${randomBytes(32).toString('base64url')}`;

export type AccessOptions = {
  readonly now: () => number;
  readonly newId: () => string;
  readonly commit: (mutations: readonly Mutation[]) => Promise<void>;
};

const tokenView = (token: StoredToken): AccessToken => ({
  id: token.id,
  name: token.name,
  role: token.role,
  createdAt: new Date(token.createdAt).toISOString(),
  lastUsedAt: token.lastUsedAt === null ? null : new Date(token.lastUsedAt).toISOString(),
});

/** Who may call: access tokens, browser sessions and one-time codes. Only hashes are kept. */
export function createAccess({ now, newId, commit }: AccessOptions) {
  const tokens = new Map<string, StoredToken>();
  const sessions = new Map<string, StoredSession>();
  const codes = new Map<string, number>();

  async function openSession(
    name: string,
    role: Role,
  ): Promise<{ secret: string; principal: Principal; maxAgeS: number }> {
    const secret = newSecret('s_');
    const at = now();
    const session: StoredSession = {
      id: newId(),
      hash: hashOf(secret),
      name,
      role,
      createdAt: at,
      expiresAt: at + SESSION_MS,
    };
    await commit([{ type: 'session.put', session }]);
    sessions.set(session.hash, session);
    return { secret, principal: { kind: 'session', id: session.id, name, role }, maxAgeS: SESSION_MS / 1000 };
  }

  return {
    load(storedTokens: readonly StoredToken[], storedSessions: readonly StoredSession[]): void {
      for (const token of storedTokens) tokens.set(token.hash, token);
      for (const session of storedSessions) sessions.set(session.hash, session);
    },
    /** True while nobody has ever been let in: the first start offers a set-up address. */
    isUnclaimed: (): boolean => tokens.size === 0 && sessions.size === 0,

    byToken(secret: string): Principal | undefined {
      const token = tokens.get(hashOf(secret));
      return token && { kind: 'token', id: token.id, name: token.name, role: token.role };
    },
    bySession(secret: string): Principal | undefined {
      const session = sessions.get(hashOf(secret));
      if (session === undefined || session.expiresAt <= now()) return undefined;
      return { kind: 'session', id: session.id, name: session.name, role: session.role };
    },
    /** A code that opens one administrator session within 15 minutes; kept in memory only. */
    newCode(): string {
      const code = randomBytes(18).toString('base64url');
      codes.set(hashOf(code), now() + CODE_MS);
      return code;
    },
    /** @throws {Fault} `auth-failed`; says no more than that */
    async signIn(proof: { token: string } | { code: string }) {
      if ('token' in proof) {
        const token = tokens.get(hashOf(proof.token));
        if (token === undefined) throw new Fault('auth-failed', 'This access token is not known here.');
        return openSession(token.name, token.role);
      }
      const hash = hashOf(proof.code);
      const expiresAt = codes.get(hash);
      codes.delete(hash);
      if (expiresAt === undefined || expiresAt <= now())
        throw new Fault('auth-failed', 'This one-time address was used before or is too old.');
      return openSession('owner', 'admin');
    },
    async signOut(principal: Principal): Promise<void> {
      if (principal.kind !== 'session') return;
      await commit([{ type: 'session.remove', id: principal.id }]);
      for (const [hash, session] of sessions) if (session.id === principal.id) sessions.delete(hash);
    },
    tokens: (): readonly AccessToken[] => [...tokens.values()].map(tokenView),
    async createToken(name: string, role: Role): Promise<AccessToken & { token: string }> {
      const secret = newSecret('ronda_');
      const token: StoredToken = { id: newId(), name, role, hash: hashOf(secret), createdAt: now(), lastUsedAt: null };
      await commit([{ type: 'token.put', token }]);
      tokens.set(token.hash, token);
      return { ...tokenView(token), token: secret };
    },
    async revokeToken(id: string): Promise<void> {
      const found = [...tokens.values()].find((token) => token.id === id);
      if (found === undefined) throw new Fault('not-found', 'There is no such access token.');
      await commit([{ type: 'token.remove', id }]);
      tokens.delete(found.hash);
    },
  };
}
export type Access = ReturnType<typeof createAccess>;
