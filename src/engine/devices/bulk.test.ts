import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Device } from '../../contract/devices.ts';
import { Fault } from '../../contract/faults.ts';
import { startRig } from '../testing/rig.ts';

type Rig = Awaited<ReturnType<typeof startRig>>;
let rig: Rig;
afterEach(() => rig.stop());

const fault = async (work: Promise<unknown>): Promise<Fault> => {
  try {
    await work;
  } catch (thrown) {
    return Fault.from(thrown);
  }
  throw new Error('it was not refused');
};
const names = async (q?: string): Promise<string[]> =>
  (await rig.call('devices.list', { limit: 1000, ...(q !== undefined && { q }) })).items.map((device) => device.name);
const add = (name: string, more: object = {}): Promise<Device> =>
  rig.call('devices.add', { address: `10.0.0.${String(name.length)}`, name, ...more });
const numbers = () => [...rig.prober.targets.keys()].toSorted((a, b) => a - b);

describe('many devices at once', () => {
  it('are added, changed, removed and put back in one go, each with its event', async () => {
    rig = await startRig();
    const [a, bb] = [await add('a'), await add('bb')];
    const done = await rig.call('devices.bulk', {
      add: [{ address: '10.1.0.1' }, { address: '10.1.0.2', name: 'new' }],
      update: [{ id: a.id, site: 'Gudang B', paused: true }],
      remove: [bb.id],
    });
    expect(done.added.map((device) => device.name)).toEqual(['10.1.0.1', 'new']);
    expect(done.updated).toMatchObject([{ id: a.id, site: 'Gudang B', state: 'paused' }]);
    expect(done.removed).toEqual([bb.id]);
    expect(await names()).toEqual(['10.1.0.1', 'a', 'new']);
    const { items } = await rig.call('events.list', { limit: 4 });
    expect(items.map((event) => event.kind).toSorted()).toEqual([
      'device-added',
      'device-added',
      'device-paused',
      'device-removed',
    ]);
    const back = await rig.call('devices.bulk', { restore: [bb.id, a.id] });
    expect(back.restored.map((device) => device.id)).toEqual([bb.id, a.id]);
    expect(await names()).toContain('bb');
  });

  it('change nothing when one of them is wrong, and every wrong one is named', async () => {
    rig = await startRig();
    const a = await add('a');
    const refused = await fault(
      rig.call('devices.bulk', {
        add: [{ address: '10.1.0.1' }, { address: '10.1.0.2', checks: [{ type: 'smoke' }] }],
        update: [
          { id: a.id, site: 'elsewhere' },
          { id: '0192f000-0001-7000-8000-000000000001', site: 'x' },
        ],
        restore: ['0192f000-0001-7000-8000-000000000002'],
      }),
    );
    expect(refused.code).toBe('invalid-input');
    expect(refused.errors?.map((error) => error.path)).toEqual(['/add/1/checks/0/type', '/update/1/id', '/restore/0']);
    expect(await rig.call('devices.get', { id: a.id })).toMatchObject({ site: '' });
    expect(await names()).toEqual(['a']);
  });

  it.each([
    [{ add: [{ address: 'not an address' }] }, '/add/0/address'],
    [{ remove: ['nonsense'] }, '/remove/0'],
    [{ add: [{ address: '10.0.0.1', colour: 'red' }] }, '/add/0/colour'],
    [{ add: Array.from({ length: 5001 }, () => ({ address: '10.0.0.1' })) }, '/add'],
  ])('are refused before anything is looked at when they are no devices', async (input, path) => {
    rig = await startRig();
    const refused = await fault(rig.call('devices.bulk', input));
    expect(refused.code).toBe('invalid-input');
    expect(refused.errors?.[0]?.path).toBe(path);
  });

  it('name a device once and at most 5,000', async () => {
    rig = await startRig();
    const { id } = await add('a');
    expect((await fault(rig.call('devices.bulk', { update: [{ id, name: 'b' }], remove: [id] }))).message).toMatch(
      /once/,
    );
    const many = Array.from({ length: 3000 }, () => id);
    expect((await fault(rig.call('devices.bulk', { remove: many, restore: many }))).message).toMatch(/5000/);
    expect((await fault(rig.call('devices.bulk', { remove: [id] }, 'viewer'))).code).toBe('forbidden');
  });

  it('can be tried out', async () => {
    rig = await startRig();
    const { id } = await add('a');
    const done = await rig.call('devices.bulk', { add: [{ address: '10.1.0.1' }], remove: [id], dryRun: true });
    expect([done.added.length, done.removed.length]).toEqual([1, 1]);
    expect(await names()).toEqual(['a']);
  });

  it('that are so already make no event', async () => {
    rig = await startRig();
    const { id } = await add('a', { site: 'HQ' });
    const before = (await rig.call('events.list', {})).items.length;
    expect((await rig.call('devices.bulk', { update: [{ id, site: 'HQ' }], restore: [] })).updated).toHaveLength(1);
    expect((await rig.call('events.list', {})).items).toHaveLength(before);
  });

  it('of 5,000 are stored and watched in a few seconds', async () => {
    rig = await startRig();
    const began = performance.now();
    const list = Array.from({ length: 5000 }, (_, index) => ({
      address: `10.${String(index >> 8)}.${String(index & 255)}.1`,
    }));
    const { added } = await rig.call('devices.bulk', { add: list });
    expect(added).toHaveLength(5000);
    expect(rig.prober.targets.size).toBe(5000);
    expect(performance.now() - began).toBeLessThan(8000);
  });
});

describe('a removed device', () => {
  it('comes back as the same device, with its history, checks and numbers', async () => {
    rig = await startRig();
    const device = await add('a', { tags: ['wan'], checks: [{ type: 'icmp', count: 3 }, { type: 'icmp' }] });
    const before = numbers();
    rig.prober.round(before[0] ?? 0, Date.now() - 1000, 4);
    rig.prober.round(before[1] ?? 0, Date.now() - 1000, 4);
    await rig.call('devices.remove', { id: device.id });
    expect(rig.prober.targets.size).toBe(0);
    const { items } = await rig.call('devices.removed', {});
    expect(items).toMatchObject([{ id: device.id, name: 'a' }]);
    expect(Date.parse(items[0]?.keptUntil ?? '') - Date.parse(items[0]?.removedAt ?? '')).toBe(30 * 86_400_000);

    const { restored } = await rig.call('devices.bulk', { restore: [device.id] });
    expect(restored[0]).toMatchObject({ id: device.id, tags: ['wan'], state: 'unknown', createdAt: device.createdAt });
    expect(restored[0]?.checks.map((check) => check.id)).toEqual(device.checks.map((check) => check.id));
    expect(numbers()).toEqual(before);
    expect((await rig.call('devices.removed', {})).items).toEqual([]);
    const rounds = await rig.call('metrics.rounds', { id: device.id });
    expect(rounds.items).toHaveLength(1);
    const kinds = (await rig.call('events.list', { deviceId: device.id })).items.map((event) => event.kind);
    expect(kinds).toEqual(['device-restored', 'device-removed', 'device-added']);
  });

  it('keeps only the checks it had when it went', async () => {
    rig = await startRig();
    const device = await add('a', { checks: [{ type: 'icmp' }, { type: 'tcp', port: 22 }] });
    const kept = device.checks.filter((check) => check.type === 'icmp');
    await rig.call('devices.update', { id: device.id, checks: kept });
    rig.shiftClock(10);
    await rig.call('devices.remove', { id: device.id });
    const { restored } = await rig.call('devices.bulk', { restore: [device.id] });
    expect(restored[0]?.checks.map((check) => check.type)).toEqual(['icmp']);
  });

  it('can be put back after the program was killed, and after 30 days no more', async () => {
    rig = await startRig();
    const { id } = await add('a');
    const keep = await add('bb');
    await rig.call('devices.bulk', { remove: [id] });
    // What is on the disk at this moment is what a power cut leaves.
    const copy = mkdtempSync(join(tmpdir(), 'ronda-rig-'));
    cpSync(rig.dataDir, copy, { recursive: true, filter: (path) => !/lock|\.sock/.test(basename(path)) });
    await rig.stop();
    rig = await startRig({ dataDir: copy });
    expect(await names()).toEqual(['bb']);
    await rig.call('devices.bulk', { restore: [id], remove: [keep.id] });
    await rig.stop(true);
    rig = await startRig({ dataDir: copy });
    expect(await names()).toEqual(['a']);
    rig.shiftClock(31 * 86_400_000);
    expect((await rig.call('devices.removed', {})).items).toEqual([]);
    expect((await fault(rig.call('devices.bulk', { restore: [keep.id] }))).code).toBe('not-found');
  });
});

describe('the list', () => {
  it('takes the filter of the window', async () => {
    rig = await startRig();
    await add('core-1', { site: 'Gudang B', tags: ['wan'] });
    await add('acc', { site: 'Pusat' });
    rig.prober.round(numbers()[0] ?? 0, Date.now(), 80);
    rig.prober.round(numbers()[1] ?? 0, Date.now(), 2);
    expect(await names('core')).toEqual(['core-1']);
    expect(await names('site:"Gudang B" status:up')).toEqual(['core-1']);
    expect(await names('latency>50ms')).toEqual(['core-1']);
    expect(await names('-tag:wan seen<1h')).toEqual(['acc']);
    expect(await names('ip:10.0.0.0/29')).toEqual(['acc', 'core-1']);
  });

  it('says at which character a filter is wrong', async () => {
    rig = await startRig();
    const refused = await fault(rig.call('devices.list', { q: 'core latency>fast' }));
    expect(refused.code).toBe('invalid-input');
    expect(refused.message).toContain('character 14 ("fast")');
    expect(refused.errors?.[0]?.path).toBe('/q');
  });
});

it('checks of chosen devices can be run at once', async () => {
  rig = await startRig();
  const [a, bb] = [await add('a'), await add('bb')];
  await add('ccc');
  expect(await rig.call('devices.pollMany', { ids: [a.id, bb.id] })).toEqual({ checks: 2 });
  expect(rig.prober.asked).toEqual(numbers().slice(0, 2));
});
