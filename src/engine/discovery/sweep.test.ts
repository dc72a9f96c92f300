import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { makeWorld, serveWorld } from '../agents/testing/simulated.ts';
import { createSnmp } from '../snmp/snmp.ts';
import type { FromDiscoveryThread, ScanOrder, Sighting } from './messages.ts';
import { createSlots } from './slots.ts';
import { createSweep, PROBES, type SweepParts } from './sweep.ts';
import { parseTargets } from './targets.ts';

const COUNT = 10;
const world = makeWorld(COUNT);
const first = world.network.router(1).address;
const last = world.network.router(COUNT).address;
let agents: Awaited<ReturnType<typeof serveWorld>> | undefined;
const snmp = createSnmp();
afterEach(() => agents?.close());

async function begin(change: Partial<ScanOrder>, parts: Partial<SweepParts> = {}) {
  agents = await serveWorld(world);
  const messages: FromDiscoveryThread[] = [];
  const order: ScanOrder = {
    id: 'scan',
    ranges: parseTargets([`${first}-${last}`]).ranges,
    names: [],
    cursor: 0,
    leads: [],
    keys: [{ key: 'good', security: { version: 2, community: 'public' } }],
    answered: {},
    guarded: [],
    known: [],
    pps: 10_000,
    ports: [],
    snmpPort: agents.target(1).port,
    recursion: null,
    own: [],
    onLink: [],
    ...change,
  };
  const sweep = createSweep(order, {
    snmp,
    slots: createSlots(PROBES),
    profiles: [],
    clock: { mono: () => performance.now(), wall: () => Date.now() },
    echo: { ping: async () => ({ rttMs: 1 }), close: () => undefined },
    neighbours: { macOf: async () => undefined },
    post: (message) => void messages.push(message),
    ...parts,
  });
  const found = (): readonly Sighting[] => messages.flatMap((one) => (one.kind === 'found' ? [one.sighting] : []));
  const end = () => messages.find((one) => one.kind === 'ended');
  return { sweep, messages, found, end };
}

test('every agent is found with what it is, and with its wiring', async () => {
  const { sweep, found, end } = await begin({});
  await sweep.run();
  expect(found()).toHaveLength(COUNT);
  expect(found().every(({ key, reading }) => key === 'good' && reading?.wiring !== undefined)).toBe(true);
  expect(end()).toMatchObject({ isWhole: true, progress: { tried: COUNT, cursor: COUNT, leads: [] } });
});

test('what the first one tells of leads to all others, within the networks that are allowed', async () => {
  const recursion = { sources: ['lldp' as const], allow: parseTargets([`${first}-${last}`]).ranges, hops: 8 };
  const { sweep, found } = await begin({ ranges: parseTargets([first]).ranges, recursion });
  await sweep.run();
  expect(found().length).toBeGreaterThan(1);
  expect(
    found()
      .slice(1)
      .every(({ via }) => via === 'neighbour'),
  ).toBe(true);
});

test('a scan that is held goes on with what it had not looked at', async () => {
  const { sweep, found } = await begin({});
  sweep.pause();
  const done = sweep.run();
  await wait(50);
  expect(found()).toEqual([]);
  sweep.go();
  await done;
  expect(found()).toHaveLength(COUNT);
});

test('a cancelled scan leaves no socket open, and says where it was', async () => {
  const before = process.getActiveResourcesInfo().filter((name) => /wrap|socket/i.test(name)).length;
  const { sweep, end } = await begin({ pps: 20, ports: [22, 80, 443] });
  const opened = agents;
  const done = sweep.run();
  await wait(100);
  sweep.cancel();
  await done;
  expect(end()).toMatchObject({ isWhole: false });
  opened?.close();
  await snmp.close();
  await wait(50);
  const after = process.getActiveResourcesInfo().filter((name) => /wrap|socket/i.test(name)).length;
  expect(after).toBeLessThanOrEqual(before);
});
