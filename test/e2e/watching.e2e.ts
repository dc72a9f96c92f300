import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import type { Device } from '../../src/contract/devices.ts';
import type { EventKind } from '../../src/contract/logs.ts';
import { connectControl } from '../../src/main/control.ts';
import { createNetwork, hasNamespaces } from './lib/machine.ts';
import { rest, run, runInside, start, startInside, temporaryFolder } from './lib/program.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const EVERY_SECOND = [{ type: 'icmp', intervalS: 1 }];

async function begin(name: string) {
  const flags = ['--data-dir', `${folder.path}/${name}`];
  const token = run('token', 'create', ...flags, '--role', 'admin', '--name', 'e2e').out.trim();
  const program = await start('--headless', '--listen', '127.0.0.1:0', ...flags);
  const call = rest(program.url, token);
  const add = (address: string, checks: unknown = EVERY_SECOND) =>
    call<Device>('POST', '/api/v1/devices', { address, checks });
  const state = async (device: Device) => (await call<Device>('GET', `/api/v1/devices/${device.id}`)).state;
  return { program, call, add, state };
}

test('loopback hosts of both families and a service are up within two rounds, and stay so over a restart', async () => {
  const { program, call, add, state } = await begin('loopback');
  const service = [{ type: 'http', url: new URL('/healthz', program.url).href, keyword: 'ok', intervalS: 1 }];
  const devices = [await add('127.0.0.1'), await add('::1'), await add('localhost'), await add('127.0.0.3', service)];
  await expect.poll(() => Promise.all(devices.map(state))).toEqual(['up', 'up', 'up', 'up']);
  const rounds = await call<{ items: { lossPct: number; medianMs: number }[] }>(
    'GET',
    `/api/v1/devices/${devices[0]?.id ?? ''}/rounds`,
  );
  expect(rounds.items[0]).toMatchObject({ lossPct: 0 });
  expect(rounds.items[0]?.medianMs).toBeLessThan(50);
  await program.kill('SIGTERM');
});

describe.skipIf(!hasNamespaces)('on a network of its own (needs root and iproute2)', () => {
  const network = hasNamespaces ? createNetwork(`ronda${String(process.pid % 10_000)}`) : undefined;
  afterAll(() => network?.remove());

  test('where the system allows datagram sockets, pings need no privilege and are stamped by the kernel', () => {
    if (network === undefined) throw new Error('no network');
    network.allowDatagrams();
    const { code, out } = runInside(network.watcher, 'ping', '--json', '-c', '2', network.address, '::1');
    expect(code).toBe(0);
    for (const line of out.trim().split('\n'))
      expect(JSON.parse(line)).toMatchObject({ method: 'icmp-datagram', precision: 'kernel', received: 2 });
  });

  async function beginInside(name: string) {
    if (network === undefined) throw new Error('no network');
    const dataDir = `${folder.path}/${name}`;
    const program = await startInside(network.watcher, '--headless', '--listen', '127.0.0.1:0', '--data-dir', dataDir);
    const client = await connectControl(dataDir);
    if (client === undefined) throw new Error('no control socket');
    const add = (address: string) => client.call('devices.add', { address, checks: EVERY_SECOND });
    const state = async ({ id }: Device) => (await client.call('devices.get', { id })).state;
    const events = async (...kind: EventKind[]) => (await client.call('events.list', { kind })).items;
    const end = () => {
      client.close();
      return program.kill('SIGTERM');
    };
    return { program, network, client, add, state, events, end };
  }

  test('an address nobody has is down, a host that falls silent goes down, and comes back up', async () => {
    const { network: own, add, state, events, end } = await beginInside('silence');
    const [alive, nobody] = [await add(own.address), await add(own.nobody)];
    await expect.poll(() => state(alive)).toBe('up');
    await expect.poll(() => state(nobody)).toBe('down');
    own.silence(true);
    await expect.poll(() => state(alive)).toBe('down');
    own.silence(false);
    await expect.poll(() => state(alive)).toBe('up');
    expect((await events('up', 'down')).map((event) => [event.kind, event.deviceName])).toEqual([
      ['up', own.address],
      ['down', own.address],
    ]);
    await end();
  });

  test('when the own cable is pulled nothing goes down; this computer says that it is offline itself', async () => {
    const { network: own, client, add, state, events, end } = await beginInside('unplugged');
    const device = await add(own.address);
    await expect.poll(() => state(device)).toBe('up');
    own.unplug(true);
    const offline = async () => (await client.call('system.status', {})).selfOffline?.reason ?? 'none';
    await expect.poll(offline).toMatch(/no-route|no-link/);
    await wait(4000);
    expect(await state(device)).toBe('up');
    own.unplug(false);
    await expect.poll(offline).toBe('none');
    expect(await events('down')).toEqual([]);
    await end();
  });

  test('a program that was stopped for a while tells a gap, and nothing goes down', async () => {
    const { network: own, program, add, state, events, end } = await beginInside('stopped');
    const device = await add(own.address);
    await expect.poll(() => state(device)).toBe('up');
    process.kill(program.pid, 'SIGSTOP');
    await wait(6000);
    process.kill(program.pid, 'SIGCONT');
    await expect.poll(async () => (await events('gap')).length).toBeGreaterThan(0);
    // Long enough for the rounds that would have gone wrong.
    await wait(3000);
    await expect.poll(() => state(device)).toBe('up');
    const [gap, ...others] = await events('down', 'gap');
    expect([gap?.kind, others]).toEqual(['gap', []]);
    expect(gap?.params['seconds']).toBeGreaterThanOrEqual(5);
    await end();
  });
});
