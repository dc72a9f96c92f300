import { guestMac, macOf } from '../identity.ts';
import type { Layout, Network, Router } from '../network.ts';
import type { ObjectSpec } from '../shape.ts';
import type { Moment } from '../world.ts';
import { ifIndexOf } from './interfaces.ts';
import { fixed, fixedBy, integerOf, scalar, table, textOf } from './table.ts';

const BRIDGE = '1.3.6.1.2.1.17';
export const FDB = `${BRIDGE}.4.3`;
export const Q_FDB = `${BRIDGE}.7.1.2.2`;
const FORWARDING = 5;
const BLOCKING = 2;
const DISABLED = 1;
const LEARNED = 3;
/** VLANs of every switch: devices are in the first, people in the second. */
const VLANS = [
  { id: 1, name: 'DEFAULT_VLAN' },
  { id: 10, name: 'KANTOR' },
  { id: 20, name: 'TELEPON' },
] as const;
const [DEVICES, PEOPLE] = [1, 10];

/** @see BRIDGE-MIB, RFC 4188; Q-BRIDGE-MIB, RFC 4363 */
export function bridgeBase(layout: Layout, shift: number): readonly ObjectSpec[] {
  const { kind, physical } = layout;
  if (!kind.isBridge) return [];
  const rows = Array.from({ length: physical }, (_, at) => ({ index: [at + 1], row: at + 1 }));
  const vlans = VLANS.map(({ id }, row) => ({ index: [id], row }));
  const members = new Uint8Array(Math.ceil(physical / 8)).fill(255);
  return [
    scalar(
      `${BRIDGE}.1.1.0`,
      textOf(({ world, router }) => macOf(world.network.seed, router.number, 0)),
    ),
    scalar(`${BRIDGE}.1.2.0`, fixed('integer', physical)),
    scalar(`${BRIDGE}.1.3.0`, fixed('integer', 2)),
    ...table(
      `${BRIDGE}.1.4.1`,
      {
        1: fixedBy('integer', (port) => port),
        2: fixedBy('integer', (port) => ifIndexOf(layout, shift, port)),
      },
      rows,
    ),
    ...table(
      `${BRIDGE}.2.15.1`,
      {
        1: fixedBy('integer', (port) => port),
        3: integerOf(({ world, router, at }, port) => {
          if (!world.isUp(router, port, at)) return DISABLED;
          return world.network.linkOf(router, port)?.isBlocked === true ? BLOCKING : FORWARDING;
        }),
      },
      rows,
    ),
    ...table(
      `${BRIDGE}.7.1.4.3.1`,
      {
        1: fixedBy('text', (row) => VLANS[row]?.name ?? ''),
        2: fixed('octets', members),
        5: fixed('integer', 1),
      },
      vlans,
    ),
    ...table(
      `${BRIDGE}.7.1.4.2.1`,
      { 3: fixedBy('gauge32', (row) => VLANS[row]?.id ?? 0) },
      vlans.map(({ index, row }) => ({ index: [0, ...index], row })),
    ),
  ];
}

/** The first port of a way, and the port at which it reaches its device. */
type Way = { readonly first: number; readonly last: number };

/** Ways from a switch through cables that are not closed, as far as switches go on, by device. */
function waysFrom(network: Network, start: Router, isOpen: (router: Router, port: number) => boolean) {
  const ways = new Map<number, Way>([[start.number, { first: 0, last: 0 }]]);
  const queue = [start];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (next !== start && !next.kind.isBridge) continue;
    for (let port = 1; port <= next.layout.physical; port += 1) {
      const link = network.linkOf(next, port);
      if (link === undefined || link.isBlocked || !isOpen(next, port)) continue;
      const far = link.a.router === next.number ? link.b : link.a;
      if (ways.has(far.router)) continue;
      ways.set(far.router, { first: next === start ? port : (ways.get(next.number)?.first ?? 0), last: far.port });
      queue.push(network.router(far.router));
    }
  }
  ways.delete(start.number);
  return ways;
}

/** What the bridge has learnt: devices behind each port, and what is plugged in without an agent. */
function learned({ world, router, at }: Moment) {
  const { network } = world;
  const { seed } = network;
  if (!router.kind.isBridge) return [];
  const ways = waysFrom(network, router, (one, port) => world.isUp(one, port, at));
  // Switches speak with the address of their bridge, all others with that of the port they are plugged in by.
  const devices = [...ways].map(([number, { first, last }]) => {
    const own = network.router(number).kind.isBridge ? 0 : last;
    return { mac: macOf(seed, number, own), port: first, vlan: DEVICES };
  });
  const ports = Array.from({ length: router.layout.physical }, (_, index) => index + 1);
  const guests = ports
    .filter((port) => network.linkOf(router, port) === undefined && world.isUp(router, port, at))
    .map((port) => ({ mac: guestMac(seed, router.number, port), port, vlan: PEOPLE }));
  return [...devices, ...guests];
}

/** dot1dTpFdbTable */
export const fdbTable = (moment: Moment): readonly ObjectSpec[] =>
  learned(moment).flatMap(({ mac, port }) =>
    table(`${FDB}.1`, { 1: fixed('octets', mac), 2: fixed('integer', port), 3: fixed('integer', LEARNED) }, [
      { index: [...mac], row: port },
    ]),
  );

/** dot1qTpFdbTable; its first index is the VLAN, as dot1qVlanFdbId says. */
export const vlanFdbTable = (moment: Moment): readonly ObjectSpec[] =>
  learned(moment).flatMap(({ mac, port, vlan }) =>
    table(`${Q_FDB}.1`, { 2: fixed('integer', port), 3: fixed('integer', LEARNED) }, [
      { index: [vlan, ...mac], row: port },
    ]),
  );
