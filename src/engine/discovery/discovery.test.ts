import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { makeWorld, serveWorld } from '../agents/testing/simulated.ts';
import { startRig } from '../testing/rig.ts';

const COUNT = 12;
let rig: Awaited<ReturnType<typeof startRig>>;
let agents: Awaited<ReturnType<typeof serveWorld>> | undefined;
afterEach(async () => {
  agents?.close();
  agents = undefined;
  await rig.stop();
});

async function begin() {
  const world = makeWorld(COUNT);
  agents = await serveWorld(world);
  rig = await startRig();
  const { routers } = world.network;
  const targets = [`${routers[0]?.address ?? ''}-${routers.at(-1)?.address ?? ''}`];
  const port = agents.target(1).port;
  return { targets, snmpPort: port, ports: [22] };
}
async function ended(id: string) {
  for (;;) {
    const scan = await rig.call('scans.get', { id });
    if (scan.endedAt !== null) return scan;
    await wait(50);
  }
}
const communities = (...list: string[]) => list.map((community) => ({ kind: 'snmp-v2c' as const, community }));

test('a scan finds every agent once, watches it, and finds nothing new the second time', async () => {
  const spec = { ...(await begin()), accept: 'all' as const, credentials: communities('wrong', 'public') };
  const first = await ended((await rig.call('scans.start', spec)).id);
  expect(first).toMatchObject({ state: 'done', progress: 1, found: COUNT, snmp: COUNT, new: COUNT, accepted: COUNT });
  expect(first.message).toContain('until the program ends');
  expect((await rig.call('devices.list', { limit: 100 })).items).toHaveLength(COUNT);
  const second = await ended((await rig.call('scans.start', spec)).id);
  expect(second).toMatchObject({ state: 'done', found: COUNT, new: 0, changed: 0, conflicting: 0, gone: 0 });
  const { items } = await rig.call('scans.compare', { from: first.id, to: second.id });
  expect(items).toEqual([]);
  // The wrong community was told apart the first time, and bothers nobody for an hour.
  expect(second.credentials.map(({ tried, answered }) => ({ tried, answered }))).toEqual([
    { tried: 0, answered: 0 },
    { tried: COUNT, answered: COUNT },
  ]);
  const kinds = (await rig.call('events.list', { limit: 200 })).items.map(({ kind }) => kind);
  expect(kinds).toContain('scan-finished');
  expect(kinds).not.toContain('device-found');
}, 60_000);

test('what is on the list is accepted, ignored and looked for by a person', async () => {
  const spec = { ...(await begin()), credentials: communities('public') };
  const scan = await ended((await rig.call('scans.start', spec)).id);
  const { items } = await rig.call('discovered.list', { state: ['new'], scanId: scan.id, limit: 1000 });
  expect(items).toHaveLength(COUNT);
  const [first, second] = items as [(typeof items)[0], (typeof items)[0]];
  const done = await rig.call('discovered.accept', { ids: [first.id], site: 'Pusat' });
  expect(done).toEqual({ added: [first.id], updated: [] });
  expect(await rig.call('devices.get', { id: first.id })).toMatchObject({ name: first.name, site: 'Pusat' });
  await rig.call('discovered.ignore', { ids: [second.id] });
  const ignored = await rig.call('discovered.list', { state: ['ignored'] });
  expect(ignored.items.map(({ id }) => id)).toEqual([second.id]);
  const found = await rig.call('discovered.list', { q: first.address });
  expect(found.items.map(({ id }) => id)).toContain(first.id);
  await rig.call('devices.remove', { id: first.id });
  expect((await rig.call('discovered.list', { q: first.name })).items[0]).toMatchObject({
    deviceId: null,
    state: 'new',
  });
}, 60_000);

test('more credentials are tried on what did not answer, after the scan as well', async () => {
  const spec = { ...(await begin()), credentials: communities('wrong') };
  const first = await ended((await rig.call('scans.start', spec)).id);
  expect(first).toMatchObject({ found: COUNT, snmp: 0 });
  await rig.call('scans.addCredentials', { id: first.id, credentials: communities('public') });
  expect(await ended(first.id)).toMatchObject({ state: 'done', found: COUNT, snmp: COUNT });
}, 60_000);

test('a cancelled scan keeps what it found and goes on where it was', async () => {
  const spec = { ...(await begin()), credentials: communities('public'), pps: 20 };
  const { id } = await rig.call('scans.start', spec);
  await wait(700);
  await rig.call('scans.cancel', { id });
  const cancelled = await ended(id);
  expect(cancelled.state).toBe('cancelled');
  expect(cancelled.found).toBeLessThan(COUNT);
  await rig.call('scans.resume', { id, credentials: communities('public') });
  expect(await ended(id)).toMatchObject({ state: 'done', found: COUNT, snmp: COUNT });
}, 60_000);

test('too many addresses are refused with their count before anything is sent', async () => {
  rig = await startRig();
  for (const [targets, count] of [
    [['10.0.0.0/8'], '16,777,216'],
    [['0.0.0.0/0'], '4,294,967,296'],
  ] as const)
    await expect(rig.call('scans.start', { targets: [...targets] })).rejects.toThrow(count);
  expect(await rig.call('discovery.targets', { targets: ['10.0.0.9-10.0.0.1'] })).toMatchObject({
    addresses: 0,
    errors: [{}],
  });
  await expect(rig.call('scans.start', { targets: ['10.0.0.1'] }, 'operator')).rejects.toThrow();
});

test('a scan that is made again and again is kept, changed and taken away', async () => {
  rig = await startRig();
  const made = await rig.call('schedules.add', { name: 'Nightly', targets: ['127.0.0.1'], everyH: 24 });
  expect(Date.parse(made.nextAt ?? '')).toBeGreaterThan(Date.now());
  expect(await rig.call('schedules.update', { id: made.id, enabled: false })).toMatchObject({ nextAt: null });
  await expect(rig.call('schedules.add', { name: 'x', targets: ['10.0.0.0/8'], everyH: 1 })).rejects.toThrow(
    '16,777,216',
  );
  await rig.call('schedules.remove', { id: made.id });
  expect((await rig.call('schedules.list', {})).items).toEqual([]);
});
