import { afterAll, beforeAll, expect, test } from 'vitest';
import { startRig } from '../testing/rig.ts';

let rig: Awaited<ReturnType<typeof startRig>>;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig.stop());

test('new devices take the chosen defaults, and those that exist keep theirs', async () => {
  const before = await rig.call('devices.add', { address: '127.0.0.1' });
  const settings = await rig.call('settings.patch', { defaults: { intervalS: 15, count: 3, profile: 'wan' } });
  expect(settings.defaults).toEqual({ intervalS: 15, timeoutMs: 1000, count: 3, profile: 'wan' });
  const after = await rig.call('devices.add', { address: '127.0.0.2' });
  expect(after).toMatchObject({ profile: 'wan', checks: [{ type: 'icmp', intervalS: 15, timeoutMs: 1000, count: 3 }] });
  expect(await rig.call('devices.get', { id: before.id })).toMatchObject({
    profile: 'default',
    checks: [{ intervalS: 30, count: 5 }],
  });
});

test('what a device says itself wins over the defaults', async () => {
  const device = await rig.call('devices.add', {
    address: '127.0.0.3',
    profile: 'lan',
    checks: [
      { type: 'icmp', intervalS: 5, count: 1 },
      { type: 'tcp', port: 9 },
    ],
  });
  expect(device).toMatchObject({ profile: 'lan', checks: [{ intervalS: 5, count: 1 }, { intervalS: 30 }] });
});

test('the form for a new check shows the chosen defaults', async () => {
  const { items } = await rig.call('checks.kinds', {});
  const icmp = items.find(({ type }) => type === 'icmp');
  expect(icmp).toMatchObject({
    intervalS: 15,
    schema: { properties: { count: { default: 3, title: 'Pings per round' } } },
  });
});

test('the choice is still there after a restart, and in the log', async () => {
  await rig.stop(true);
  rig = await startRig({ dataDir: rig.dataDir });
  expect((await rig.call('settings.get', {})).defaults).toMatchObject({ intervalS: 15, count: 3 });
  const { items } = await rig.call('events.list', { kind: ['settings-changed'] });
  expect(items[0]?.params).toMatchObject({ by: 'test', count: 3 });
});

test.each([{ count: 0 }, { intervalS: 0.5 }, { timeoutMs: 10 }, { profile: 'moon' }, { colour: 'red' }])(
  'refuses %o',
  async (defaults) => {
    await expect(rig.call('settings.patch', { defaults: defaults as never })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  },
);

test('a viewer may look, not change; only an administrator learns where the files lie', async () => {
  await expect(rig.call('settings.patch', { defaults: { count: 4 } }, 'operator')).rejects.toMatchObject({
    code: 'forbidden',
  });
  expect((await rig.call('settings.get', {}, 'viewer')).profiles).toHaveLength(5);
  expect((await rig.call('settings.about', {}, 'viewer')).dataDir).toBeNull();
});

test('outside a demo there is nothing to play', async () => {
  expect(await rig.call('demo.status', {})).toEqual({ demo: null });
  await expect(rig.call('demo.play', { kind: 'uplink-cut' })).rejects.toMatchObject({ code: 'unsupported' });
});
