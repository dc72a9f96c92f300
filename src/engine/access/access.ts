import { randomBytes } from 'node:crypto';
import { AccessPolicy, type Principal, type TokenInput } from '../../contract/access.ts';
import { Fault } from '../../contract/faults.ts';
import type { Mutation, StoredSession, StoredToken, StoredUser } from '../storage/storage.ts';
import { createEndings } from './endings.ts';
import { createPasswords } from './passwords.ts';
import { hashOf } from './secrets.ts';
import { createSessions, type OpenedSession } from './sessions.ts';
import { createTokens } from './tokens.ts';
import { createUsers } from './users.ts';

export const POLICY_KEY = 'access.policy';
const CODE_MS = 15 * 60_000;
/** Whoever came in by the one-time code that the host printed. */
const OWNER: Principal = { kind: 'session', id: 'owner', name: 'owner', role: 'admin' };

/**
 * For what answers over every device and is no call of the contract.
 *
 * @throws {Fault} `auth-failed` without a caller, `forbidden` for one with a scope
 */
export function assertWhole(principal: Principal | undefined): void {
  if (principal === undefined) throw new Fault('auth-failed', 'Send an access token.');
  if (principal.scope)
    throw new Fault('forbidden', 'This concerns every device; you may see those of your groups and sites.');
}

export type AccessOptions = {
  readonly now: () => number;
  readonly newId: () => string;
  readonly commit: (mutations: readonly Mutation[]) => Promise<void>;
  /** Told who signs in, for the audit log. */
  readonly about?: (name: string) => void;
};
type Stored = {
  readonly tokens: readonly StoredToken[];
  readonly sessions: readonly StoredSession[];
  readonly users: readonly StoredUser[];
  /** Value of the setting `POLICY_KEY`. */
  readonly policy: unknown;
};
type Proof =
  | { readonly token: string }
  | { readonly code: string }
  | { readonly name: string; readonly password: string; readonly code?: string | undefined };

/** Who may call: users, access tokens, browser sessions and one-time codes. Only hashes are kept. */
export function createAccess({ now, newId, commit, about }: AccessOptions) {
  let policy = AccessPolicy.parse({});
  const codes = new Map<string, number>();
  const endings = createEndings();
  const tokens = createTokens({ now, newId, commit, endings });
  const users = createUsers({
    now,
    newId,
    commit,
    passwords: createPasswords(),
    onChange: (id, but) => sessions.endOf({ kind: 'user', id }, but),
  });
  const sessions = createSessions({
    now,
    newId,
    commit,
    endings,
    policy: () => policy,
    ownerOf: (owner) => ownerOf(owner),
  });
  function ownerOf(owner: StoredSession['owner']): Principal | undefined {
    if (owner.kind === 'code') return OWNER;
    return owner.kind === 'user' ? users.byId(owner.id) : tokens.byId(owner.id);
  }

  async function open(owner: StoredSession['owner']): Promise<OpenedSession> {
    about?.(ownerOf(owner)?.name ?? '');
    const opened = await sessions.open(owner);
    if (opened === undefined) throw new Fault('auth-failed', 'This account was removed a moment ago.');
    return opened;
  }

  async function prove(proof: Proof, remote: string | undefined): Promise<StoredSession['owner']> {
    if ('name' in proof) return { kind: 'user', id: await users.prove(proof, remote) };
    if ('token' in proof) {
      const token = tokens.bySecret(proof.token);
      if (token === undefined) throw new Fault('auth-failed', 'This access token is not known here.');
      return { kind: 'token', id: token.id };
    }
    const hash = hashOf(proof.code);
    const expiresAt = codes.get(hash);
    codes.delete(hash);
    if (expiresAt === undefined || expiresAt <= now())
      throw new Fault('auth-failed', 'This one-time address was used before or is too old.');
    return { kind: 'code' };
  }

  return {
    load(stored: Stored): void {
      users.load(stored.users);
      tokens.load(stored.tokens);
      sessions.load(stored.sessions);
      policy = AccessPolicy.safeParse(stored.policy ?? {}).data ?? policy;
    },
    /** True while nobody has ever been let in: the first start offers a set-up address. */
    isUnclaimed: (): boolean => tokens.size() === 0 && sessions.size() === 0 && users.size() === 0,
    /** Somebody can sign in with a password and do everything. */
    hasAdmin: users.hasAdmin,

    byToken: (secret: string) => tokens.bySecret(secret),
    bySession: (secret: string) => sessions.bySecret(secret),
    /** Something was asked over a connection that was opened before. */
    touch({ kind, id }: Principal): void {
      if (kind === 'session') sessions.touch(id);
    },
    /** Told when what a caller was let in by ends: revoked, too old, signed out, or of another role. */
    onEnd: (principal: Principal, listener: () => void): (() => void) => endings.on(principal, listener),
    /** A code that opens one administrator session within 15 minutes; kept in memory only. */
    newCode(): string {
      const code = randomBytes(18).toString('base64url');
      codes.set(hashOf(code), now() + CODE_MS);
      return code;
    },
    /**
     * Opens a session; one that this browser had before ends.
     *
     * @throws {Fault} `auth-failed`; says no more than that
     */
    async signIn(
      proof: Proof,
      { principal, remote }: { principal?: Principal | undefined; remote?: string | undefined },
    ) {
      const opened = await open(await prove(proof, remote));
      if (principal?.kind === 'session') await sessions.endOne(principal.id);
      return opened;
    },
    signOut: ({ kind, id }: Principal): Promise<void> => (kind === 'session' ? sessions.endOne(id) : Promise.resolve()),

    users,
    tokens: tokens.list,
    createToken: (input: TokenInput) => tokens.create(input),
    async revokeToken(id: string): Promise<void> {
      await tokens.revoke(id);
      await sessions.endOf({ kind: 'token', id });
    },
    policy: (): AccessPolicy => policy,
    async setPolicy(next: AccessPolicy): Promise<void> {
      await commit([{ type: 'setting.put', key: POLICY_KEY, value: next }]);
      policy = next;
    },
    /** Ends what is over, and notes what was used. To be called each second. */
    async sweep(): Promise<void> {
      tokens.sweep();
      await sessions.sweep();
      await commit([...tokens.takeUse(), ...sessions.takeUse()]);
    },
  };
}
export type Access = ReturnType<typeof createAccess>;
