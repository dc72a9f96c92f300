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

/** Collects what matches, each once. */
function createMatches(world: World) {
  const { fused } = world;
  const found = new Map<string, Match>();
  const nodes = new Map(fused.nodes.map((node) => [node.id, node]));
  const resolved = resolutions(fused);
  const byMac = new Map(fused.nodes.flatMap((node) => node.macs.map((mac) => [mac, node] as const)));
  const nodeOf = (mac: string): Node | undefined => nodes.get(fused.learnt.ownerOf(mac)?.id ?? '') ?? byMac.get(mac);
  function spots(node: Node | undefined, macs: readonly string[]): readonly Spot[] {
    const linked = node === undefined ? [] : linkedSpots(node.id, world);
    return linked.length > 0 ? linked : macs.flatMap((mac) => spotsOf(mac, world)).slice(0, MOST_SPOTS);
  }
  return {
    isFull: (): boolean => found.size >= MOST_MATCHES,
    resolved,
    isFound: (mac: string): boolean => found.has(nodeOf(mac)?.id ?? mac),
    addNode(matched: Match['matched'], node: Node): void {
      const { id, macs, addresses } = node;
      if (!found.has(id)) found.set(id, { matched, node: id, macs, addresses, spots: spots(node, macs) });
    },
    addMac(matched: Match['matched'], mac: string): void {
      const node = nodeOf(mac);
      const key = node === undefined ? mac : `${node.id} ${mac}`;
      if (found.has(key) || found.size >= MOST_MATCHES) return;
      const addresses = [...new Set([...(resolved.get(mac) ?? []), ...(node?.addresses ?? [])])];
      const own = spotsOf(mac, world);
      const where = own.length > 0 ? own : spots(node, [mac]);
      found.set(key, { matched, node: node?.id ?? null, macs: [mac], addresses, spots: where });
    },
    all: (): readonly Match[] => [...found.values()],
  };
}
type Matches = ReturnType<typeof createMatches>;

function matchAddress(address: string, { fused }: World, matches: Matches): void {
  for (const node of fused.nodes) if (node.addresses.includes(address)) matches.addNode('address', node);
  for (const [mac, addresses] of matches.resolved)
    if (addresses.has(address) && !matches.isFound(mac)) matches.addMac('address', mac);
}
function matchText(text: string, { fused }: World, matches: Matches): void {
  for (const node of fused.nodes) {
    if (matches.isFull()) return;
    if (node.kind !== 'inferred' && node.name.toLowerCase().includes(text)) matches.addNode('name', node);
    else if (node.vendor?.toLowerCase().includes(text) === true) matches.addNode('vendor', node);
  }
}

/** Everything that matches a hardware address, whole or in part, an IP address, a name or a maker. */
export function findMatches(q: string, world: World, vendorOf: (mac: string) => string | null): readonly Match[] {
  const matches = createMatches(world);
  const [mac, address, text] = [partialMac(q), plainAddress(q), q.toLowerCase()];
  if (mac !== undefined) for (const each of allMacs(world.fused)) if (each.includes(mac)) matches.addMac('mac', each);
  if (address !== undefined) {
    matchAddress(address, world, matches);
    return matches.all();
  }
  matchText(text, world, matches);
  // Letters of fewer than three would be found in the names of half of all makers.
  if (mac !== undefined || text.length < 3) return matches.all();
  for (const each of world.fused.places.keys())
    if (vendorOf(each)?.toLowerCase().includes(text) === true) matches.addMac('vendor', each);
  return matches.all();
}

function allMacs({ learnt, nodes, ground }: Fused): ReadonlySet<string> {
  const ports = [...learnt.ports.values()].flatMap((all) => [...all.values()]);
  const found = new Set(ports.flatMap(({ macs }) => [...macs]));
  for (const { wiring } of ground.readers.values()) for (const { mac } of wiring.arp) found.add(mac);
  for (const mac of nodes.flatMap(({ macs }) => macs)) found.add(mac);
  return found;
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
