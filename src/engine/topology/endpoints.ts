import { THIS_COMPUTER, type End, type Proof, type Sight } from './model.ts';
import { CONFIDENCE, withoutPort } from './confidence.ts';
import type { Ground } from './ground.ts';
import type { Learnt, LearntPort } from './learnt.ts';
import type { Occupancy } from './occupancy.ts';
import { hubAt, hubLink, type Inferred } from './segments.ts';
import { nodeId } from './strangers.ts';

/** Somebody of whom only switches and routers know: an address and its hardware. */
export type Silent = { readonly id: string; readonly mac: string; readonly addresses: readonly string[] };

/** Beginnings of addresses that computers within computers have: their host, not a switch, is at the port. */
const GUESTS = /^(?:525400|005056|000569|000c29|00155d|080027|0a0027|00163e|bc2411|0242)/;
/** More than these would be no map any more. */
const MOST_SILENT = 2000;
const CABLED = new Set(['ethernetCsmacd', 'gigabitEthernet', 'fastEther', 'ieee80211', undefined]);

type Parts = {
  readonly ground: Ground;
  readonly learnt: Learnt;
  readonly occupancy: Occupancy;
  readonly isPassing: (node: string) => boolean;
  /** Where an address was found before, of several possible ports that one is kept. */
  readonly before: ReadonlyMap<string, string>;
};

/** A port at whose end no switch is known to be. */
export const isEdge = (
  { reader, ifIndex, switches }: LearntPort,
  { occupancy, isPassing }: Pick<Parts, 'occupancy' | 'isPassing'>,
): boolean => {
  if (switches.size > 0) return false;
  const links = occupancy.at(reader.id, ifIndex);
  return links.every(({ a, b }) => isPassing(a.node === reader.id ? b.node : a.node));
};

/** Where each address is plugged in: the only edge port that has learnt it. */
export function locate({ learnt, before, occupancy, isPassing }: Parts): ReadonlyMap<string, LearntPort> {
  const found = new Map<string, LearntPort[]>();
  for (const ports of learnt.ports.values())
    for (const port of ports.values()) {
      if (!isEdge(port, { occupancy, isPassing })) continue;
      for (const mac of port.macs) found.set(mac, [...(found.get(mac) ?? []), port]);
    }
  return new Map(
    [...found].flatMap(([mac, ports]) => {
      const [first] = ports;
      const known = before.get(mac);
      const kept = ports.length === 1 ? first : ports.find((port) => placeOf(port) === known);
      return kept === undefined ? [] : [[mac, kept] as const];
    }),
  );
}
export const placeOf = ({ reader, ifIndex }: LearntPort): string => `${reader.id} ${String(ifIndex)}`;

/** Silent ones: known by their addresses to routers, and plugged in somewhere. */
function silentOnes({ ground, learnt }: Parts, places: ReadonlyMap<string, LearntPort>): ReadonlyMap<string, Silent> {
  const addresses = new Map<string, Set<string>>();
  const tables = [...[...ground.readers.values()].map(({ wiring }) => wiring.arp), ground.input.own?.arp ?? []];
  for (const { mac, address } of tables.flat())
    if (places.has(mac) && learnt.ownerOf(mac) === undefined && ground.identities.byAddress(address) === undefined)
      addresses.set(mac, (addresses.get(mac) ?? new Set()).add(address));
  const chosen = [...addresses].toSorted(([one], [other]) => (one < other ? -1 : 1)).slice(0, MOST_SILENT);
  return new Map(
    chosen.map(([mac, all]) => [mac, { id: nodeId('n', `m:${mac}`), mac, addresses: [...all].toSorted() }]),
  );
}

/** Hosts at the ports where switches have learnt them, behind unmanaged switches where there are several. */
export function endpointLinks(parts: Parts) {
  const { ground, learnt, occupancy, isPassing } = parts;
  const places = locate(parts);
  const silent = silentOnes(parts, places);
  const hubs: Inferred[] = [];
  const links: Sight[] = [];

  /** The end of whom an address is; undefined for those that are plugged in by what they tell, or unknown. */
  function endOf(mac: string): End | undefined {
    const own = learnt.own.get(mac);
    if (own !== undefined) return { node: THIS_COMPUTER, port: own.name, ifIndex: null };
    const owner = learnt.ownerOf(mac);
    const reader = owner === undefined ? undefined : ground.readers.get(owner.id);
    if (owner === undefined) {
      const found = silent.get(mac);
      return found === undefined ? undefined : { node: found.id, port: null, ifIndex: null };
    }
    if (learnt.switches.has(owner.id)) return undefined;
    if (reader === undefined)
      return occupancy.isLinked(owner.id) ? undefined : { node: owner.id, port: null, ifIndex: null };
    const port = reader.book.byMac(mac);
    if (occupancy.isLinked(owner.id)) {
      const isFree = port !== undefined && CABLED.has(port.type) && port.isUp !== false;
      return isFree && !occupancy.has(owner.id, port.ifIndex) ? ground.end(reader, port.ifIndex) : undefined;
    }
    return ground.end(reader, (port !== undefined && CABLED.has(port.type) ? port : reader.book.only())?.ifIndex);
  }

  for (const [place, macs] of Map.groupBy(places.keys(), (mac) => placeOf(places.get(mac) as LearntPort))) {
    const port = places.get(macs[0] ?? '');
    if (port === undefined || place === '') continue;
    attach(port, macs);
  }

  function attach(port: LearntPort, macs: readonly string[]): void {
    const here = ground.end(port.reader, port.ifIndex);
    const proofOf = (mac: string): Proof => ({
      source: 'fdb',
      by: 'a',
      at: port.reader.at,
      detail: `${here.port ?? '?'} has learnt ${(mac.match(/../g) ?? []).join(':')}`,
    });
    // One device may have several addresses.
    const ends = new Map<string, { readonly end: End; readonly proof: Proof }>();
    for (const mac of macs.toSorted()) {
      const end = endOf(mac);
      if (end !== undefined && !ends.has(end.node)) ends.set(end.node, { end, proof: proofOf(mac) });
    }
    if (ends.size === 0) return;
    const [relay] = occupancy.at(port.reader.id, port.ifIndex);
    if (relay !== undefined) {
      const behind = relay.a.node === port.reader.id ? relay.b : relay.a;
      for (const { end, proof } of ends.values())
        if (end.node !== behind.node && isPassing(behind.node))
          links.push(inferred({ node: behind.node, port: null, ifIndex: null }, end, proof, CONFIDENCE.behind));
      return;
    }
    const owners = new Set([...port.macs].map((mac) => learnt.ownerOf(mac)?.id ?? silent.get(mac)?.id ?? mac));
    const real = new Set([...owners].filter((owner) => !GUESTS.test(owner)));
    const [only] = ends.values();
    if (only !== undefined && ends.size === 1 && (owners.size === 1 || (real.size === 1 && real.has(only.end.node)))) {
      links.push(inferred(here, only.end, only.proof, CONFIDENCE.direct));
      return;
    }
    const hub = hubAt(here);
    hubs.push(hub);
    links.push(hubLink(hub, here, [...ends.values()].map(({ proof }) => proof).slice(0, 8)));
    for (const { end, proof } of ends.values()) links.push(hubLink(hub, end, [{ ...proof, by: 'b' }]));
  }
  return { links, hubs, silent: [...silent.values()], places };
}

function inferred(a: End, b: End, proof: Proof, confidence: number): Sight {
  const isKnown = a.port !== null && b.port !== null;
  return { layer: 'l2', a, b, proofs: [proof], confidence: withoutPort(confidence, isKnown), state: 'inferred' };
}
