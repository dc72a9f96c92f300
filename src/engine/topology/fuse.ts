import type { Wiring } from '../wiring/wiring.ts';
import { arpLinks } from './arp-links.ts';
import { endpointLinks } from './endpoints.ts';
import { type Ground, groundOf, type Reader } from './ground.ts';
import { routedLinks } from './layer3.ts';
import { learn, type Learnt, type LearntPort } from './learnt.ts';
import { type End, type FuseInput, type Node, type Sight, THIS_COMPUTER } from './model.ts';
import { nodesOf } from './nodes.ts';
import { createOccupancy } from './occupancy.ts';
import { resolveSegments } from './segments.ts';
import { stpLinks } from './stp-links.ts';
import { createStrangers } from './strangers.ts';
import { switchLinks } from './switch-links.ts';
import { pairRecords, sightOf } from './told-links.ts';
import { readRecords } from './told-records.ts';

/** What the fusion before left behind. */
export type Memory = {
  /** Indexes of ports, by the wiring they were made of. */
  readonly books: WeakMap<Wiring, Reader>;
  /** Whether both ends told of such a link. */
  readonly wasMutual: (a: End, b: End) => boolean;
  /** Where each address was plugged in: switch and ifIndex. */
  readonly places: ReadonlyMap<string, string>;
};
export const NO_MEMORY: Memory = { books: new WeakMap(), wasMutual: () => false, places: new Map() };

export type Fused = {
  readonly nodes: readonly Node[];
  readonly sights: readonly Sight[];
  /** Where each address is plugged in; only those at ports behind which no switch is. */
  readonly places: ReadonlyMap<string, LearntPort>;
  readonly learnt: Learnt;
  readonly ground: Ground;
};

/**
 * How everything is wired, by what all devices tell: first what neighbours say, then what spanning tree, learnt addresses
 * and ARP leave no doubt of. Pure: the same input gives the same links.
 */
export function fuse(input: FuseInput, memory: Memory = NO_MEMORY): Fused {
  const ground = groundOf(input, memory.books);
  const strangers = createStrangers();
  const records = readRecords(ground, strangers);
  const byId = new Map([...strangers.all()].map((one) => [one.id, one]));
  const hostNames = new Map(input.hosts.map(({ id, name }) => [id, name]));
  const nameOf = (id: string): string => hostNames.get(id) ?? byId.get(id)?.name ?? id;
  const isPassing = (id: string): boolean => {
    const capabilities = byId.get(id)?.capabilities;
    return capabilities !== undefined && (capabilities.has('telephone') || capabilities.has('wlan-ap'));
  };

  const told = pairRecords(records, ground, memory.wasMutual).map((link) => sightOf(link, ground, nameOf));
  const segments = resolveSegments(told, isPassing);
  const occupancy = createOccupancy(ground.readers);
  occupancy.add(segments.links);
  const trees = resolveSegments(stpLinks(ground, occupancy), () => false);
  occupancy.add(trees.links);
  const learnt = learn(ground, strangers);
  const bridged = switchLinks(ground, learnt, occupancy);
  occupancy.add(bridged);
  const routed = arpLinks(ground, occupancy);
  occupancy.add(routed);
  const endpoints = endpointLinks({ ground, learnt, occupancy, isPassing, before: memory.places });
  const sights = [...segments.links, ...trees.links, ...bridged, ...routed, ...endpoints.links, ...routedLinks(ground)];
  const used = new Set(sights.flatMap(({ a, b }) => [a.node, b.node]));
  const nodes = nodesOf({
    ground,
    strangers: [...byId.values()],
    hubs: [...segments.hubs, ...trees.hubs, ...endpoints.hubs],
    silent: endpoints.silent,
    isUsed: (id) => used.has(id) || id === THIS_COMPUTER,
  });
  return { nodes, sights, places: endpoints.places, learnt, ground };
}
