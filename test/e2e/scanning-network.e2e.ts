import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { connectControl } from '../../src/main/control.ts';
import { createNetwork, hasNamespaces } from './lib/machine.ts';
import { owned, startInside, temporaryFolder } from './lib/program.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
/** Hosts on the cable: their networks, the one of IPv6, and how many there are. */
const CROWD = { ipv4: '10.254.91.0/24', ipv6: 'fd00:254:91::/64', host6: 'fd00:254:91::2', size: 253 } as const;

describe.skipIf(!hasNamespaces)('a scan on a network of its own (needs root and iproute2)', () => {
  const network = hasNamespaces ? createNetwork(`rondascan${String(process.pid % 10_000)}`) : undefined;
  network?.crowd(CROWD.ipv4, CROWD.ipv6);
  afterAll(() => network?.remove());

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

  test('waits while the cable is pulled, goes on by itself, and loses nothing', async () => {
    const { network: own, client, scan, state, ended, found, end } = await begin('unplugged');
    const { id } = await client.call('scans.start', { targets: [CROWD.ipv4], ports: [22], pps: 60 });
    await expect.poll(async () => (await scan(id)).found, { timeout: 20_000 }).toBeGreaterThan(20);
    own.unplug(true);
    await expect.poll(() => state(id), { timeout: 10_000 }).toBe('paused');
    const held = await scan(id);
    await wait(4000);
    const still = await scan(id);
    expect(still).toMatchObject({ state: 'paused', etaS: null, message: expect.stringContaining('goes on by itself') });
    expect(still.found).toBeGreaterThanOrEqual(held.found);
    expect(still.tried).toBeLessThan(CROWD.size);
    own.unplug(false);
    await expect.poll(() => state(id), { timeout: 10_000 }).not.toBe('paused');
    expect(await ended(id)).toMatchObject({ state: 'done', found: CROWD.size, gone: 0, message: null });
    const addresses = (await found(id)).map(({ address }) => address);
    expect(new Set(addresses).size).toBe(CROWD.size);
    await end();
  });

  test('finds who answers ARP or ND alone, and IPv6 hosts', async () => {
    const { network: own, client, ended, found, end } = await begin('silent');
    own.ignorePings(true);
    const targets = ['10.254.91.7', '10.254.90.5', `${CROWD.host6}/128`, '::1/128'];
    const { id } = await client.call('scans.start', { targets, ports: [22] });
    await ended(id);
    own.ignorePings(false);
    const items = await found(id);
    const at = (address: string) => items.find((one) => one.address === address);
    expect(at('10.254.91.7')).toMatchObject({ answers: ['arp'], macs: [expect.stringMatching(/^[0-9a-f:]{12,17}$/)] });
    expect(at('10.254.90.5')).toBeUndefined();
    expect(at(CROWD.host6)?.answers).toEqual(['icmp', 'arp']);
    expect(at('::1')?.answers).toContain('icmp');
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
});
