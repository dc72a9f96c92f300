import { expect, test } from 'vitest';
import { FaultInput } from './fault-kinds.ts';
import { farEnd, type Link, type Network } from './network.ts';
import { simulatedRouters } from './simulated-list.ts';
import { makeWorld, MORNING } from './testing/simulated.ts';
import { createTruth } from './truth.ts';
import type { World } from './world.ts';

const MINUTE = 60_000;

/** Octets one end sent and the other received. */
function bothEnds(world: World, { a, b }: Link, at: number): readonly [number, number] {
  const octets = (end: Link['a'], direction: 'in' | 'out') =>
    world.counters.octets({ router: world.network.router(end.router), port: end.port, direction, at });
  return [octets(a, 'out'), octets(b, 'in')];
}
const linkOf = ({ links }: Network, number = 0): Link => {
  const link = links.filter(({ isBlocked }) => !isBlocked)[number];
  if (link === undefined) throw new Error('the network has no such link');
  return link;
};
const fault = (input: unknown) => FaultInput.parse(input);

test('the same seed gives the same network and counters, another one another', () => {
  const snapshot = (seed: number) => {
    const world = makeWorld(90, 'mixed', seed);
    const truth = createTruth(world);
    return JSON.stringify(world.network.routers.map((router) => truth.metrics(router, MORNING)));
  };
  expect(snapshot(3)).toBe(snapshot(3));
  expect(snapshot(3)).not.toBe(snapshot(4));
});

test('what one end of a cable sends the other receives, at any time and through a failure', () => {
  const world = makeWorld(90);
  const { network } = world;
  const link = linkOf(network, 5);
  world.fail(network.router(link.a.router), fault({ kind: 'link-flap', port: link.a.port, forS: 100 }), MORNING);
  for (const one of [...network.links.slice(0, 40), link])
    for (const at of [MORNING, MORNING + 17_000, MORNING + 90 * MINUTE]) {
      const [sent, received] = bothEnds(world, one, at);
      expect(sent).toBe(received);
    }
});

test('counters never fall, and stand still while the cable is dead', () => {
  const world = makeWorld(90);
  const link = linkOf(world.network, 3);
  const router = world.network.router(link.b.router);
  world.fail(router, fault({ kind: 'link-down', port: link.b.port, forS: 120 }), MORNING + 5 * MINUTE);
  let before = -1;
  for (let minute = 0; minute < 30; minute += 1) {
    const [sent] = bothEnds(world, link, MORNING + minute * MINUTE);
    expect(sent).toBeGreaterThanOrEqual(before);
    before = sent;
  }
  const at = (minutes: number) => bothEnds(world, link, MORNING + minutes * MINUTE)[0];
  expect(at(6.9) - at(5)).toBe(0);
  expect(at(8) - at(7)).toBeGreaterThan(0);
  expect(world.isUp(router, link.b.port, MORNING + 6 * MINUTE)).toBe(false);
  expect(world.isUp(world.network.router(link.a.router), link.a.port, MORNING + 6 * MINUTE)).toBe(false);
});

test('octets grow by the rate that is told', () => {
  const world = makeWorld(40);
  const link = linkOf(world.network, 4);
  const router = world.network.router(link.a.router);
  const of = (at: number) => ({ router, port: link.a.port, direction: 'out' as const, at });
  const grown = world.counters.octets(of(MORNING + 1000)) - world.counters.octets(of(MORNING));
  const rate = world.counters.rate(of(MORNING + 500));
  expect(Math.abs(grown - rate)).toBeLessThan(Math.max(2, rate * 0.01));
});

test('a reboot is silent, begins uptime and counters at 0, and the others miss what did not flow', () => {
  const world = makeWorld(40);
  const link = linkOf(world.network, 4);
  const router = world.network.router(link.a.router);
  const before = bothEnds(world, link, MORNING)[1];
  world.fail(router, fault({ kind: 'reboot', forS: 60 }), MORNING);
  expect(world.isStarting(router.number, MORNING + 30_000)).toBe(true);
  expect(world.isUp(world.network.router(link.b.router), link.b.port, MORNING + 30_000)).toBe(false);
  expect(bothEnds(world, link, MORNING + 50_000)[1]).toBe(before);
  expect(world.ticksAt(router, MORNING + 65_000, MORNING + 65_000)).toBe(500);
  const [sent, received] = bothEnds(world, link, MORNING + 65_000);
  expect(sent).toBe(received - before);
  expect(world.bootCount(router, MORNING + 65_000)).toBe(2);
});

test.each([32, 64] as const)('a %d-bit counter passes its end when it is told to', (width) => {
  const world = makeWorld(40);
  const link = linkOf(world.network, 4);
  const router = world.network.router(link.a.router);
  const { port } = link.a;
  world.fail(router, fault({ kind: 'counter-wrap', port, inS: 60, width }), MORNING);
  const at = (seconds: number) =>
    BigInt(world.counters.octets64({ router, port, direction: 'out', at: MORNING + seconds * 1000 })) %
    (width === 32 ? 2n ** 32n : 2n ** 64n);
  expect(at(59)).toBeGreaterThan(at(30));
  expect(at(61)).toBeLessThan(at(59));
  expect(world.counters.discontinuity(router, port, MORNING + 61_000)).toBe(MORNING);
});

test('a discontinuity begins the counters of one port at 0 and is told', () => {
  const world = makeWorld(40);
  const link = linkOf(world.network, 4);
  const router = world.network.router(link.a.router);
  world.fail(router, fault({ kind: 'discontinuity', port: link.a.port }), MORNING);
  expect(bothEnds(world, link, MORNING)[0]).toBe(0);
  expect(world.counters.discontinuity(router, link.a.port, MORNING + 1)).toBe(MORNING);
});

test('faults that are taken back end, and what they took away stays away', () => {
  const world = makeWorld(40);
  const link = linkOf(world.network, 4);
  const router = world.network.router(link.a.router);
  world.fail(router, fault({ kind: 'link-down', port: link.a.port }), MORNING);
  world.fail(router, fault({ kind: 'cpu-spike', pct: 99 }), MORNING);
  expect(world.vitalsOf(router, MORNING + 1).cpuPct).toBe(99);
  const during = bothEnds(world, link, MORNING + 60_000)[0];
  expect(world.faults.clear(router.number, MORNING + 60_000)).toBe(2);
  expect(bothEnds(world, link, MORNING + 60_000)[0]).toBe(during);
  expect(world.isUp(router, link.a.port, MORNING + 60_001)).toBe(true);
  expect(world.vitalsOf(router, MORNING + 60_001).cpuPct).toBeLessThan(99);
});

test('every end of a cable finds the other, bundles have members at both ends, and a site is one piece', () => {
  const world = makeWorld(160);
  const { network } = world;
  for (const link of network.links) {
    const [a, b] = [network.router(link.a.router), network.router(link.b.router)];
    expect(world.neighbourOf(a, link.a.port, MORNING)).toMatchObject({
      router: { number: b.number },
      port: link.b.port,
    });
    expect(world.neighbourOf(b, link.b.port, MORNING)).toMatchObject({
      router: { number: a.number },
      port: link.a.port,
    });
    expect(farEnd(link, a.number)).toBe(link.b);
  }
  const bundled = network.links.filter(({ lag }) => lag !== undefined);
  expect(bundled.length).toBeGreaterThan(2);
  const ends = network.links.map(({ a, b }) => [`${a.router}.${a.port}`, `${b.router}.${b.port}`]).flat();
  expect(new Set(ends).size).toBe(ends.length);
  const reached = new Set([1]);
  for (let before = 0; before !== reached.size; ) {
    before = reached.size;
    const touching = network.links.filter(({ a, b }) => reached.has(a.router) || reached.has(b.router));
    for (const { a, b } of touching) reached.add(a.router).add(b.router);
  }
  expect(reached.size).toBe(160);
});

test('the list of simulated routers is the same for the same seed and moment', () => {
  const one = [...simulatedRouters(30, 7, MORNING)];
  expect(one).toEqual([...simulatedRouters(30, 7, MORNING)]);
  expect(one[0]).toMatchObject({ id: 1, status: 'up', interfaces: { total: 49 } });
});
