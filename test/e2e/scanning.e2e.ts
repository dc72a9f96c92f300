import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import type { Discovered, Scan } from '../../src/contract/discovery.ts';
import { BIN, endAll, owned, type Running, rest, run, start, temporaryFolder } from './lib/program.ts';

const folder = temporaryFolder();
afterAll(async () => {
  await endAll();
  folder.remove();
});

const UDP = 21_166;
const COMMUNITY = [{ kind: 'snmp-v2c', community: 'public' }];

async function begin(name: string) {
  const flags = ['--data-dir', `${folder.path}/${name}`];
  const token = run('token', 'create', ...flags, '--role', 'admin', '--name', 'e2e').out.trim();
  const again = async () => {
    const program = await start('--headless', '--listen', '127.0.0.1:0', ...flags);
    const call = rest(program.url, token);
    const scan = (id: string) => call<Scan>('GET', `/api/v1/scans/${id}`);
    return { program, call, scan };
  };
  return again;
}

/** Simulated devices from this address on. */
async function simulate(base: string, count: number) {
  const words = ['sim', '--agents', String(count), '--base', base, '--udp', String(UDP), '--listen', '127.0.0.1:0'];
  const child = owned(spawn(BIN, words, { stdio: ['ignore', 'pipe', 'inherit'] }));
  await new Promise<void>((ready) => createInterface(child.stdout).once('line', () => ready()));
  return child;
}

/** Sockets by which a program sends what no connection carries: pings, SNMP, names. */
function socketsOf({ pid }: Running): number {
  const own = `/proc/${String(pid)}`;
  const links = readdirSync(`${own}/fd`).flatMap((fd) => {
    try {
      return /^socket:\[(\d+)\]$/.exec(readlinkSync(`${own}/fd/${fd}`))?.[1] ?? [];
    } catch {
      return [];
    }
  });
  const tables = ['raw', 'raw6', 'udp', 'udp6', 'icmp', 'icmp6'].map((table) => readTable(`${own}/net/${table}`));
  const inodes = new Set(tables.flatMap((text) => text.split('\n').map((line) => line.trim().split(/\s+/)[9] ?? '')));
  return links.filter((inode) => inodes.has(inode)).length;
}
function readTable(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

test.skipIf(process.platform !== 'linux')(
  'a scan is cancelled within a second, and leaves no socket behind',
  async () => {
    const { program, call, scan } = await (await begin('cancelled'))();
    await call('GET', '/api/v1/scans');
    // Its own sockets for watching may still be to come.
    await wait(2000);
    const before = socketsOf(program);
    const spec = { targets: ['127.66.0.0/16'], snmpPort: UDP + 1, pps: 5000, credentials: COMMUNITY };
    const { id } = await call<Scan>('POST', '/api/v1/scans', spec);
    await expect.poll(async () => (await scan(id)).tried).toBeGreaterThan(50);
    const during = socketsOf(program);
    const asked = performance.now();
    const answer = await call<Scan>('POST', `/api/v1/scans/${id}/cancel`);
    const toldMs = performance.now() - asked;
    expect(answer.state).toBe('cancelled');
    await expect.poll(async () => (await scan(id)).endedAt, { interval: 20 }).not.toBeNull();
    const overMs = performance.now() - asked;
    console.log(JSON.stringify({ what: 'cancel', toldMs, overMs, sockets: { before, during } }));
    expect(overMs).toBeLessThan(3000);
    const last = await scan(id);
    expect(last.state).toBe('cancelled');
    // The thread stays a few seconds, in case somebody types another credential.
    await expect.poll(() => socketsOf(program), { interval: 500 }).toBe(before);
    expect(await scan(id)).toEqual(last);
    await program.kill('SIGTERM');
  },
);

test('a scan whose program was killed is interrupted, and goes on where it was without anything twice', async () => {
  const COUNT = 20;
  const agents = await simulate('127.66.1.1', COUNT);
  const again = await begin('killed');
  const first = await again();
  const spec = { targets: ['127.66.1.1-120'], snmpPort: UDP, ports: [22], pps: 100, credentials: COMMUNITY };
  const { id } = await first.call<Scan>('POST', '/api/v1/scans', spec);
  await expect.poll(async () => (await first.scan(id)).found).toBeGreaterThan(10);
  // What was found is written every second or so.
  await wait(2500);
  await first.program.kill('SIGKILL');
  const { program, call, scan } = await again();
  const cut = await scan(id);
  expect(cut).toMatchObject({ state: 'interrupted', endedAt: null });
  expect(cut.tried).toBeGreaterThan(0);
  expect(cut.tried).toBeLessThan(120);
  await call('POST', `/api/v1/scans/${id}/resume`, { credentials: COMMUNITY });
  await expect.poll(async () => (await scan(id)).state, { timeout: 60_000, interval: 200 }).toBe('done');
  const done = await scan(id);
  expect(done).toMatchObject({ snmp: COUNT, gone: 0, conflicting: 0, progress: 1 });
  const { items } = await call<{ items: Discovered[] }>('GET', `/api/v1/discovered?scanId=${id}&limit=1000`);
  const addresses = items.map(({ address }) => address).filter((address) => address.startsWith('127.66.1.'));
  expect(new Set(addresses).size).toBe(addresses.length);
  expect(items.filter(({ answers }) => answers.includes('snmp'))).toHaveLength(COUNT);
  expect(done.found).toBe(items.length);
  console.log(JSON.stringify({ what: 'killed', triedBefore: cut.tried, foundBefore: cut.found, found: done.found }));
  agents.kill('SIGTERM');
  await program.kill('SIGTERM');
});
