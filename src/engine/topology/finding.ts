import ipaddr from 'ipaddr.js';
import { macDigits } from '../lib/mac.ts';
import type { Fused } from './fuse.ts';
import type { Locations } from './locations.ts';
import type { Match, Spot } from './messages.ts';
import type { Link, Node } from './model.ts';
import { portName } from './port-match.ts';

const MOST_MATCHES = 100;
const MOST_SPOTS = 5;
/** Fewer digits than a maker has would match everything. */
const LEAST_DIGITS = 6;

type World = {
  readonly fused: Fused;
  readonly links: readonly Link[];
  readonly locations: Locations;
};

/** Beginning or part of a hardware address in any notation; undefined for other texts. */
export function partialMac(q: string): string | undefined {
  const whole = macDigits(q);
  if (whole !== undefined) return whole;
  const digits = q.toLowerCase().replaceAll(/[:.\-\s]/g, '');
  return /^[0-9a-f]{6,12}$/.test(digits) && digits.length >= LEAST_DIGITS ? digits : undefined;
}
/** An address as it is written everywhere here. */
const plainAddress = (q: string): string | undefined =>
  ipaddr.isValid(q) && /[.:]/.test(q) ? ipaddr.parse(q).toString() : undefined;

/** Where the switches see an address: at an edge, else wherever it was learnt, the ports with the fewest others first. */
export function spotsOf(mac: string, { fused, locations }: World): readonly Spot[] {
  const place = fused.places.get(mac);
  const known = locations.of(mac);
  const ports =
    place === undefined
      ? [...fused.learnt.ports.values()].flatMap((all) => [...all.values()].filter(({ macs }) => macs.has(mac)))
      : [place];
  return ports
    .toSorted((a, b) => a.macs.size - b.macs.size)
    .slice(0, MOST_SPOTS)
    .map(({ reader, ifIndex, macs, vlans, switches }): Spot => {
      const port = reader.book.byIndex.get(ifIndex);
      const isKnown = known !== undefined && known.node === reader.id && known.ifIndex === ifIndex;
      return {
        node: reader.id,
        port: port === undefined ? null : portName(port),
        ifIndex,
        vlan: vlans.get(mac) ?? null,
        how: macs.size === 1 && switches.size === 0 ? 'direct' : 'indirect',
        from: isKnown ? known.from : reader.at,
      };
    });
}

/** Where a node is plugged in by what neighbours tell: the ports at the other ends of its links. */
function linkedSpots(id: string, { links, fused }: World): readonly Spot[] {
  const own = links.filter(({ layer, a, b }) => layer === 'l2' && (a.node === id || b.node === id));
  return own.slice(0, MOST_SPOTS).flatMap((link): readonly Spot[] => {
    const far = link.a.node === id ? link.b : link.a;
    if (!fused.ground.readers.has(far.node)) return [];
    return [{ node: far.node, port: far.port, ifIndex: far.ifIndex, vlan: null, how: 'direct', from: link.firstSeen }];
  });
}

/** Everything that matches a hardware address, whole or in part, an IP address, a name or a maker. */
export function findMatches(q: string, world: World, vendorOf: (mac: string) => string | null): readonly Match[] {
  const { fused } = world;
  const found = new Map<string, Match>();
  const spots = (node: Node | undefined, macs: readonly string[]): readonly Spot[] => {
    const linked = node === undefined ? [] : linkedSpots(node.id, world);
    return linked.length > 0 ? linked : macs.flatMap((mac) => spotsOf(mac, world)).slice(0, MOST_SPOTS);
  };
  const nodes = new Map(fused.nodes.map((node) => [node.id, node]));
  const resolved = resolutions(fused);
  const addNode = (matched: Match['matched'], node: Node): void => {
    if (!found.has(node.id))
      found.set(node.id, {
        matched,
        node: node.id,
        macs: node.macs,
        addresses: node.addresses,
        spots: spots(node, node.macs),
      });
  };
  const addMac = (matched: Match['matched'], mac: string, address?: string): void => {
    const owner = fused.learnt.ownerOf(mac)?.id;
    const node = owner === undefined ? undefined : nodes.get(owner);
    const key = node === undefined ? mac : `${node.id} ${mac}`;
    if (found.has(key) || found.size >= MOST_MATCHES) return;
    const addresses = [
      ...new Set([
        ...(address === undefined ? [] : [address]),
        ...(resolved.get(mac) ?? []),
        ...(node?.addresses ?? []),
      ]),
    ];
    const own = spotsOf(mac, world);
    found.set(key, {
      matched,
      node: node?.id ?? null,
      macs: [mac],
      addresses,
      spots: own.length > 0 ? own : spots(node, [mac]),
    });
  };

  const mac = partialMac(q);
  if (mac !== undefined) for (const each of allMacs(fused)) if (each.includes(mac)) addMac('mac', each);
  const address = plainAddress(q);
  if (address !== undefined) {
    for (const node of fused.nodes) if (node.addresses.includes(address)) addNode('address', node);
    for (const [each, addresses] of resolved) {
      const owner = fused.learnt.ownerOf(each)?.id;
      if (addresses.has(address) && (owner === undefined || !found.has(owner))) addMac('address', each, address);
    }
  }
  const text = q.toLowerCase();
  if (address === undefined)
    for (const node of fused.nodes) {
      if (found.size >= MOST_MATCHES) break;
      if (node.kind !== 'inferred' && node.name.toLowerCase().includes(text)) addNode('name', node);
      else if (node.vendor?.toLowerCase().includes(text) === true) addNode('vendor', node);
    }
  if (mac === undefined && address === undefined && text.length >= 3)
    for (const each of fused.places.keys())
      if (vendorOf(each)?.toLowerCase().includes(text) === true) addMac('vendor', each);
  return [...found.values()].slice(0, MOST_MATCHES);
}

function* allMacs({ learnt, nodes, ground }: Fused): Iterable<string> {
  const seen = new Set<string>();
  const fresh = (mac: string): boolean => !seen.has(mac) && seen.add(mac).size > 0;
  for (const ports of learnt.ports.values())
    for (const { macs } of ports.values()) for (const mac of macs) if (fresh(mac)) yield mac;
  for (const { wiring } of ground.readers.values()) for (const { mac } of wiring.arp) if (fresh(mac)) yield mac;
  for (const { macs } of nodes) for (const mac of macs) if (fresh(mac)) yield mac;
}

/** Addresses by the hardware they resolve to. */
function resolutions({ ground }: Fused): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const tables = [...[...ground.readers.values()].map(({ wiring }) => wiring.arp), ground.input.own?.arp ?? []];
  for (const { mac, address } of tables.flat()) {
    const known = found.get(mac);
    if (known === undefined) found.set(mac, new Set([address]));
    else known.add(address);
  }
  return found;
}
