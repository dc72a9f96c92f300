import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { connectControl } from '../../src/main/control.ts';
import { createNetwork, hasNamespaces } from './lib/machine.ts';
import { endAll, owned, startInside, temporaryFolder } from './lib/program.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
/** What there is beside the host on the cable. The first and the last address of a network are not looked at. */
const MORE = { network6: 'fd00:254:91', beyond: '10.254.91.128/25' } as const;
const SIZE = 126;

describe.skipIf(!hasNamespaces)('a scan on a network of its own (needs root and iproute2)', () => {
  const network = hasNamespaces ? createNetwork(`rondascan${String(process.pid % 10_000)}`) : undefined;
  network?.extend(MORE);
  afterAll(async () => {
    await endAll();
    network?.remove();
  });

  async function begin(name: string) {
    if (network === undefined) throw new Error('no network');
    const dataDir = `${folder.path}/${name}`;
    const program = await startInside(network.watcher, '--headless', '--listen', '127.0.0.1:0', '--data-dir', dataDir);
    const client = await connectControl(dataDir);
    if (client === undefined) throw new Error('no control socket');
    const scan = (id: string) => client.call('scans.get', { id });
    const state = async (id: string) => (await scan(id)).state;
    const ended = async (id: string) => {
      await expect.poll(async () => (await scan(id)).endedAt, { timeout: 60_000, interval: 200 }).not.toBeNull();
      return scan(id);
    };
    const found = async (scanId: string) => (await client.call('discovered.list', { scanId, limit: 1000 })).items;
    const end = () => {
      client.close();
      return program.kill('SIGTERM');
    };
    return { network, client, scan, state, ended, found, end };
  }

  test('finds who answers ARP or ND alone, and IPv6 hosts', async () => {
    const { network: own, client, ended, found, end } = await begin('silent');
    own.ignorePings(true);
    const quiet = await client.call('scans.start', { targets: [own.address, own.nobody], ports: [22] });
    expect(await ended(quiet.id)).toMatchObject({ found: 1 });
    own.ignorePings(false);
    const [silent] = await found(quiet.id);
    expect(silent).toMatchObject({ address: own.address, answers: ['arp'], macs: [expect.any(String)] });
    const { id } = await client.call('scans.start', { targets: ['fd00:254:91::2/128', '::1/128'], ports: [22] });
    await ended(id);
    const items = await found(id);
    // Its hardware address tells that it is the same host.
    expect(items.find((one) => one.addresses.includes('fd00:254:91::2'))).toMatchObject({
      id: silent?.id,
      answers: ['icmp', 'arp'],
    });
    expect(items.find(({ address }) => address === '::1')?.answers).toContain('icmp');
    await end();
  });

  test('hosts tell their names by multicast DNS, NetBIOS and UPnP', async () => {
    const { network: own, client, ended, found, end } = await begin('names');
    const script = resolve('test/e2e/lib/responders.mjs');
    const words = ['netns', 'exec', own.host, process.execPath, script, own.address];
    const responders = owned(spawn('/usr/sbin/ip', words, { stdio: ['ignore', 'pipe', 'inherit'] }));
    await once(responders.stdout, 'data');
    const { id } = await client.call('scans.start', { targets: [own.address], ports: [22] });
    await ended(id);
    const [host] = await found(id);
    expect(host?.names).toEqual({ mdns: 'laptop-siti', netbios: 'LAPTOP-SITI', ssdp: 'Siti’s laptop' });
    expect(host?.name).toBe('laptop-siti');
    responders.kill('SIGTERM');
    await end();
  });

  test('waits while the cable is pulled, goes on by itself, and loses nothing', async () => {
    const { network: own, client, scan, state, ended, found, end } = await begin('unplugged');
    const { id } = await client.call('scans.start', { targets: [MORE.beyond], ports: [22], pps: 40 });
    await expect.poll(async () => (await scan(id)).found).toBeGreaterThan(10);
    own.unplugFar(true);
    await expect.poll(() => state(id)).toBe('paused');
    const held = await scan(id);
    await wait(4000);
    const still = await scan(id);
    expect(still).toMatchObject({ state: 'paused', etaS: null, message: expect.stringContaining('goes on by itself') });
    expect(still.found).toBeGreaterThanOrEqual(held.found);
    expect(still.tried).toBeLessThan(SIZE);
    own.unplugFar(false);
    await expect.poll(() => state(id)).not.toBe('paused');
    expect(await ended(id)).toMatchObject({ state: 'done', found: SIZE, gone: 0, message: null });
    const addresses = (await found(id)).map(({ address }) => address);
    expect(new Set(addresses).size).toBe(SIZE);
    await end();
  });
});
