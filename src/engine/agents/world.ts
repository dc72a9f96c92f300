import { createCounters } from './counters.ts';
import { type ActiveFault, createFaults, placeOf } from './faults.ts';
import type { FaultInput } from './fault-kinds.ts';
import { serialOf } from './identity.ts';
import type { Reading, Vitals } from './kinds/kind.ts';
import { farEnd, type Network, type Router } from './network.ts';
import { chance, ORIGIN_MS, rateAt } from './traffic.ts';

const DAY_MS = 86_400_000;
/** Routers were switched on within so many days before the origin. */
const OLDEST_BOOT_DAYS = 200;
/** TimeTicks are hundredths of a second and wrap. @see RFC 2578 section 7.1.8 */
const TICK_MS = 10;
const TWO_32 = 2 ** 32;
/** The processor follows the busiest cables; so many of them are looked at. */
const LOOKED_AT = 4;

/** A router at a moment: what the objects of its agent are read from. */
export type Moment = Reading & { readonly router: Router; readonly at: number; readonly world: World };

export type PortState = { readonly admin: 'up' | 'down'; readonly oper: 'up' | 'down' };

/** A simulated network that lives: everything about it is a function of seed, router, time and faults. */
export function createWorld(network: Network, startedAt = ORIGIN_MS) {
  const faults = createFaults(network);
  const counters = createCounters(network, faults);
  const { seed } = network;
  /** Objects that were written. */
  const texts = new Map<number, Map<number, Uint8Array>>();

  const bootedAt = (router: Router, at: number): number =>
    faults.bootOf(router.number, at)?.at ??
    ORIGIN_MS - Math.floor(chance(seed, router.number, 31) * OLDEST_BOOT_DAYS * DAY_MS);
  const ticksAt = (router: Router, time: number, at: number): number =>
    Math.max(0, Math.floor((time - bootedAt(router, at)) / TICK_MS)) % TWO_32;

  const isStarting = (router: number, at: number): boolean =>
    !faults.isWell(router) && faults.find(router, 'reboot', at) !== undefined;

  function adminOf(router: Router, port: number): 'up' | 'down' {
    if (faults.isShut(router.number, port)) return 'down';
    const isSpare =
      port <= router.layout.physical &&
      network.linkOf(router, port) === undefined &&
      !network.hasGuest(router, port) &&
      chance(seed, router.offset + port, 12) < 0.2;
    return isSpare ? 'down' : 'up';
  }
  function isUp(router: Router, port: number, at: number): boolean {
    if (adminOf(router, port) === 'down') return false;
    if (port > router.layout.physical) {
      const members = counters.membersOf(router, port);
      return members.length === 0 || members.some((one) => isUp(router, one, at));
    }
    const link = network.linkOf(router, port);
    if (link === undefined && !network.hasGuest(router, port)) return false;
    return !faults.outages.isOut(placeOf(network, router, port), at);
  }

  /** How full the cables of a router are, 0 to 1. */
  function loadOf(router: Router, at: number): number {
    let [used, looked] = [0, 0];
    for (let port = 1; port <= router.layout.physical && looked < LOOKED_AT; port += 1) {
      const link = network.linkOf(router, port);
      if (link === undefined || link.isBlocked) continue;
      looked += 1;
      if (faults.outages.isOut(link.id + 1, at)) continue;
      const [sent, received] = (['out', 'in'] as const).map((direction) =>
        rateAt(counters.flow({ router, port, direction, at }), at),
      );
      used += (((sent ?? 0) + (received ?? 0)) * 4) / link.speed;
    }
    return looked === 0 ? 0 : Math.min(1, used / looked);
  }

  function vitalsOf(router: Router, at: number): Vitals {
    const { kind, number } = router;
    const days = (at - ORIGIN_MS) / DAY_MS;
    const own = chance(seed, number, 32);
    // Busiest at two in the afternoon of UTC+7.
    const busy = (1 + Math.cos(2 * Math.PI * (days - 7 / 24))) / 2;
    const spike = faults.isWell(number) ? undefined : faults.find(number, 'cpu-spike', at)?.fault;
    const wobble = 1.5 * Math.sin(days * 1440 + own * 9) + Math.sin(days * 421 + own * 5);
    const calm = kind.calmCpuPct * (0.7 + own * 0.6) + loadOf(router, at) * 60 + wobble;
    const cpuPct = Math.min(100, Math.max(1, spike?.kind === 'cpu-spike' ? spike.pct : calm));
    const memory = 0.35 + 0.25 * chance(seed, number, 33) + 0.04 * Math.sin(days * 3 + own * 6) + 0.05 * busy;
    return {
      cpuPct,
      memoryTotal: kind.memoryBytes,
      memoryUsed: Math.floor(kind.memoryBytes * memory),
      temperatureC: 29 + 7 * own + cpuPct * 0.12 + 1.5 * busy,
      diskShare: 0.2 + 0.5 * chance(seed, number, 34) + ((days / 400) % 0.25),
      busy,
    };
  }

  function begin(router: Router, fault: FaultInput, at: number): void {
    if (fault.kind !== 'counter-wrap' && fault.kind !== 'discontinuity') return;
    const ports = fault.port === undefined ? router.layout.ports.map((_, index) => index + 1) : [fault.port];
    for (const port of ports) {
      if (fault.kind === 'discontinuity') counters.restart(router, port, at);
      else counters.jump(router, port, { at, inMs: fault.inS * 1000, width: fault.width });
    }
  }

  const world = {
    network,
    /** From when on recorded counters grow, ms since 1970. */
    startedAt,
    faults,
    counters,
    bootedAt,
    /** sysUpTime at a moment, of another moment since the same boot. */
    ticksAt,
    isStarting,
    /** snmpEngineBoots: how often it was started. */
    bootCount: (router: Router, at: number): number => (faults.bootOf(router.number, at)?.count ?? 0) + 1,
    vitalsOf,
    portState: (router: Router, port: number, at: number): PortState => ({
      admin: adminOf(router, port),
      oper: isUp(router, port, at) ? 'up' : 'down',
    }),
    isUp,
    adminOf,
    /** ifLastChange in ticks. */
    lastChange(router: Router, port: number, at: number): number {
      const edge = faults.outages.lastEdge(placeOf(network, router, port), at);
      return edge === undefined ? 2800 + port : Math.max(2800 + port, ticksAt(router, edge, at));
    },
    /** How far ifIndex is shifted. */
    shiftOf(router: number, at: number): number {
      const fault = faults.isWell(router) ? undefined : faults.find(router, 'renumber', at)?.fault;
      return fault?.kind === 'renumber' ? fault.shift : 0;
    },
    /** Who can be seen through a port: nobody through one that is down or whose other end is starting. */
    neighbourOf(router: Router, port: number, at: number) {
      const link = network.linkOf(router, port);
      if (link === undefined || !isUp(router, port, at)) return undefined;
      const far = farEnd(link, router.number);
      const other = network.router(far.router);
      return isUp(other, far.port, at) ? { link, router: other, port: far.port } : undefined;
    },
    /** @throws {Fault} `invalid-input` or `conflict` */
    fail(router: Router, fault: FaultInput, at: number): ActiveFault {
      const made = faults.add(router, fault, at);
      begin(router, fault, at);
      return made;
    },
    written: (router: number, object: number): Uint8Array | undefined => texts.get(router)?.get(object),
    write(router: number, object: number, value: Uint8Array): void {
      const own = texts.get(router) ?? new Map<number, Uint8Array>();
      own.set(object, value);
      texts.set(router, own);
    },
  };
  return world;
}
export type World = ReturnType<typeof createWorld>;

/** A router now; what is costly is worked out when it is asked for, and once. */
export function momentOf(world: World, router: Router, at: number): Moment {
  let vitals: Vitals | undefined;
  return {
    world,
    router,
    at,
    get serial() {
      return serialOf(world.network.seed, router.number);
    },
    get uptimeTicks() {
      return world.ticksAt(router, at, at);
    },
    get vitals() {
      vitals ??= world.vitalsOf(router, at);
      return vitals;
    },
  };
}
