import { afterEach, beforeEach, expect, it, test } from 'vitest';
import type { Input } from '../../contract/contract.ts';
import { startRig } from '../testing/rig.ts';

let rig: Awaited<ReturnType<typeof startRig>>;
const PASSPHRASE = 'kuda hijau di atas';
beforeEach(async () => {
  rig = await startRig();
  await rig.call('vault.setPassphrase', { passphrase: PASSPHRASE });
});
afterEach(() => rig.stop());

const community = (name: string) => rig.call('credentials.create', { name, kind: 'snmp-v2c', community: `${name}-1` });

const KINDS: readonly Input<'credentials.create'>[] = [
  { name: 'a', kind: 'snmp-v1', community: 'rahasia-1' },
  { name: 'a', kind: 'snmp-v2c', community: 'rahasia-1' },
  {
    name: 'a',
    kind: 'snmp-v3',
    user: 'noc',
    level: 'authPriv',
    auth: 'sha256',
    authPassword: 'rahasia-1',
    priv: 'aes256c',
    privPassword: 'rahasia-2',
  },
  { name: 'a', kind: 'ssh-password', user: 'noc', password: 'rahasia-1' },
  { name: 'a', kind: 'ssh-key', user: 'noc', privateKey: 'rahasia-1', passphrase: 'rahasia-2' },
  { name: 'a', kind: 'http-basic', user: 'noc', password: 'rahasia-1' },
  { name: 'a', kind: 'token', token: 'rahasia-1' },
];
it.each(KINDS)('a credential of kind $kind is kept, and its secrets are never answered', async (input) => {
  const made = await rig.call('credentials.create', input);
  expect(made).toMatchObject({ hasSecret: true, name: 'a', kind: input.kind });
  expect(made.secretSetAt).not.toBeNull();
  expect(JSON.stringify([made, await rig.call('credentials.list', {})])).not.toContain('rahasia');
  const [first] = made.secrets;
  const secret = await rig.engine.credentials.reveal(made.id, first ?? '', 'a test');
  expect(secret.reveal()).toBe('rahasia-1');
});

it.each([
  [{ name: 'a', kind: 'snmp-v3', user: 'noc', level: 'authPriv', auth: 'sha256', authPassword: 'rahasia-1' }, '/priv'],
  [
    { name: 'a', kind: 'snmp-v3', user: 'noc', level: 'authNoPriv', auth: 'sha1', authPassword: 'kurang' },
    '/authPassword',
  ],
  [{ name: 'a', kind: 'snmp-v2c', community: 'x', password: 'y' }, '/password'],
  [{ name: 'a', kind: 'telnet', password: 'y' }, '/kind'],
])('%j is refused with the field', async (input, path) => {
  const wrong = input as Input<'credentials.create'>;
  await expect(rig.call('credentials.create', wrong)).rejects.toMatchObject({
    code: 'invalid-input',
    errors: expect.arrayContaining([expect.objectContaining({ path })]) as unknown,
  });
});

test('the nearest holds: of the device, else of a group, else of the site', async () => {
  const device = await rig.call('devices.add', { address: '127.0.0.1', groups: ['core', 'edge'], site: 'Pusat' });
  const [own, group, site] = [await community('own'), await community('group'), await community('site')];
  const effective = async () => (await rig.call('credentials.ofDevice', { id: device.id })).items;
  expect(await effective()).toEqual([]);
  const hold = (id: string, level: 'site' | 'group' | 'device', target: string) =>
    rig.call('credentials.assign', { id, assignments: [{ level, target }] });
  await hold(site.id, 'site', 'Pusat');
  expect(await effective()).toMatchObject([{ credential: { name: 'site' }, from: { level: 'site', target: 'Pusat' } }]);
  await hold(group.id, 'group', 'edge');
  expect(await effective()).toMatchObject([
    { credential: { name: 'group' }, from: { level: 'group', target: 'edge' } },
  ]);
  await hold(own.id, 'device', device.id);
  expect(await effective()).toMatchObject([{ credential: { name: 'own' }, from: { level: 'device' } }]);
  await expect(hold(group.id, 'site', 'Pusat')).rejects.toThrow('"site" holds at site Pusat already');
  expect(rig.engine.credentials.effectiveFor(device.id, 'snmp-v3')).toBeUndefined();
});

test('a change keeps what it does not name, and a whole credential stays whole', async () => {
  const made = await rig.call('credentials.create', {
    name: 'v3',
    kind: 'snmp-v3',
    user: 'noc',
    level: 'authNoPriv',
    auth: 'sha256',
    authPassword: 'rahasia-1',
  });
  const changed = await rig.call('credentials.update', { id: made.id, name: 'baru', user: 'ops' });
  expect(changed).toMatchObject({
    name: 'baru',
    fields: { user: 'ops', level: 'authNoPriv' },
    secrets: ['authPassword'],
  });
  await expect(rig.call('credentials.update', { id: made.id, level: 'authPriv' })).rejects.toThrow(
    'priv, privPassword',
  );
  await expect(rig.call('credentials.update', { id: made.id, authPassword: null })).rejects.toThrow('authPassword');
  await expect(rig.call('credentials.update', { id: made.id, community: 'x' })).rejects.toMatchObject({
    code: 'invalid-input',
  });
});

test('after a restart with the passphrase, and after a rotation, every secret is there', async () => {
  const made = await community('core');
  const { dataDir } = rig;
  await rig.stop(true);
  rig = await startRig({ dataDir });
  await expect(rig.engine.credentials.reveal(made.id, 'community', 'a test')).rejects.toMatchObject({
    reason: 'vault-locked',
  });
  await expect(community('more')).rejects.toMatchObject({ reason: 'vault-locked' });
  await rig.call('vault.unlock', { passphrase: PASSPHRASE });
  await rig.call('vault.rotate', { passphrase: PASSPHRASE });
  expect((await rig.engine.credentials.reveal(made.id, 'community', 'a test')).reveal()).toBe('core-1');
  expect((await rig.storage.credentials())[0]?.sealed['community']?.v).toBe(2);
});

test('a secret that is given out is in the audit log with its purpose, once an hour', async () => {
  const made = await community('core');
  for (let index = 0; index < 3; index += 1)
    (await rig.engine.credentials.reveal(made.id, 'community', 'SNMP of rt-1')).dispose();
  const reveals = async () =>
    (await rig.call('audit.list', {})).items.filter(({ action }) => action === 'credentials.reveal');
  expect(await reveals()).toMatchObject([{ actor: 'Ronda', target: 'core', detail: 'SNMP of rt-1', result: 'ok' }]);
  rig.shiftClock(3_601_000);
  (await rig.engine.credentials.reveal(made.id, 'community', 'SNMP of rt-1')).dispose();
  expect(await reveals()).toHaveLength(2);
});
