import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DeviceFacts, PortFacts } from '../../contract/facts.ts';
import { INTERFACE_COLUMN, INTERFACE_STRIDE } from '../lib/interface-columns.ts';
import { NO_FACTS } from '../testing/no-facts.ts';
import { startRig } from '../testing/rig.ts';
import { PATIENCE } from '../testing/patience.ts';

type Rig = Awaited<ReturnType<typeof startRig>>;
let rig: Rig;
let deviceId: string;
const facts = (ports: readonly PortFacts[], more: Partial<DeviceFacts> = {}): DeviceFacts => ({
  sysName: 'sw1',
  version: '1.0',
  ports,
  ...NO_FACTS,
  ...more,
});
const surveyed = (ports: readonly PortFacts[], more: Partial<DeviceFacts> = {}) =>
  rig.collector.tell({ kind: 'surveyed', id: deviceId, at: Date.now(), cause: 'first', facts: facts(ports, more) });
function rounds(rows: readonly { number: number; state?: number; inBps?: number; outBps?: number; speed?: number }[]) {
  const at = Date.now();
  const interfaces = new Float64Array(rows.length * INTERFACE_STRIDE).fill(Number.NaN);
  rows.forEach(({ number, state = 11, ...cells }, place) => {
    const base = place * INTERFACE_STRIDE;
    interfaces.set([number, at, state], base);
    for (const [name, value] of Object.entries(cells))
      interfaces[base + INTERFACE_COLUMN[name as keyof typeof INTERFACE_COLUMN]] = value;
  });
  const columns = { at: Float64Array.of(at), rttMs: Float64Array.of(2), uptimeTicks: Float64Array.of(6000) };
  rig.collector.tell({ kind: 'rounds', ids: [deviceId], ...columns, interfaces });
}
const failed = () =>
  rig.collector.tell({
    kind: 'failed',
    id: deviceId,
    at: Date.now(),
    what: 'round',
    fault: { code: 'timeout', message: 'no answer', retryable: true },
  });
const list = async (input = {}) => (await rig.call('interfaces.list', input)).items;
const kinds = async () => (await rig.call('events.list', { limit: 50 })).items.map(({ kind }) => kind);
const planned = (count: number) => vi.waitUntil(() => rig.collector.plans.get(deviceId)?.length === count, PATIENCE);

beforeEach(async () => {
  rig = await startRig();
  await rig.call('vault.setPassphrase', { passphrase: 'a passphrase of the test' });
  deviceId = (await rig.call('devices.add', { address: '192.0.2.7', name: 'sw1' })).id;
  const { id } = await rig.call('credentials.create', { name: 'read', kind: 'snmp-v2c', community: 'public' });
  await rig.call('credentials.assign', { id, assignments: [{ level: 'device', target: deviceId }] });
  await vi.waitUntil(() => rig.collector.targets.size === 1, PATIENCE);
});
afterEach(() => rig.stop());

describe('a device that a credential holds for', () => {
  it('is read by it, at its port and interval, and no more when it is paused', async () => {
    expect(rig.collector.targets.get(deviceId)).toEqual({
      id: deviceId,
      host: '192.0.2.7',
      port: 161,
      security: { version: 2, community: 'public' },
      intervalMs: 30_000,
    });
    await rig.call('devices.update', { id: deviceId, paused: true });
    await vi.waitFor(() => expect(rig.collector.targets.size).toBe(0), PATIENCE);
    expect(await rig.call('devices.snmp', { id: deviceId })).toMatchObject({ state: 'off' });
  });

  it('shows its interfaces with rates, and use by what a person says of the line', async () => {
    surveyed([
      { index: 1, name: 'ge1', speed: 1e9 },
      { index: 2, name: 'ge2', speed: 1e9 },
    ]);
    await planned(2);
    const [one, two] = rig.collector.plans.get(deviceId) ?? [];
    rounds([
      { number: one?.number ?? 0, inBps: 5e8, outBps: 1e6 },
      { number: two?.number ?? 0, state: 12 },
    ]);
    const rows = await list();
    expect(rows.map(({ name, oper, utilInPct, inBps }) => [name, oper, utilInPct, inBps])).toEqual([
      ['ge1', 'up', 50, 5e8],
      ['ge2', 'down', null, null],
    ]);
    const id = rows[0]?.id ?? '';
    await rig.call('interfaces.update', { id, label: 'uplink', speedInBps: 1e10 });
    expect(await rig.call('interfaces.get', { id })).toMatchObject({ label: 'uplink', utilInPct: 5 });
    expect(await list({ q: 'UPLINK' })).toHaveLength(1);
    const points = await rig.call('interfaces.series', { id, metric: ['if.in.bps'] });
    expect(points.items[0]).toMatchObject({ metric: 'if.in.bps', unit: 'bit/s', avg: [5e8] });
    expect((await rig.call('interfaces.p95', { id: [id] })).items).toEqual([
      { id, inBps: 5e8, outBps: 1e6, samples: 1 },
    ]);
  });

  it('keeps interfaces, labels and history when it numbers them anew, and marks what is gone', async () => {
    surveyed([
      { index: 1, name: 'ge1' },
      { index: 2, name: 'ge2' },
    ]);
    await planned(2);
    const [before] = await list({ order: 'name' });
    await rig.call('interfaces.update', { id: before?.id ?? '', label: 'uplink' });
    surveyed([{ index: 9, name: 'ge1' }]);
    await planned(1);
    const rows = await list({ order: 'name' });
    expect(rows.map(({ id, ifIndex, label, isGone }) => [id, ifIndex, label, isGone])).toEqual([
      [before?.id, 9, 'uplink', false],
      [rows[1]?.id, 2, null, true],
    ]);
    await rig.stop(true);
    const { dataDir } = rig;
    rig = await startRig({ dataDir });
    expect(await list({ order: 'name' })).toMatchObject([{ id: before?.id, label: 'uplink' }, { isGone: true }]);
  });

  it('tells in the log of silence, of answers again, of new software and of ports', async () => {
    surveyed([{ index: 1, name: 'ge1' }]);
    await planned(1);
    const [{ number } = { number: 0 }] = rig.collector.plans.get(deviceId) ?? [];
    rounds([{ number, inBps: 1 }]);
    rounds([{ number, state: 12 }]);
    for (let times = 0; times < 3; times += 1) failed();
    expect(await rig.call('devices.snmp', { id: deviceId })).toMatchObject({ state: 'silent', message: 'no answer' });
    expect(await list()).toMatchObject([{ inBps: null, at: null }]);
    surveyed([{ index: 1, name: 'ge1' }], { version: '2.0' });
    await vi.waitFor(async () => expect(await kinds()).toContain('version-changed'), PATIENCE);
    expect(await kinds()).toEqual(expect.arrayContaining(['snmp-lost', 'snmp-back', 'port-down']));
    expect(await rig.call('devices.snmp', { id: deviceId })).toMatchObject({ state: 'answering', rttMs: 2 });
  });

  it('has its processors, memory and sensors kept as series', async () => {
    surveyed([]);
    rig.collector.tell({
      kind: 'health',
      id: deviceId,
      at: Date.now(),
      health: {
        ...NO_FACTS,
        processors: [{ descr: 'CPU', usage: 12, oid: '1', index: '1' }],
        sensors: [{ class: 'temperature', descr: 'Inlet', value: 41.5, index: '3', oid: '1', limitHigh: 70 }],
      },
    });
    await vi.waitFor(async () => {
      const { items } = await rig.call('devices.metrics', { id: deviceId });
      expect(items).toMatchObject([
        { metric: 'processor.usage', value: 12, unit: '%' },
        { metric: 'sensor.temperature.3', value: 41.5, unit: '°C', limits: { high: 70 } },
      ]);
    }, PATIENCE);
    await vi.waitFor(async () => {
      const series = await rig.call('metrics.series', { id: deviceId, metric: 'sensor.temperature.3' });
      expect(series.items).toMatchObject([{ checkId: null, unit: '°C', avg: [41.5] }]);
    }, PATIENCE);
  });

  it('leaves nothing behind when it is taken off the list', async () => {
    surveyed([{ index: 1, name: 'ge1' }]);
    await planned(1);
    await rig.call('devices.remove', { id: deviceId });
    expect(await list()).toEqual([]);
    expect(rig.collector.targets.size).toBe(0);
  });
});
