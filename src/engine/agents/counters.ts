import { type Faults, placeOf } from './faults.ts';
import type { Network, Router } from './network.ts';
import { discardsAt, type Flow, flowOf, octetsAt, rateAt } from './traffic.ts';

export type Direction = 'in' | 'out';
type PortAt = { readonly router: Router; readonly port: number; readonly direction: Direction; readonly at: number };
type Jump = { readonly at: number; readonly in: bigint; readonly out: bigint };

const TWO_32 = 2n ** 32n;
const TWO_64 = 2n ** 64n;
/** Flows that are kept ready; a power of two. */
const KEPT = 8192;

/** A place with nothing plugged in. */
const IDLE: Flow = {
  mean: 0,
  day: 0,
  hours: 0,
  hoursS: 1,
  minutes: 0,
  minutesS: 1,
  packet: 1000,
  errors: 0,
  discards: 0,
};

/** Counters of all interfaces as they follow from traffic, outages, boots and jumps. */
export function createCounters(network: Network, faults: Faults) {
  const { seed } = network;
  const kept: (Flow | undefined)[] = Array.from({ length: KEPT });
  const keptOf = new Float64Array(KEPT).fill(Number.NaN);
  /** Octets of a kept flow at the moment they were last asked for: several columns follow from them. */
  const countedAt = new Float64Array(KEPT);
  const counted = new Float64Array(KEPT);
  /** Interfaces whose counters began again, or jumped: by their number among all. */
  const restarted = new Map<number, number>();
  const jumps = new Map<number, Jump>();

  /** The number of a direction of a place: what one end sends is what the other receives. */
  function wayOf({ router, port, direction }: PortAt): number {
    const link = network.linkOf(router, port);
    if (link === undefined) return -2 * (router.offset + port) - (direction === 'out' ? 1 : 0);
    const isA = link.a.router === router.number && link.a.port === port;
    return 2 * link.id + (isA === (direction === 'out') ? 0 : 1);
  }

  function flow(of: PortAt): Flow {
    const { router, port } = of;
    if (port > router.layout.physical) return IDLE;
    const way = wayOf(of);
    const slot = way & (KEPT - 1);
    const known = kept[slot];
    if (known !== undefined && keptOf[slot] === way) return known;
    const link = network.linkOf(router, port);
    const isUsed = link !== undefined || network.hasGuest(router, port);
    const speed = link?.speed ?? router.layout.ports[port - 1]?.speed ?? 0;
    const made = isUsed
      ? flowOf(seed, way, { capacity: speed / 8, isTrunk: link !== undefined && !link.isBlocked })
      : IDLE;
    kept[slot] = made;
    keptOf[slot] = way;
    countedAt[slot] = 0;
    return made;
  }
  /** All octets of a direction since the origin. */
  function flowed(of: PortAt, one: Flow): number {
    const slot = wayOf(of) & (KEPT - 1);
    if (kept[slot] === one && countedAt[slot] === of.at) return counted[slot] ?? 0;
    const octets = octetsAt(one, of.at);
    if (kept[slot] === one) {
      countedAt[slot] = of.at;
      counted[slot] = octets;
    }
    return octets;
  }

  /** From when on the counters of an interface count. 0: from the origin. */
  function sinceOf(router: Router, port: number, at: number): number {
    const boot = faults.bootOf(router.number, at)?.at ?? 0;
    return restarted.size === 0 ? boot : Math.max(boot, restarted.get(router.offset + port) ?? 0);
  }

  function grown(of: PortAt, integral: (flow: Flow, at: number) => number): number {
    const one = flow(of);
    if (one === IDLE) return 0;
    const { router, port, at } = of;
    const since = sinceOf(router, port, at);
    const all = integral === octetsAt ? flowed(of, one) : integral(one, at);
    const whole = since === 0 ? all : all - integral(one, since);
    const place = placeOf(network, router, port);
    if (!faults.outages.has(place)) return Math.max(0, whole);
    return Math.max(0, whole - faults.outages.missed(place, [since, at], (time) => integral(one, time)));
  }

  /** Cables of a bundle. */
  function membersOf(router: Router, port: number): readonly number[] {
    const lag = port - router.layout.physical;
    if (lag < 1 || lag > router.layout.lags) return [];
    const ports = Array.from({ length: router.layout.physical }, (_, index) => index + 1);
    return ports.filter((one) => network.linkOf(router, one)?.lag === lag);
  }
  function summed(of: PortAt, one: (of: PortAt) => number): number {
    if (of.port <= of.router.layout.physical) return one(of);
    return membersOf(of.router, of.port).reduce((sum, port) => sum + one({ ...of, port }), 0);
  }
  const octets = (of: PortAt): number => summed(of, (one) => grown(one, octetsAt));

  return {
    membersOf,
    flow,
    /** Octets since the counters began; the 64-bit counter is this plus the jump, modulo 2^64. */
    octets,
    /** The 64-bit counter itself: a number where that is exact. */
    octets64(of: PortAt): number | bigint {
      const value = octets(of);
      const jump = jumps.size === 0 ? undefined : jumps.get(of.router.offset + of.port);
      return jump === undefined || jump.at < sinceOf(of.router, of.port, of.at)
        ? value
        : (BigInt(value) + jump[of.direction]) % TWO_64;
    },
    packets: (of: PortAt, share: number): number =>
      summed(of, (one) => Math.floor((grown(one, octetsAt) / flow(one).packet) * share)),
    errors: (of: PortAt): number =>
      summed(of, (one) => {
        const { errors, packet } = flow(one);
        return errors === 0 ? 0 : Math.floor((grown(one, octetsAt) / packet) * errors);
      }),
    discards: (of: PortAt): number => summed(of, (one) => (flow(one).discards === 0 ? 0 : grown(one, discardsAt))),
    /** Octets a second at this moment. */
    rate: (of: PortAt): number =>
      summed(of, (one) =>
        faults.outages.isOut(placeOf(network, one.router, one.port), one.at) ? 0 : rateAt(flow(one), one.at),
      ),
    /** When the counters of an interface last began or jumped without a boot, ms; undefined: never since the boot. */
    discontinuity(router: Router, port: number, at: number): number | undefined {
      if (restarted.size === 0 && jumps.size === 0) return undefined;
      const place = router.offset + port;
      const last = Math.max(restarted.get(place) ?? 0, jumps.get(place)?.at ?? 0);
      return last > 0 && last >= (faults.bootOf(router.number, at)?.at ?? 0) ? last : undefined;
    },
    /** Counters begin at 0. */
    restart: (router: Router, port: number, at: number): void => void restarted.set(router.offset + port, at),
    /** Counters jump so that they pass their end in so many ms, at the present rate. */
    jump(router: Router, port: number, { at, inMs, width }: { at: number; inMs: number; width: 32 | 64 }): void {
      const end = width === 32 ? TWO_32 : TWO_64;
      const to = (direction: Direction): bigint => {
        const then = BigInt(octets({ router, port, direction, at: at + inMs }));
        return (end - (then % end)) % end;
      };
      jumps.set(router.offset + port, { at, in: to('in'), out: to('out') });
    },
  };
}
export type Counters = ReturnType<typeof createCounters>;
