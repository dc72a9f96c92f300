import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import type { Device } from '../contract/devices.ts';
import { OUTCOME } from './lib/round-columns.ts';
import { NO_ADDRESSES, startRig } from './testing/rig.ts';

let rig: Awaited<ReturnType<typeof startRig>>;
const numberOf = (): number => [...rig.prober.targets.keys()].at(-1) ?? -1;
afterEach(() => rig.stop());

test('an added device is polled at once with the defaults and has no state before its first round', async () => {
  rig = await startRig();
  const device = await rig.call('devices.add', { address: '10.0.0.1' });
  expect(device).toMatchObject({
    name: '10.0.0.1',
    state: 'unknown',
    since: null,
    checks: [{ type: 'icmp', intervalS: 30, count: 5 }],
  });
  expect([...rig.prober.targets.values()]).toMatchObject([
    { address: '10.0.0.1', intervalMs: 30_000, count: 5, timeoutMs: 1000 },
  ]);
});

test('the first verdict is no event; down and up again are, with their reason', async () => {
  rig = await startRig();
  const { id } = await rig.call('devices.add', { address: '10.0.0.1', name: 'r1' });
  const number = numberOf();
  rig.prober.round(number, Date.now(), 3);
  expect((await rig.call('devices.get', { id })).state).toBe('up');
  rig.prober.round(number, Date.now());
  expect((await rig.call('devices.get', { id })).state).toBe('up');
  await wait(700);
  expect(rig.prober.asked).toEqual([number]);
  rig.prober.round(number, Date.now());
  const down = await rig.call('devices.get', { id });
  expect(down.state).toBe('down');
  expect(down.checks[0]?.reason).toMatchObject({ code: 'no-reply', params: { sent: 5 } });
  rig.prober.round(number, Date.now(), 3);
  expect((await rig.call('devices.get', { id })).state).toBe('up');
  await wait(100);
  const events = await rig.call('events.list', { deviceId: id });
  expect(events.items.map((event) => [event.kind, event.level])).toEqual([
    ['up', 'info'],
    ['down', 'error'],
    ['device-added', 'info'],
  ]);
});

test('when this computer has no route, nothing goes down and it says that it is offline itself', async () => {
  rig = await startRig({
    net: { pathTo: () => ({ usable: false, reason: 'no-route' }), network: () => undefined, ...NO_ADDRESSES },
  });
  const { id } = await rig.call('devices.add', { address: '10.0.0.1' });
  rig.prober.round(numberOf(), Date.now(), 3);
  for (const _ of [1, 2, 3]) rig.prober.round(numberOf(), Date.now());
  expect((await rig.call('devices.get', { id })).state).toBe('up');
  const status = await rig.call('system.status', {});
  expect(status.selfOffline).toMatchObject({ reason: 'no-route' });
  rig.prober.round(numberOf(), Date.now(), 3);
  expect((await rig.call('system.status', {})).selfOffline).toBeNull();
  await wait(100);
  const kinds = (await rig.call('events.list', {})).items.map((event) => event.kind);
  expect(kinds.slice(0, 2)).toEqual(['self-online', 'self-offline']);
});

test('a round that was interrupted by sleep says nothing', async () => {
  rig = await startRig();
  const { id } = await rig.call('devices.add', { address: '10.0.0.1' });
  rig.prober.round(numberOf(), Date.now(), 3);
  for (const _ of [1, 2, 3]) rig.prober.round(numberOf(), Date.now(), undefined, OUTCOME.interrupted);
  expect((await rig.call('devices.get', { id })).state).toBe('up');
});

test('a clock that jumps a day forward or back makes nothing down and is written down', async () => {
  rig = await startRig();
  const { id } = await rig.call('devices.add', { address: '10.0.0.1', checks: [{ type: 'icmp', intervalS: 3600 }] });
  rig.prober.round(numberOf(), Date.now(), 3);
  rig.shiftClock(-86_400_000);
  await wait(1300);
  expect((await rig.call('devices.get', { id })).state).toBe('up');
  const [event] = (await rig.call('events.list', { kind: ['clock-set'] })).items;
  expect(event?.params['seconds']).toBe(-86_400);
});

test('after a restart inventory, state, since and the bar of past rounds are back', async () => {
  rig = await startRig();
  const { id } = await rig.call('devices.add', { address: '10.0.0.1', name: 'core', tags: ['wan'] });
  const began = Date.now() - 3000;
  for (const offset of [0, 1000, 2000]) rig.prober.round(numberOf(), began + offset, 3);
  const before = await rig.call('devices.get', { id });
  await rig.stop(true);
  rig = await startRig({ dataDir: rig.dataDir });
  const after = await rig.call('devices.get', { id });
  expect(after).toEqual(before);
  expect(rig.engine.watch.values.snapshot()).toMatchObject({ ids: [id], rttMs: [3], beats: ['eee'] });
  expect((await rig.call('metrics.rounds', { id })).items).toHaveLength(3);
});

test('pausing stops the polling, resuming begins anew', async () => {
  rig = await startRig();
  const { id } = await rig.call('devices.add', { address: '10.0.0.1' });
  rig.prober.round(numberOf(), Date.now(), 3);
  expect((await rig.call('devices.update', { id, paused: true })).state).toBe('paused');
  expect(rig.prober.targets.size).toBe(0);
  expect((await rig.call('devices.update', { id, paused: false })).state).toBe('unknown');
  expect(rig.prober.targets.size).toBe(1);
});

test('a change of name keeps the state and sends nothing; a new address starts anew', async () => {
  rig = await startRig();
  const { id } = await rig.call('devices.add', { address: '10.0.0.1' });
  rig.prober.round(numberOf(), Date.now(), 3);
  expect(await rig.call('devices.update', { id, name: 'other' })).toMatchObject({ name: 'other', state: 'up' });
  expect(await rig.call('devices.update', { id, address: '10.0.0.2' })).toMatchObject({ state: 'unknown' });
  expect([...rig.prober.targets.values()].map((target) => target.address)).toEqual(['10.0.0.2']);
});

test('what a read gave back may be written again and changes nothing', async () => {
  rig = await startRig();
  const added = await rig.call('devices.add', {
    address: '10.0.0.1',
    checks: [
      { type: 'icmp', count: 3 },
      { type: 'tcp', port: 22 },
    ],
  });
  const again = await rig.call('devices.update', { id: added.id, checks: added.checks });
  expect(again.checks).toEqual(added.checks);
});

test.each([
  ['-h', 'A host name'],
  ['a;id', 'A host name'],
  ['$(id)', 'A host name'],
  ['2130706433', 'numeric form'],
  ['0x7f000001', 'numeric form'],
  ['127.1', 'numeric form'],
  ['a\nb', 'control character'],
  ['', 'An address is needed'],
])('the target %j is refused with a sentence', async (address, sentence) => {
  rig = await startRig();
  await expect(rig.call('devices.add', { address })).rejects.toMatchObject({
    code: 'invalid-input',
    errors: [{ path: '/address', message: expect.stringContaining(sentence) as string }],
  });
  expect(rig.prober.targets.size).toBe(0);
});

test('a wrong check is refused with its path, and nothing is added', async () => {
  rig = await startRig();
  const refused = (checks: { type: string; [key: string]: unknown }[]) =>
    rig.call('devices.add', { address: '10.0.0.1', checks }).catch((fault: { errors: unknown }) => fault.errors);
  expect(await refused([{ type: 'icmp' }, { type: 'tcp', port: 70_000 }])).toMatchObject([{ path: '/checks/1/port' }]);
  expect(await refused([{ type: 'telepathy' }])).toMatchObject([{ path: '/checks/0/type' }]);
  expect(await refused([{ type: 'icmp', cuont: 3 }])).toMatchObject([{ path: '/checks/0/cuont' }]);
  expect((await rig.call('devices.list', {})).items).toEqual([]);
});

test('a list is paged by name and filtered by state, tag and text', async () => {
  rig = await startRig();
  for (const [index, tags] of [['a'], ['a', 'b'], ['b']].entries())
    await rig.call('devices.add', { address: `10.0.0.${String(index + 1)}`, name: `sw-${String(10 - index)}`, tags });
  const first = await rig.call('devices.list', { limit: 2 });
  expect(first.items.map((device: Device) => device.name)).toEqual(['sw-8', 'sw-9']);
  const rest = await rig.call('devices.list', { limit: 2, cursor: first.nextCursor ?? '' });
  expect([rest.items.map((device: Device) => device.name), rest.nextCursor]).toEqual([['sw-10'], null]);
  expect((await rig.call('devices.list', { tag: ['a'] })).items).toHaveLength(2);
  expect((await rig.call('devices.list', { q: '0.3' })).items).toHaveLength(1);
  expect((await rig.call('devices.list', { state: ['down'] })).items).toEqual([]);
});

test('a subscription begins with a snapshot, and deltas never repeat a beat', async () => {
  rig = await startRig();
  const { id } = await rig.call('devices.add', { address: '10.0.0.1' });
  rig.prober.round(numberOf(), Date.now(), 3);
  const pushes: { topic: string; payload: { kind: string; columns: { beats: string[] } } }[] = [];
  const subscription = rig.engine.topics.subscribe((topic, payload) =>
    pushes.push({ topic, payload: payload as never }),
  );
  subscription.choose(['live']);
  rig.prober.round(numberOf(), Date.now(), 400);
  await wait(400);
  expect(pushes.map(({ payload }) => [payload.kind, payload.columns.beats])).toEqual([
    ['snapshot', ['e']],
    ['delta', ['c']],
  ]);
  subscription.end();
  await rig.call('devices.remove', { id });
  await wait(300);
  expect(pushes).toHaveLength(2);
});

test('a setting that a replaced check leaves out is gone, its id and history stay', async () => {
  rig = await startRig();
  const http = { type: 'http', url: 'http://127.0.0.1/', keyword: 'well' };
  const { id, checks } = await rig.call('devices.add', { address: '10.0.0.1', checks: [http] });
  const checkId = checks[0]?.id ?? '';
  const changed = await rig.call('devices.update', { id, checks: [{ id: checkId, type: 'http', url: http.url }] });
  expect(changed.checks).toMatchObject([{ id: checkId, url: http.url }]);
  expect(changed.checks[0]).not.toHaveProperty('keyword');
});

test('history answers a metric of a device, an aggregate of several, and survives a restart', async () => {
  rig = await startRig();
  const a = await rig.call('devices.add', { address: '10.0.0.1', groups: ['core'] });
  const first = numberOf();
  const b = await rig.call('devices.add', { address: '10.0.0.2', groups: ['core'] });
  const began = Date.now() - 10_000;
  for (const [index, rtt] of [10, 20, 30].entries()) {
    rig.prober.round(first, began + index * 1000, rtt);
    rig.prober.round(numberOf(), began + index * 1000, rtt * 2);
  }
  await rig.stop(true);
  rig = await startRig({ dataDir: rig.dataDir });
  const own = await rig.call('metrics.series', { id: a.id });
  expect(own).toMatchObject({
    stepS: 0,
    items: [{ deviceId: a.id, metric: 'ping.rtt.avg', unit: 'ms', avg: [10, 20, 30] }],
  });
  const both = await rig.call('metrics.query', { metric: ['ping.rtt.avg'], group: ['core'] });
  expect(new Set(both.items.map((item) => item.deviceId))).toEqual(new Set([a.id, b.id]));
  const sum = await rig.call('metrics.query', { metric: ['ping.rtt.avg'], group: ['core'], aggregate: 'sum' });
  expect(sum.items).toHaveLength(1);
  expect(sum.items[0]?.max.at(-1)).toBe(90);
  await expect(
    rig.call('metrics.series', { id: a.id, from: '2026-01-02T00:00:00Z', to: '2026-01-01T00:00:00Z' }),
  ).rejects.toMatchObject({ errors: [{ path: '/to' }] });
});

test('uptime counts an outage, names it, and says what it speaks for', async () => {
  rig = await startRig();
  const { id } = await rig.call('devices.add', { address: '10.0.0.1' });
  const began = Date.now() - 100_000;
  rig.prober.round(numberOf(), began, 3);
  for (const offset of [40_000, 41_000]) rig.prober.round(numberOf(), began + offset);
  rig.prober.round(numberOf(), began + 61_000, 3);
  await wait(100);
  const from = new Date(began).toISOString();
  const { items } = await rig.call('metrics.uptime', { deviceId: [id], from });
  expect(items[0]).toMatchObject({
    name: '10.0.0.1',
    outages: [{ start: new Date(began + 41_000).toISOString(), end: new Date(began + 61_000).toISOString() }],
  });
  expect(items[0]?.uptimePct).toBeCloseTo(80, 0);
  expect(items[0]?.coveragePct).toBeGreaterThan(99);
});
