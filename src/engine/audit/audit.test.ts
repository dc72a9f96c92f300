import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { invoke } from '../api/invoke.ts';
import { startRig } from '../testing/rig.ts';
import { createRepeats } from './repeats.ts';

let rig: Awaited<ReturnType<typeof startRig>>;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.stop());

const records = async () => (await rig.call('audit.list', { limit: 1000 })).items;

test('a command is recorded with who, what and the result, in the transaction of its change', async () => {
  const device = await rig.call('devices.add', { address: '127.0.0.1' }, 'operator');
  await rig.call('devices.update', { id: device.id, notes: 'x' });
  const [update, add] = await records();
  expect(add).toMatchObject({
    action: 'devices.add',
    actor: 'test',
    role: 'operator',
    target: '127.0.0.1',
    result: 'ok',
  });
  expect(update).toMatchObject({ action: 'devices.update', target: device.id, seq: (add?.seq ?? 0) + 1 });
});

test('commands that run at once are each recorded once', async () => {
  await Promise.all(
    Array.from({ length: 20 }, (_, at) => rig.call('devices.add', { address: `127.0.1.${String(at)}` })),
  );
  expect((await records()).filter(({ action }) => action === 'devices.add')).toHaveLength(20);
  expect(await rig.call('audit.verify', {})).toMatchObject({ sound: true, broken: null });
});

test('what is refused or wrong is recorded, and what is tried again is counted', async () => {
  const remote = '10.0.0.9';
  for (let index = 0; index < 30; index += 1)
    await invoke(
      rig.engine,
      { name: 'devices.add', input: { address: '1.1.1.1' } },
      { principal: undefined, remote },
    ).catch(() => undefined);
  await rig.call('devices.add', { address: '$(id)' }).catch(() => undefined);
  const before = await records();
  expect(before.map(({ action, result }) => [action, result])).toEqual([
    ['devices.add', 'invalid-input'],
    ['devices.add', 'auth-failed'],
  ]);
  rig.shiftClock(61_000);
  await rig.engine.audit.sweep();
  expect((await records())[0]).toMatchObject({ result: 'auth-failed', remote, count: 29 });
});

test('reading leaves no record, and no record holds a secret', async () => {
  await rig.call('devices.list', {});
  await rig.call('vault.setPassphrase', { passphrase: 'kuda hijau di atas' });
  await rig.call('credentials.create', { name: 'core', kind: 'snmp-v2c', community: 'publik-1' });
  expect((await records()).map(({ action }) => action)).toEqual(['credentials.create', 'vault.setPassphrase']);
  expect(JSON.stringify(await records())).not.toMatch(/kuda|publik/);
});

test.each([
  ['changed', "UPDATE audit SET actor = 'nobody' WHERE seq = 2", 2, 'changed'],
  ['taken out', 'DELETE FROM audit WHERE seq = 2', 3, 'missing'],
  ['cut off', 'DELETE FROM audit WHERE seq >= 3', 3, 'cut off'],
])('a record that was %s is named', async (_, sql, seq, why) => {
  for (const address of ['127.0.0.1', '127.0.0.2', '127.0.0.3']) await rig.call('devices.add', { address });
  const { dataDir } = rig;
  await rig.stop(true);
  const db = new Database(join(dataDir, 'ronda.db'));
  expect(() => db.exec(sql)).toThrow('append-only');
  db.exec('DROP TRIGGER audit_stays; DROP TRIGGER audit_keeps');
  db.exec(sql);
  db.close();
  rig = await startRig({ dataDir });
  const report = await rig.call('audit.verify', {});
  expect(report.sound).toBe(false);
  expect(report.broken).toMatchObject({ seq, why: expect.stringContaining(why) as string });
});

test('a flood from strangers is counted together, and hides nothing of those who were let in', () => {
  const repeats = createRepeats(() => 0);
  const entry = {
    id: '',
    at: 0,
    actorId: null,
    actor: '',
    role: null,
    action: 'access.signIn',
    target: null,
    remote: null,
    result: 'auth-failed',
    count: 1,
    detail: null,
  };
  const stranger = (target: string) => repeats.isNew({ ...entry, actorKind: 'none', target });
  const fresh = Array.from({ length: 5000 }, (_, at) => stranger(`user ${String(at)}`)).filter(Boolean);
  expect(fresh).toHaveLength(100);
  expect(repeats.isNew({ ...entry, actorKind: 'token', actorId: 'a' })).toBe(true);
});
