import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { startRig } from '../testing/rig.ts';

let rig: Awaited<ReturnType<typeof startRig>>;
afterEach(() => rig.stop());

const iso = (at: number): string => new Date(at).toISOString();
const numberOf = (): number => [...rig.prober.targets.keys()].at(-1) ?? -1;
const add = (fields: object = {}) => rig.call('devices.add', { address: '10.0.0.1', name: 'r1', ...fields });
const stateOf = async (id: string) => (await rig.call('devices.get', { id })).state;
const plan = (fields: object) =>
  rig.call('maintenance.create', {
    name: 'works',
    start: iso(Date.now() - 60_000),
    end: iso(Date.now() + 60_000),
    ...fields,
  });
const kinds = async (deviceId: string) =>
  (await rig.call('events.list', { deviceId, kind: ['up', 'down', 'stale'] })).items.map((event) => event.kind);

test('a window begins and ends at its second; what happens in it is measured and no event, what stays broken is told', async () => {
  rig = await startRig();
  const { id } = await add();
  const now = Date.now();
  rig.prober.round(numberOf(), now - 1000, 3);
  const [start, end] = [now + 1200, now + 3400];
  await plan({ deviceIds: [id], start: iso(start), end: iso(end) });
  expect(await stateOf(id)).toBe('up');
  await expect.poll(() => stateOf(id)).toBe('maintenance');
  expect((await rig.call('devices.get', { id })).since).toBe(iso(start));
  for (const offset of [0, 100, 200]) rig.prober.round(numberOf(), Date.now() + offset);
  expect(await stateOf(id)).toBe('maintenance');
  await wait(100);
  expect([await kinds(id), (await rig.call('metrics.rounds', { id })).items.length]).toEqual([[], 4]);
  await expect.poll(() => stateOf(id)).toBe('down');
  expect((await rig.call('devices.get', { id })).since).toBe(iso(end));
  await wait(100);
  expect(await kinds(id)).toEqual(['down']);
  const { items } = await rig.call('metrics.uptime', { deviceId: [id], from: iso(now), to: iso(end) });
  expect(items[0]).toMatchObject({ uptimePct: 100, buckets: { upMs: 2400 - 1200, maintenanceMs: 2200, downMs: 0 } });
});

test('a device that is up before and after its maintenance makes no event at all', async () => {
  rig = await startRig();
  const { id } = await add();
  rig.prober.round(numberOf(), Date.now(), 3);
  const window = await plan({ deviceIds: [id] });
  expect([window.active, await stateOf(id)]).toEqual([true, 'maintenance']);
  await rig.call('maintenance.remove', { id: window.id });
  expect(await stateOf(id)).toBe('up');
  await wait(100);
  expect(await kinds(id)).toEqual([]);
  await expect(rig.call('maintenance.remove', { id: window.id })).rejects.toMatchObject({ code: 'not-found' });
});

test('a restart inside a window finds the device in maintenance since the same moment', async () => {
  rig = await startRig();
  const { id } = await add();
  rig.prober.round(numberOf(), Date.now(), 3);
  const window = await plan({ deviceIds: [id], repeat: 'daily', timeZone: 'Asia/Jakarta' });
  const before = await rig.call('devices.get', { id });
  await rig.stop(true);
  rig = await startRig({ dataDir: rig.dataDir });
  expect(await rig.call('devices.get', { id })).toEqual(before);
  expect((await rig.call('maintenance.list', {})).items).toEqual([window]);
  rig.prober.round(numberOf(), Date.now() + 10, 3);
  expect(await stateOf(id)).toBe('maintenance');
  await rig.call('maintenance.update', { id: window.id, end: iso(Date.now() - 1), repeat: 'none' });
  expect(await stateOf(id)).toBe('up');
  await wait(100);
  expect(await kinds(id)).toEqual([]);
});

test('a window that ended while the program did not run is over after the start', async () => {
  rig = await startRig();
  const { id } = await add();
  rig.prober.round(numberOf(), Date.now(), 3);
  await plan({ deviceIds: [id], end: iso(Date.now() + 600) });
  expect(await stateOf(id)).toBe('maintenance');
  await rig.stop(true);
  await wait(700);
  rig = await startRig({ dataDir: rig.dataDir });
  expect(await stateOf(id)).toBe('up');
});

test('a window covers devices by group and tag, and follows them at once; a pause stands before it', async () => {
  rig = await startRig();
  const { id } = await add({ groups: ['core'] });
  rig.prober.round(numberOf(), Date.now(), 3);
  await plan({ groups: ['core'], tags: ['lab'] });
  const states = async (fields: object) => (await rig.call('devices.update', { id, ...fields })).state;
  expect(await stateOf(id)).toBe('maintenance');
  expect(await states({ groups: ['edge'] })).toBe('up');
  expect(await states({ tags: ['lab'] })).toBe('maintenance');
  expect(await states({ paused: true })).toBe('paused');
  expect(await states({ paused: false })).toBe('maintenance');
  expect((await rig.call('devices.add', { address: '10.0.0.2', groups: ['core'] })).state).toBe('maintenance');
  expect((await rig.call('system.status', {})).counts.maintenance).toBe(2);
});

const soon = { start: '2030-01-01T00:00:00Z', end: '2030-01-01T01:00:00Z' };
test.each([
  [{ ...soon, end: soon.start, groups: ['a'] }, '/end'],
  [{ ...soon }, '/deviceIds'],
  [{ ...soon, deviceIds: ['01890000-0000-7000-8000-000000000000'] }, '/deviceIds/0'],
  [{ ...soon, groups: ['a'], repeat: 'daily', end: '2030-01-02T00:00:01Z' }, '/end'],
  [{ ...soon, groups: ['a'], until: '2031-01-01T00:00:00Z' }, '/until'],
  [{ ...soon, groups: ['a'], repeat: 'daily', until: soon.start }, '/until'],
  [{ ...soon, groups: ['a'], timeZone: 'Mars/Olympus' }, '/timeZone'],
  [{ ...soon, groups: ['a'], timeZone: '+07:00' }, '/timeZone'],
  [{ ...soon, groups: ['a'], start: 'tomorrow' }, '/start'],
  [{ ...soon, groups: ['a'], start: '1969-01-01T00:00:00Z' }, '/start'],
  [{ ...soon, groups: ['a'], name: 'a\u0007' }, '/name'],
])('the window %j is refused at %s, and nothing is kept', async (fields, path) => {
  rig = await startRig();
  await expect(plan(fields)).rejects.toMatchObject({ code: 'invalid-input', errors: [{ path }] });
  expect((await rig.call('maintenance.list', {})).items).toEqual([]);
});

test('operators plan, viewers only look; a change of what somebody else changed is a conflict', async () => {
  rig = await startRig();
  await expect(rig.call('maintenance.create', { name: 'w', ...soon, groups: ['a'] }, 'viewer')).rejects.toMatchObject({
    code: 'forbidden',
  });
  const { id, updatedAt } = await rig.call('maintenance.create', { name: 'w', ...soon, groups: ['a'] }, 'operator');
  const changed = await rig.call('maintenance.update', { id, updatedAt, name: 'x', until: null }, 'operator');
  expect(changed).toMatchObject({ name: 'x', groups: ['a'], start: '2030-01-01T00:00:00.000Z', active: false });
  await expect(rig.call('maintenance.update', { id, updatedAt, name: 'y' })).rejects.toMatchObject({
    code: 'conflict',
  });
  await expect(rig.call('maintenance.update', { id, groups: [] })).rejects.toMatchObject({
    errors: [{ path: '/deviceIds' }],
  });
  expect((await rig.call('maintenance.list', {}, 'viewer')).items).toEqual([changed]);
});
