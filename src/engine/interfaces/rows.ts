import type { DeviceFacts, SensorFacts } from '../../contract/facts.ts';
import { ADMIN_STATES, type InterfaceRow, OPER_STATES } from '../../contract/interfaces.ts';
import { INTERFACE_COLUMN as C } from '../lib/interface-columns.ts';
import type { StoredInterface } from '../storage/storage.ts';
import { adminOf, type Board, operOf } from './board.ts';

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);
const instant = (at: number): string | null => (Number.isNaN(at) ? null : new Date(at).toISOString());
const pct = (bps: number, speed: number): number | null =>
  Number.isNaN(bps) || !(speed > 0) ? null : Math.min(100, (bps / speed) * 100);
const sum = (...values: readonly number[]): number | null => {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
};

/** Speed of each direction, bit/s: what a person says, else what the device says. */
export function speedsOf({ facts, settings, number }: StoredInterface, board: Board): readonly [number, number] {
  const told = board.get(number, C.speed);
  const speed = Number.isNaN(told) ? (facts.speed ?? Number.NaN) : told;
  return [settings.speedInBps ?? speed, settings.speedOutBps ?? speed];
}

/** Agents that tell a name and an address of a port tell it as "wan0 (0277…)". */
const MAC_BEHIND = / \([\da-f]{12}\)$/;

/** What other tables of a device say about its ports, found by the name of the port. */
export type PortNews = {
  readonly neighbours: ReadonlyMap<string, InterfaceRow['neighbour']>;
  readonly poe: ReadonlyMap<string, InterfaceRow['poe']>;
  readonly sensors: ReadonlyMap<string, InterfaceRow['sensors']>;
};
export const NO_NEWS: PortNews = { neighbours: new Map(), poe: new Map(), sensors: new Map() };

/** A sensor belongs to the port whose name begins its description, as in "ge-0/0/1 Rx power". */
function portOf(descr: string, names: readonly string[]): string | undefined {
  // The longest first: "Gi1/0/1" also begins "Gi1/0/10".
  return names.find(
    (name) => descr === name || (descr.startsWith(name) && /^[\s:,;)-]/.test(descr.slice(name.length))),
  );
}

export function newsOf(facts: Pick<DeviceFacts, 'neighbours' | 'sensors' | 'ports'>): PortNews {
  const names = facts.ports
    .flatMap(({ name, descr }) => [name, descr])
    .filter((name): name is string => name !== undefined && name.length > 1)
    .toSorted((a, b) => b.length - a.length);
  const sensors = new Map<string, SensorFacts[]>();
  for (const sensor of facts.sensors) {
    const port = portOf(sensor.descr, names);
    if (port !== undefined) sensors.set(port, [...(sensors.get(port) ?? []), sensor]);
  }
  const shown = [...sensors].map(
    ([port, list]) =>
      [
        port,
        list.map(({ class: kind, descr, value, state }) => ({ class: kind, descr, value, state: state ?? null })),
      ] as const,
  );
  const watts = [...sensors].flatMap(([port, list]) => {
    const power = list.find(({ class: kind, descr }) => kind === 'power' && /poe|pse/i.test(descr));
    return power === undefined ? [] : [[port, { state: power.state ?? 'delivering', watts: power.value }] as const];
  });
  return {
    neighbours: new Map(
      facts.neighbours.flatMap(({ localName, remoteHost, remotePort }) =>
        localName === undefined || remoteHost === undefined
          ? []
          : [[localName, { name: remoteHost, port: remotePort?.replace(MAC_BEHIND, '') ?? null }]],
      ),
    ),
    poe: new Map(watts),
    sensors: new Map(shown),
  };
}

/** What the device says of itself, and what a person says of it. */
function identityOf(one: StoredInterface, name: string) {
  const { facts, settings } = one;
  return {
    id: one.id,
    deviceId: one.deviceId,
    ifIndex: one.ifIndex,
    name,
    descr: facts.descr ?? null,
    alias: facts.alias ?? null,
    label: settings.label,
    type: facts.type ?? null,
    mac: facts.mac ?? null,
    mtu: facts.mtu ?? null,
    duplex: facts.duplex ?? null,
    vlan: facts.vlan ?? null,
    trunk: facts.trunk ?? null,
    speedInBps: settings.speedInBps,
    speedOutBps: settings.speedOutBps,
    isGone: one.goneAt !== null,
  };
}
/** What was measured last. */
function figuresOf(one: StoredInterface, board: Board) {
  const { facts, number } = one;
  const get = (column: number): number => board.get(number, column);
  const [speedIn, speedOut] = speedsOf(one, board);
  const state = get(C.state);
  return {
    admin: ADMIN_STATES[adminOf(state) - 1] ?? ADMIN_STATES.find((word) => word === facts.admin) ?? null,
    oper: OPER_STATES[operOf(state) - 1] ?? OPER_STATES.find((word) => word === facts.oper) ?? null,
    changedAt: instant(board.changedAt(number)),
    speedBps: orNull(Number.isNaN(get(C.speed)) ? (facts.speed ?? Number.NaN) : get(C.speed)),
    inBps: orNull(get(C.inBps)),
    outBps: orNull(get(C.outBps)),
    utilInPct: pct(get(C.inBps), speedIn),
    utilOutPct: pct(get(C.outBps), speedOut),
    inPps: sum(get(C.inUnicast), get(C.inMulticast), get(C.inBroadcast)),
    outPps: sum(get(C.outUnicast), get(C.outMulticast), get(C.outBroadcast)),
    inErrors: orNull(get(C.inErrors)),
    outErrors: orNull(get(C.outErrors)),
    inDiscards: orNull(get(C.inDiscards)),
    outDiscards: orNull(get(C.outDiscards)),
    at: instant(get(C.at)),
  };
}

/** An interface as the contract shows it. */
export function rowOf(one: StoredInterface, deviceName: string, board: Board, news: PortNews): InterfaceRow {
  const name = one.facts.name ?? `#${String(one.ifIndex)}`;
  const own = <T>(map: ReadonlyMap<string, T>): T | undefined => map.get(name) ?? map.get(one.facts.descr ?? '');
  return {
    ...identityOf(one, name),
    ...figuresOf(one, board),
    deviceName,
    neighbour: own(news.neighbours) ?? null,
    poe: own(news.poe) ?? null,
    sensors: own(news.sensors) ?? [],
  };
}
