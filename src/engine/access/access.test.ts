import { afterEach, beforeEach, expect, test } from 'vitest';
import { startRig } from '../testing/rig.ts';
import { codeAt, stepAt } from './totp.ts';

let rig: Awaited<ReturnType<typeof startRig>>;
let clock: number;
const PASSWORD = 'kuda hijau di atas';
beforeEach(async () => {
  rig = await startRig();
  clock = 0;
});
afterEach(() => rig.stop());

const wait = (ms: number): void => {
  clock += ms;
  rig.shiftClock(ms);
};
const at = (): number => Date.now() + clock;
const signIn = (password = PASSWORD, code?: string) => rig.engine.access.signIn({ name: 'Adi', password, code }, {});
const addUser = () => rig.call('users.create', { name: 'adi', role: 'operator', password: PASSWORD });
const principalOf = (secret: string) => rig.engine.access.bySession(secret);

/** Base32 (RFC 4648) back into bytes. */
const seedOf = (text: string): Buffer => {
  const bits = Array.from(text)
    .map((one) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(one).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
};

test('a user signs in with name and password; a wrong one, and a name nobody has, get the same answer', async () => {
  await addUser();
  const { secret, principal } = await signIn();
  expect(principal).toMatchObject({ kind: 'session', name: 'adi', role: 'operator' });
  expect(principalOf(secret)).toMatchObject({ name: 'adi' });
  await expect(signIn('kuda biru di atas')).rejects.toThrow('Name or password is wrong.');
  await expect(rig.engine.access.signIn({ name: 'nobody', password: PASSWORD }, {})).rejects.toThrow(
    'Name or password is wrong.',
  );
});

test('a password of less than twelve characters is refused', async () => {
  await expect(rig.call('users.create', { name: 'adi', role: 'viewer', password: 'terlalu-pdk' })).rejects.toThrow(
    '12',
  );
});

test('a session ends when idle, after twelve hours in any case, and sooner when the setting says so', async () => {
  await addUser();
  const idle = await signIn();
  wait(29 * 60_000);
  expect(principalOf(idle.secret)).toBeDefined();
  wait(30 * 60_000);
  expect(principalOf(idle.secret)).toBeUndefined();
  const busy = await signIn();
  for (let index = 0; index < 35; index += 1) {
    wait(20 * 60_000);
    expect(principalOf(busy.secret)).toBeDefined();
  }
  wait(20 * 60_000);
  expect(principalOf(busy.secret)).toBeUndefined();
  await rig.call('access.setPolicy', { sessionIdleMin: 5 });
  const short = await signIn();
  wait(5 * 60_000);
  expect(principalOf(short.secret)).toBeUndefined();
});

test('signing in again ends the session this browser had', async () => {
  await addUser();
  const first = await signIn();
  const second = await rig.engine.access.signIn({ name: 'adi', password: PASSWORD }, { principal: first.principal });
  expect(principalOf(first.secret)).toBeUndefined();
  expect(principalOf(second.secret)).toBeDefined();
});

test('another password or role ends every session of the user, but the one it was changed in', async () => {
  const user = await addUser();
  const [here, elsewhere] = [await signIn(), await signIn()];
  await rig.engine.access.users.changePassword(
    user.id,
    { current: PASSWORD, password: 'empat ekor kucing' },
    { remote: undefined, but: here.principal.id },
  );
  expect([principalOf(here.secret) !== undefined, principalOf(elsewhere.secret)]).toEqual([true, undefined]);
  await rig.call('users.update', { id: user.id, role: 'viewer' });
  expect(principalOf(here.secret)).toBeUndefined();
});

test('users, sessions and their second factor outlive a restart', async () => {
  const user = await addUser();
  const proposed = await rig.engine.access.users.beginTotp(user.id, PASSWORD, undefined);
  await rig.engine.access.users.confirmTotp(user.id, codeAt(seedOf(proposed.secret), stepAt(at())));
  const code = codeAt(seedOf(proposed.secret), stepAt(at()) + 1);
  const { secret } = await signIn(PASSWORD, code);
  const { dataDir } = rig;
  await rig.stop(true);
  rig = await startRig({ dataDir });
  expect(principalOf(secret)).toMatchObject({ name: 'adi', role: 'operator' });
  await expect(signIn()).rejects.toMatchObject({ reason: 'code-needed' });
});

test('with a second factor a code is asked for; each is good once, and so is each recovery code', async () => {
  const user = await addUser();
  const proposed = await rig.engine.access.users.beginTotp(user.id, PASSWORD, undefined);
  const seed = seedOf(proposed.secret);
  const [recovery = ''] = await rig.engine.access.users.confirmTotp(user.id, codeAt(seed, stepAt(at())));
  await expect(signIn()).rejects.toMatchObject({ code: 'auth-failed', reason: 'code-needed' });
  await expect(signIn(PASSWORD, codeAt(seed, stepAt(at())))).rejects.toThrow('used before');
  const next = codeAt(seed, stepAt(at()) + 1);
  await signIn(PASSWORD, next);
  await expect(signIn(PASSWORD, next)).rejects.toThrow('used before');
  await signIn(PASSWORD, recovery.toLowerCase());
  await expect(signIn(PASSWORD, recovery)).rejects.toThrow('used before');
});

test('a password that an admin sets takes the second factor away; one that the user chooses keeps it', async () => {
  const user = await addUser();
  const { users } = rig.engine.access;
  const proposed = await users.beginTotp(user.id, PASSWORD, undefined);
  await users.confirmTotp(user.id, codeAt(seedOf(proposed.secret), stepAt(at())));
  const how = { remote: undefined, but: '' };
  await users.changePassword(user.id, { current: PASSWORD, password: 'empat ekor kucing' }, how);
  await signIn('empat ekor kucing', codeAt(seedOf(proposed.secret), stepAt(at()) + 1));
  await rig.call('users.update', { id: user.id, password: PASSWORD });
  await signIn();
});

test('tokens have an end, a last use and a scope, and what is opened with one ends with it', async () => {
  const made = await rig.call('access.createToken', {
    name: 'ci',
    role: 'viewer',
    scope: { sites: ['Pusat'] },
    expiresAt: new Date(at() + 60_000).toISOString(),
  });
  const ended: string[] = [];
  rig.engine.access.onEnd({ kind: 'token', id: made.id, name: '', role: 'viewer' }, () => ended.push('token'));
  expect(rig.engine.access.byToken(made.token)).toMatchObject({ scope: { groups: [], sites: ['Pusat'] } });
  expect((await rig.call('access.tokens', {})).items[0]?.lastUsedAt).not.toBeNull();
  const session = await rig.engine.access.signIn({ token: made.token }, {});
  expect(session.principal).toMatchObject({ scope: { sites: ['Pusat'] } });
  wait(60_000);
  expect([rig.engine.access.byToken(made.token), principalOf(session.secret)]).toEqual([undefined, undefined]);
  await rig.engine.access.sweep();
  expect(ended).toEqual(['token']);
  await expect(rig.call('access.createToken', { name: 'x', role: 'admin', readOnly: true })).rejects.toThrow('viewer');
});

test('a board keeps its session while nobody touches it, as long as its token is good', async () => {
  const made = await rig.call('access.createToken', { name: 'wall', role: 'viewer', readOnly: true });
  const { secret } = await rig.engine.access.signIn({ token: made.token }, {});
  wait(3 * 86_400_000);
  expect(principalOf(secret)).toMatchObject({ readOnly: true });
  await rig.call('access.revokeToken', { id: made.id });
  expect(principalOf(secret)).toBeUndefined();
});
