import type { Counters, Direction } from './counters.ts';
import { macOf, serialOf } from './identity.ts';
import type { Link, Router } from './network.ts';
import { ifIndexOf } from './tables/interfaces.ts';
import type { World } from './world.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const DIRECTIONS: readonly Direction[] = ['in', 'out'];

/** What is true of simulated routers, for whoever wants to compare it with what was measured. */
export function createTruth(world: World) {
  const { network, counters, faults } = world;

  const endOf = ({ router, port }: Link['a']) => {
    const device = network.router(router);
    return { router, device: device.name, address: device.address, port, name: device.layout.ports[port - 1]?.name };
  };
  const both = (
    read: keyof Pick<Counters, 'octets' | 'rate' | 'errors' | 'discards'>,
    router: Router,
    port: number,
    at: number,
  ) => DIRECTIONS.map((direction) => counters[read]({ router, port, direction, at }));

  return {
    router(router: Router, at: number) {
      const { number, name, address, site, kind, layout } = router;
      const isSilent = world.isStarting(number, at) || faults.find(number, 'silent', at) !== undefined;
      return {
        id: number,
        name,
        address,
        kind: kind.name,
        site,
        status: isSilent ? 'down' : faults.active(number, at).length > 0 ? 'troubled' : 'up',
        ports: layout.ports.length,
        mac: hex(macOf(network.seed, number, 0)),
        serial: serialOf(network.seed, number),
        bootedAt: new Date(world.bootedAt(router, at)).toISOString(),
        faults: faults.active(number, at).map(({ id, from, until, fault }) => ({
          id,
          ...fault,
          from: new Date(from).toISOString(),
          until: Number.isFinite(until) ? new Date(until).toISOString() : null,
        })),
      };
    },
    /** Octets as the 64-bit counter shows them, as text where a double is too small; rates in bit/s. */
    metrics(router: Router, at: number) {
      const { cpuPct, memoryTotal, memoryUsed, temperatureC } = world.vitalsOf(router, at);
      const shift = world.shiftOf(router.number, at);
      const wide = (port: number, direction: Direction) => {
        const value = counters.octets64({ router, port, direction, at });
        return Number(value) <= Number.MAX_SAFE_INTEGER ? Number(value) : String(value);
      };
      return {
        id: router.number,
        at: new Date(at).toISOString(),
        uptimeTicks: world.ticksAt(router, at, at),
        cpuPct,
        memoryTotal,
        memoryUsed,
        temperatureC,
        ports: router.layout.ports.map(({ name, speed }, index) => {
          const port = index + 1;
          const [inBps = 0, outBps = 0] = both('rate', router, port, at);
          const [inErrors = 0] = both('errors', router, port, at);
          const [, outDiscards = 0] = both('discards', router, port, at);
          return {
            port,
            ifIndex: ifIndexOf(router.layout, shift, port),
            name,
            speed,
            ...world.portState(router, port, at),
            inOctets: wide(port, 'in'),
            outOctets: wide(port, 'out'),
            inBps: inBps * 8,
            outBps: outBps * 8,
            inErrors,
            outDiscards,
          };
        }),
      };
    },
    link: (link: Link, at: number) => ({
      id: link.id,
      a: endOf(link.a),
      b: endOf(link.b),
      speed: link.speed,
      lag: link.lag ?? null,
      isBlocked: link.isBlocked,
      isUp: world.isUp(network.router(link.a.router), link.a.port, at),
      /** Whether both ends tell each other of themselves. */
      hasLldp: [link.a, link.b].every(({ router }) => network.router(router).kind.lldp !== undefined),
    }),
  };
}
