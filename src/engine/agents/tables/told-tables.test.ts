import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readProcesses } from '../../inspect/processes.ts';
import { readRoutes } from '../../inspect/routes.ts';
import { createSnmp } from '../../snmp/snmp.ts';
import { addressesOf, isRouted, neighbourAddress } from '../identity.ts';
import type { KindName } from '../kinds/kind.ts';
import type { Router } from '../network.ts';
import { makeWorld, MORNING, serveWorld } from '../testing/simulated.ts';

/** Three sites, so that their routers stand in a ring. */
const world = makeWorld(120);
const snmp = createSnmp();
let served: Awaited<ReturnType<typeof serveWorld>>;
beforeAll(async () => {
  served = await serveWorld(world);
});
afterAll(async () => {
  await snmp.close();
  served.close();
});

const of = (kind: KindName) => world.network.routers.filter((router) => router.kind.name === kind);
const open = ({ number }: Router) => snmp.open(served.target(number), { version: 2, community: 'public' });
const routesOf = async (router: Router) => (await readRoutes(open(router))).items;
/** Addresses at the other ends of its cables, by the port. */
const neighbours = (router: Router) =>
  new Map(
    router.layout.ports.flatMap((_, at) => {
      const seen = world.neighbourOf(router, at + 1, served.clock.at);
      if (seen === undefined || !isRouted(seen.router)) return [];
      const far = { router: seen.router.number, port: seen.port };
      return [[at + 1, neighbourAddress(world.network, seen.link, far)] as const];
    }),
  );

describe('the routes of a simulated router', () => {
  it.each(['router', 'mikrotik'] as const)('%s: lead to its neighbours, by the port each is at', async (kind) => {
    for (const router of of(kind)) {
      const known = neighbours(router);
      const routes = await routesOf(router);
      const local = routes.filter(({ type }) => type === 'local');
      expect(local.map(({ ifIndex }) => ifIndex)).toEqual(
        expect.arrayContaining(addressesOf(world.network, router).map(({ port }) => port)),
      );
      const remote = routes.filter(({ type }) => type === 'remote');
      expect(remote.length).toBeGreaterThanOrEqual(known.size);
      for (const { nextHop, ifIndex } of remote) expect(nextHop).toBe(known.get(ifIndex ?? 0));
      expect(new Set(remote.map(({ nextHop }) => nextHop))).toEqual(new Set(known.values()));
      expect(routes.length).toBeLessThan(60);
    }
  });
  it('reach the first router by the way out from every one, and from there nowhere', async () => {
    const owners = new Map(
      world.network.routers.flatMap((router) =>
        addressesOf(world.network, router).map(({ address }) => [address, router] as const),
      ),
    );
    for (const start of [...of('router'), ...of('mikrotik')]) {
      let here = start;
      for (let hops = 0; here.number !== 1; hops += 1) {
        expect(hops, start.name).toBeLessThan(5);
        const out = (await routesOf(here)).filter(({ prefix }) => prefix === 0);
        expect(out).toMatchObject([{ destination: '0.0.0.0', protocol: 'netmgmt' }]);
        here = owners.get(out[0]?.nextHop ?? '') ?? start;
      }
    }
    const [first] = of('router');
    expect(first && (await routesOf(first)).filter(({ prefix }) => prefix === 0)).toEqual([]);
  });
  it('that led through a cable which is dead are gone', async () => {
    const [, router] = of('router');
    if (router === undefined) throw new Error('there is no second site');
    const [port = 0, hop] = [...neighbours(router)][0] ?? [];
    world.fail(router, { kind: 'link-down', port }, served.clock.at);
    served.clock.at += 1000;
    const routes = await routesOf(router);
    expect(routes.map(({ nextHop }) => nextHop)).not.toContain(hop);
    expect(routes.map(({ ifIndex }) => ifIndex)).not.toContain(port);
    world.faults.clear(router.number, served.clock.at);
    served.clock.at += 1000;
    expect((await routesOf(router)).map(({ nextHop }) => nextHop)).toContain(hop);
  });
  it('are told by no switch', async () => {
    const [one] = of('switch48');
    expect(one && (await routesOf(one))).toEqual([]);
  });
});

describe('a walk of a whole device', () => {
  it.each([
    ['router', '1.3.6.1.2.1.4.24.7.1.17'],
    ['mikrotik', '1.3.6.1.2.1.4.24.4.1.16'],
    ['linux-server', '1.3.6.1.2.1.25.5.1.1.2'],
  ] as const)('%s: passes these tables in order, and comes to its end behind them', async (kind, column) => {
    const [one] = of(kind);
    if (one === undefined) throw new Error('there is none');
    const { varbinds, cut } = await open(one).walk('1.3.6.1');
    expect(cut).toBeUndefined();
    const last = varbinds.findLastIndex(({ oid }) => oid.startsWith(`${column}.`));
    expect([last > 0, last < varbinds.length - 1]).toEqual([true, true]);
    const [asked] = await open(one).get([varbinds[last]?.oid ?? '']);
    expect(asked).toEqual(varbinds[last]);
    const [missing] = await open(one).get([`${column}.99`]);
    expect(missing?.type).toBe('noSuchInstance');
  });
});

describe('the processes of a simulated server', () => {
  it('are some of every server and some of what it is for, each with a number of its own', async () => {
    const roles = new Set<string>();
    for (const server of of('linux-server').slice(0, 12)) {
      const { items, cut } = await readProcesses(open(server));
      expect([items.length >= 20 && items.length <= 40, cut]).toEqual([true, false]);
      expect(new Set(items.map(({ pid }) => pid)).size).toBe(items.length);
      expect(items[0]).toMatchObject({ pid: 1, name: 'init', path: '/sbin/init', type: 'application' });
      expect(items[1]).toMatchObject({ pid: 2, name: 'kthreadd', type: 'operatingSystem', memoryBytes: 0 });
      expect(items.find(({ name }) => name === 'snmpd')).toMatchObject({ status: 'running' });
      const used = items.reduce((sum, { memoryBytes = 0 }) => sum + memoryBytes, 0);
      expect(used).toBeLessThan(server.kind.memoryBytes);
      roles.add(items.at(-1)?.name ?? '');
    }
    expect(roles.size).toBeGreaterThan(1);
  });
  it('are the same whenever they are read, and have used more of the processors later', async () => {
    const [server] = of('linux-server');
    if (server === undefined) throw new Error('there is no server');
    const before = (await readProcesses(open(server))).items;
    served.clock.at = MORNING + 86_400_000;
    const after = (await readProcesses(open(server))).items;
    expect(after.map(({ pid, name }) => [pid, name])).toEqual(before.map(({ pid, name }) => [pid, name]));
    const sum = (items: typeof before) => items.reduce((all, { cpuS = 0 }) => all + cpuS, 0);
    expect(sum(after)).toBeGreaterThan(sum(before));
    expect(sum(after) - sum(before)).toBeLessThan(4 * 86_400);
  });
  it('are told by no router', async () => {
    const [router] = of('router');
    expect(router && (await readProcesses(open(router))).items).toEqual([]);
  });
});
