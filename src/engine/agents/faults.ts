import { Fault } from '../../contract/faults.ts';
import type { FaultInput } from './fault-kinds.ts';
import type { Network, Router } from './network.ts';
import { createOutages, type Outage } from './outages.ts';

/** A fault in effect. Times are ms since 1970; `until` is Infinity while nobody has taken it back. */
export type ActiveFault = {
  readonly id: number;
  readonly router: number;
  readonly from: number;
  until: number;
  readonly fault: FaultInput;
  readonly outages: readonly Outage[];
};
type Boot = { readonly at: number; readonly count: number };

/** Where traffic flows, as a number: a cable, or a port with something plugged in that has no agent. */
export function placeOf(network: Network, router: Router, port: number): number {
  const link = network.linkOf(router, port);
  return link === undefined ? -(router.offset + port) : link.id + 1;
}

/** All faults of all routers, and what they left behind. */
export function createFaults(network: Network) {
  const outages = createOutages();
  const active = new Map<number, ActiveFault[]>();
  const boots = new Map<number, Boot>();
  const admin = new Map<string, Outage>();
  let lastId = 0;
  let version = 0;

  const portKey = (router: number, port: number): string => `${String(router)}.${String(port)}`;

  function checkPort(router: Router, port: number): void {
    const count = router.layout.physical;
    if (port < 1 || port > count)
      throw new Fault(
        'invalid-input',
        `${router.name} has the ports 1 to ${String(count)} with a cable; not ${String(port)}.`,
      );
  }
  const cut = (place: number, from: number, until: number): Outage => {
    const made = outages.add(place, from, until);
    if (made === undefined) throw new Fault('conflict', 'This cable has failed so often that no more can be kept.');
    return made;
  };
  function flap(place: number, from: number, { periodS, forS }: { readonly periodS: number; readonly forS: number }) {
    const count = Math.ceil(forS / periodS);
    if (count > 1000) throw new Fault('invalid-input', 'A cable flaps at most 1,000 times; choose a longer period.');
    return Array.from({ length: count }, (_, index) => {
      const start = from + index * periodS * 1000;
      return cut(place, start, Math.min(start + periodS * 500, from + forS * 1000));
    });
  }
  function cablesOf(router: Router): readonly number[] {
    const ports = Array.from({ length: router.layout.physical }, (_, index) => index + 1);
    return ports
      .filter((port) => network.linkOf(router, port) !== undefined)
      .map((port) => placeOf(network, router, port));
  }

  /** What goes dead by a fault. */
  function outagesOf(router: Router, fault: FaultInput, [from, until]: readonly [number, number]): readonly Outage[] {
    switch (fault.kind) {
      case 'reboot':
        return cablesOf(router).map((place) => cut(place, from, until));
      case 'link-down':
        checkPort(router, fault.port);
        return [cut(placeOf(network, router, fault.port), from, until)];
      case 'link-flap':
        checkPort(router, fault.port);
        return flap(placeOf(network, router, fault.port), from, fault);
      default:
        return [];
    }
  }

  function end(one: ActiveFault, at: number): void {
    one.until = Math.min(one.until, at);
    for (const outage of one.outages) outage.until = Math.min(outage.until, Math.max(at, outage.from));
  }

  /** The one in effect, the newest of its kind first. */
  function find(router: number, kind: FaultInput['kind'], at: number): ActiveFault | undefined {
    const known = active.get(router);
    return known?.findLast(({ fault, from, until }) => fault.kind === kind && from <= at && at < until);
  }

  return {
    outages,
    /** Grows with every change: what was derived from an older one is out of date. */
    version: (): number => version,
    find,
    /** Whether anything at all is the matter: the one question that every request asks. */
    isWell: (router: number): boolean => !active.has(router),
    active: (router: number, at: number): readonly ActiveFault[] =>
      (active.get(router) ?? []).filter(({ until }) => at < until),
    bootOf: (router: number, at: number): Boot | undefined => {
      if (boots.size === 0) return undefined;
      const boot = boots.get(router);
      return boot !== undefined && boot.at <= at ? boot : undefined;
    },
    /** @throws {Fault} `invalid-input` */
    add(router: Router, fault: FaultInput, from: number): ActiveFault {
      const forS = 'forS' in fault ? fault.forS : undefined;
      const until = forS === undefined ? Number.POSITIVE_INFINITY : from + forS * 1000;
      if ('port' in fault && fault.port !== undefined) checkPort(router, fault.port);
      const one = {
        id: (lastId += 1),
        router: router.number,
        from,
        until,
        fault,
        outages: outagesOf(router, fault, [from, until]),
      };
      if (fault.kind === 'reboot')
        boots.set(router.number, { at: until, count: (boots.get(router.number)?.count ?? 0) + 1 });
      const others = (active.get(router.number) ?? []).filter((other) => from < other.until);
      active.set(router.number, [...others, one]);
      version += 1;
      return one;
    },
    /** Ends all faults of a router; what flowed less stays less. */
    clear(router: number, at: number): number {
      const known = (active.get(router) ?? []).filter(({ until }) => at < until);
      for (const one of known) {
        end(one, at);
        // Whoever is still starting is there at once.
        if (one.fault.kind === 'reboot') boots.set(router, { at, count: boots.get(router)?.count ?? 1 });
      }
      active.delete(router);
      version += 1;
      return known.length;
    },
    isShut: (router: number, port: number): boolean => admin.size > 0 && admin.has(portKey(router, port)),
    /** ifAdminStatus as it was set. */
    setAdmin(router: Router, port: number, change: { readonly isUp: boolean; readonly at: number }): void {
      const key = portKey(router.number, port);
      const known = admin.get(key);
      if (change.isUp === (known === undefined)) return;
      if (known === undefined) admin.set(key, cut(placeOf(network, router, port), change.at, Number.POSITIVE_INFINITY));
      else {
        known.until = change.at;
        admin.delete(key);
      }
      version += 1;
    },
  };
}
export type Faults = ReturnType<typeof createFaults>;
