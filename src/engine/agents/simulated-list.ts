import type { SimulatedRouter } from '../../contract/seed.ts';
import { loopbackFrom } from './loopback.ts';
import { createNetwork, type Router } from './network.ts';
import { createWorld, type World } from './world.ts';

const BASE = '127.10.0.1';
const rounded = (value: number): number => Math.round(value * 10) / 10;

/** How a router is at a moment, with the names the original tool had. */
export function lineOf(world: World, router: Router, at: number): SimulatedRouter {
  const { cpuPct, memoryUsed, memoryTotal } = world.vitalsOf(router, at);
  const { number, layout } = router;
  let [up, inBps, outBps, utilPct] = [0, 0, 0, 0];
  layout.ports.forEach(({ speed }, index) => {
    const port = index + 1;
    if (!world.isUp(router, port, at)) return;
    up += 1;
    if (port > layout.physical) return;
    const received = world.counters.rate({ router, port, direction: 'in', at }) * 8;
    const sent = world.counters.rate({ router, port, direction: 'out', at }) * 8;
    inBps += received;
    outBps += sent;
    if (speed > 0) utilPct = Math.max(utilPct, (Math.max(received, sent) / speed) * 100);
  });
  const isDown = world.isStarting(number, at) || world.faults.find(number, 'silent', at) !== undefined;
  return {
    id: number,
    name: router.name,
    ip: router.address,
    status: isDown ? 'down' : 'up',
    cpu: rounded(cpuPct),
    memory: rounded((memoryUsed / memoryTotal) * 100),
    interfaces: { total: layout.ports.length, up },
    bandwidth: { inBps: Math.round(inBps), outBps: Math.round(outBps), utilPct: rounded(utilPct) },
    timestamp: new Date(at).toISOString(),
  };
}

/** So many routers as they would be now; nothing is served. The same for the same seed and moment. */
export function* simulatedRouters(count: number, seed: number, at: number): Generator<SimulatedRouter, void, void> {
  const network = createNetwork({ count, seed, kind: 'router', addressOf: loopbackFrom(BASE) });
  const world = createWorld(network);
  for (const router of network.routers) yield lineOf(world, router, at);
}
