import type { Principal, User, UserInput, UserPatch } from '../../contract/access.ts';
import { Fault } from '../../contract/faults.ts';
import { createSerial } from '../lib/serial.ts';
import type { Mutation, StoredUser } from '../storage/storage.ts';
import { createAttempts } from './attempts.ts';
import type { Passwords } from './passwords.ts';
import { createSecondFactor } from './second-factor.ts';

const MOST_USERS = 1000;

type UsersOptions = {
  readonly now: () => number;
  readonly newId: () => string;
  readonly commit: (mutations: readonly Mutation[]) => Promise<void>;
  readonly passwords: Passwords;
  /** What a user may do, or how he proves who he is, changed: what he opened before is no longer good. */
  readonly onChange: (id: string, but?: string) => Promise<void>;
};
type Proof = { readonly name: string; readonly password: string; readonly code?: string | undefined };

const viewOf = ({ id, name, role, scope, totp, createdAt, passwordAt }: StoredUser): User => ({
  id,
  name,
  role,
  scope,
  hasTotp: totp !== null,
  createdAt: new Date(createdAt).toISOString(),
  passwordAt: new Date(passwordAt).toISOString(),
});
const wrong = () => new Fault('auth-failed', 'Name or password is wrong.');

/** People who sign in with a password, and with a second factor where they chose one. */
export function createUsers({ now, newId, commit, passwords, onChange }: UsersOptions) {
  const users = new Map<string, StoredUser>();
  const attempts = createAttempts(now);
  const second = createSecondFactor(now);
  const serial = createSerial();

  const named = (name: string): StoredUser | undefined =>
    [...users.values()].find((user) => user.name.toLowerCase() === name.toLowerCase());
  function get(id: string): StoredUser {
    const user = users.get(id);
    if (user === undefined) throw new Fault('not-found', 'There is no such user.');
    return user;
  }
  async function save(user: StoredUser): Promise<User> {
    await commit([{ type: 'user.put', user }]);
    users.set(user.id, user);
    return viewOf(user);
  }
  /** The password alone. @returns the key that follows from it @throws {Fault} `auth-failed` */
  async function provePassword(
    { name, password }: Proof,
    remote: string | undefined,
  ): Promise<{ readonly user: StoredUser; readonly key: Buffer }> {
    attempts.begin(name, remote);
    const user = named(name);
    const key = await passwords.verify(user?.password, password, remote);
    if (user === undefined || key === undefined) throw wrong();
    return { user, key };
  }
  async function proveAgain(id: string, password: string, remote: string | undefined) {
    const proven = await provePassword({ name: get(id).name, password }, remote);
    attempts.succeeded(proven.user.name, remote);
    return proven;
  }

  return {
    load(stored: readonly StoredUser[]): void {
      for (const user of stored) users.set(user.id, user);
    },
    size: (): number => users.size,
    /** Somebody who may do everything can sign in with a password. */
    hasAdmin: (): boolean => [...users.values()].some(({ role, scope }) => role === 'admin' && scope === null),
    list: (): User[] => [...users.values()].map(viewOf),
    byId(id: string): Principal | undefined {
      const user = users.get(id);
      if (user === undefined) return undefined;
      const { name, role, scope } = user;
      return { kind: 'session', id, name, role, ...(scope && { scope }) };
    },
    /** @throws {Fault} `auth-failed`: says no more than that, but for a second factor that is asked for */
    async prove(proof: Proof, remote: string | undefined): Promise<string> {
      const { user, key } = await provePassword(proof, remote);
      if (user.totp !== null) {
        if (proof.code === undefined) {
          attempts.succeeded(proof.name, remote);
          throw new Fault('auth-failed', 'This account asks for the code of its authenticator app, too.', {
            reason: 'code-needed',
          });
        }
        const after = second.check(user, key, proof.code);
        if (after === undefined) throw new Fault('auth-failed', 'The code is wrong, or was used before.');
        if (after !== user) await save(after);
      }
      attempts.succeeded(proof.name, remote);
      return user.id;
    },
    create: ({ name, role, scope, password }: UserInput): Promise<User> =>
      serial(async () => {
        if (named(name)) throw new Fault('conflict', `There is a user named "${name}" already.`);
        if (users.size >= MOST_USERS) throw new Fault('conflict', 'There are too many users.');
        const { stored } = await passwords.make(password);
        const at = now();
        const facts = { password: stored, totp: null, recovery: [], createdAt: at, passwordAt: at };
        return save({ id: newId(), name, role, scope, ...facts });
      }),
    /** What is absent stays. A new password takes the second factor away: its seed was sealed under the old one. */
    update: ({ id, role, scope, password, totp }: UserPatch): Promise<User> =>
      serial(async () => {
        const before = get(id);
        const fresh = password === undefined ? undefined : await passwords.make(password);
        const dropsTotp = fresh !== undefined || totp === false;
        const view = await save({
          ...before,
          role: role ?? before.role,
          scope: scope === undefined ? before.scope : scope,
          ...(fresh && { password: fresh.stored, passwordAt: now() }),
          ...(dropsTotp && { totp: null, recovery: [] }),
        });
        await onChange(id);
        return view;
      }),
    remove: (id: string): Promise<void> =>
      serial(async () => {
        get(id);
        await commit([{ type: 'user.remove', id }]);
        users.delete(id);
        await onChange(id);
      }),
    /** @param but the session that stays: the one it is changed in */
    async changePassword(
      id: string,
      { current, password }: { readonly current: string; readonly password: string },
      { remote, but }: { readonly remote: string | undefined; readonly but: string },
    ): Promise<void> {
      const { key } = await proveAgain(id, current, remote);
      await serial(async () => {
        const fresh = await passwords.make(password);
        const user = get(id);
        const totp = second.resealed(user, key, fresh.key);
        await save({ ...user, password: fresh.stored, totp, passwordAt: now() });
        await onChange(id, but);
      });
    },
    async beginTotp(id: string, password: string, remote: string | undefined) {
      const { user, key } = await proveAgain(id, password, remote);
      return second.begin(user, key);
    },
    confirmTotp: (id: string, code: string): Promise<readonly string[]> =>
      serial(async () => {
        const user = get(id);
        const { codes, ...stored } = second.confirm(user, code);
        await save({ ...user, ...stored });
        return codes;
      }),
    async removeTotp(id: string, password: string, remote: string | undefined): Promise<void> {
      await proveAgain(id, password, remote);
      await serial(() => save({ ...get(id), totp: null, recovery: [] }));
    },
  };
}
