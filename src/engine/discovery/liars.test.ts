import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LIES } from '../agents/liars.ts';
import { makeWorld, MORNING, serveWorld } from '../agents/testing/simulated.ts';
import { startRig } from '../testing/rig.ts';

const COUNT = 60;
/** Every lie once, from the last agent backwards, so that the core of the network tells the truth. */
const LIARS = LIES.map((lie, at) => ({ number: COUNT - at, lie }));
const world = makeWorld(COUNT);
let rig: Awaited<ReturnType<typeof startRig>>;
let agents: Awaited<ReturnType<typeof serveWorld>>;
beforeAll(async () => {
  for (const { number, lie } of LIARS)
    world.faults.add(world.network.router(number), { kind: 'lie', lie }, MORNING - 1000);
  world.faults.add(world.network.router(COUNT - LIES.length), { kind: 'loop' }, MORNING - 1000);
  agents = await serveWorld(world);
  rig = await startRig();
});
afterAll(async () => {
  agents.close();
  await rig.stop();
});

test('agents that lie hold up no scan, and hide nobody who is honest', async () => {
  const { routers } = world.network;
  const spec = {
    targets: [`${routers[0]?.address ?? ''}-${routers.at(-1)?.address ?? ''}`],
    snmpPort: agents.target(1).port,
    ports: [22],
    credentials: [{ kind: 'snmp-v2c' as const, community: 'public' }],
  };
  const { id } = await rig.call('scans.start', spec);
  let scan = await rig.call('scans.get', { id });
  // A device that never comes to an end is given a minute.
  for (let left = 130; left > 0 && scan.endedAt === null; left -= 1) {
    await wait(1000);
    scan = await rig.call('scans.get', { id });
  }
  expect(scan).toMatchObject({ state: 'done', progress: 1 });
  const { items } = await rig.call('discovered.list', { scanId: id, limit: 1000 });
  const honest = routers.slice(0, COUNT - LIES.length - 1);
  const read = new Set(items.filter(({ answers }) => answers.includes('snmp')).flatMap(({ addresses }) => addresses));
  expect(honest.filter(({ address }) => !read.has(address))).toEqual([]);
  const { nodes, links } = await rig.call('topology.get', {});
  const ids = new Map(nodes.map((node) => [node.id, node]));
  const linked = new Set(links.flatMap(({ a, b }) => [a, b].flatMap(({ node }) => ids.get(node)?.addresses ?? [])));
  expect(honest.filter(({ address }) => !linked.has(address))).toEqual([]);
  expect(links.filter(({ a, b }) => a.node === b.node || !ids.has(a.node) || !ids.has(b.node))).toEqual([]);
  for (const { name, model, location } of items)
    for (const text of [name, model ?? '', location ?? '']) expect(text.length).toBeLessThanOrEqual(255);
}, 150_000);
