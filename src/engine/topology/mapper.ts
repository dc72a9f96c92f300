import { isDeepStrictEqual } from 'node:util';
import { uuidv7 } from '../lib/uuid.ts';
import { unpackWiring } from '../wiring/packing.ts';
import type { KnownHost, Wiring } from '../wiring/wiring.ts';
import { findMatches, spotsOf } from './finding.ts';
import { type Fused, fuse, type Memory } from './fuse.ts';
import { createLocations } from './locations.ts';
import type { Drawn, FromTopologyThread, ToTopologyThread } from './messages.ts';
import type { Link, ManualLink, Node, OwnComputer, Told } from './model.ts';
import { linkKey } from './told-links.ts';
import { track } from './tracking.ts';

/** Who is at the other ends has changed: drawn soon. Only learnt addresses, or that it is still so: once a minute. */
const SOON_MS = 1000;
const SELDOM_MS = 60_000;
/** The thread may be at work for so much of its time. */
const MOST_SHARE = 0.1;

type MapperOptions = {
  /** ms since 1970 */
  readonly now: () => number;
  readonly post: (message: FromTopologyThread) => void;
  readonly vendorOf: (mac: string) => string | null;
};

const structureOf = (wiring: Wiring): object => ({ ...wiring, fdb: [], arp: [] });
/** Without what changes at every reading though the picture stays. */
const lastingOf = (link: Link): object => ({
  ...link,
  lastSeen: 0,
  proofs: link.proofs.map((proof) => ({ ...proof, at: 0 })),
});

/** A reading of which a table was refused says nothing about what was in it. */
function filled(fresh: Wiring, before: Wiring | undefined): Wiring {
  if (before === undefined || !fresh.doubts.includes('unread')) return fresh;
  return {
    ...fresh,
    neighbours: fresh.neighbours.length > 0 ? fresh.neighbours : before.neighbours,
    fdb: fresh.fdb.length > 0 ? fresh.fdb : before.fdb,
    arp: fresh.arp.length > 0 ? fresh.arp : before.arp,
    stp: fresh.stp.length > 0 ? fresh.stp : before.stp,
  };
}

/** Holds what everybody told, draws it again when something changed, and says what is another than before. */
export function createMapper({ now, post, vendorOf }: MapperOptions) {
  const wirings = new Map<string, Told>();
  const locations = createLocations();
  const books: Memory['books'] = new WeakMap();
  const since = now();
  let hosts: readonly KnownHost[] = [];
  let own: OwnComputer | undefined;
  let manual: readonly ManualLink[] = [];
  let links: readonly Link[] = [];
  let nodes: ReadonlyMap<string, Node> = new Map();
  let fused: Fused | undefined;
  let dueAt = Number.POSITIVE_INFINITY;
  let lastMs = 0;
  let lastAt = Number.NEGATIVE_INFINITY;

  const due = (delayMs: number): void => {
    dueAt = Math.min(dueAt, Math.max(now() + delayMs, lastAt + lastMs / MOST_SHARE));
  };

  function memory(): Memory {
    const mutual = new Set(
      links.filter(({ proofs }) => proofs.some(({ by }) => by === 'both')).map(({ a, b }) => linkKey(a, b)),
    );
    return { books, wasMutual: (a, b) => mutual.has(linkKey(a, b)), places: locations.places() };
  }

  function draw(): Drawn {
    const began = performance.now();
    const at = now();
    const input = { wirings, hosts, own };
    const next = fuse(input, memory());
    const ids = new Set(next.nodes.map(({ id }) => id));
    const { links: tracked, turns } = track({
      previous: links,
      sights: next.sights,
      manual,
      readers: next.ground.readers,
      isThere: (id) => ids.has(id) || (nodes.has(id) && nodes.get(id)?.kind !== 'device'),
      now: at,
      since,
      newId: () => uuidv7(at),
    });
    // A stale link keeps the node at its end on the map.
    const kept = new Set(tracked.flatMap(({ a, b }) => [a.node, b.node]));
    const all = new Map(next.nodes.map((node) => [node.id, node]));
    for (const [id, node] of nodes) if (!all.has(id) && kept.has(id)) all.set(id, node);
    const before = new Map(links.map((link) => [link.id, link]));
    const after = new Set(tracked.map(({ id }) => id));
    const drawn: Drawn = {
      kind: 'drawn',
      at,
      nodes: [...all.values()].filter((node) => !isDeepStrictEqual(nodes.get(node.id), node)),
      removedNodes: [...nodes.keys()].filter((id) => !all.has(id)),
      links: tracked.filter((link) => {
        const known = before.get(link.id);
        return known === undefined || !isDeepStrictEqual(lastingOf(known), lastingOf(link));
      }),
      removedLinks: [...before.keys()].filter((id) => !after.has(id)),
      turns,
      sightings: [...locations.take(next.places), ...locations.expire(at)],
      ms: 0,
    };
    [links, nodes, fused] = [tracked, all, next];
    [lastMs, lastAt, dueAt] = [performance.now() - began, now(), Number.POSITIVE_INFINITY];
    return { ...drawn, ms: lastMs };
  }

  function wired(id: string, at: number, packed: Uint8Array): void {
    const before = wirings.get(id);
    const wiring = filled(unpackWiring(packed), before?.wiring);
    const isSame = before !== undefined && isDeepStrictEqual(structureOf(before.wiring), structureOf(wiring));
    // The same object keeps the indexes that were made of it.
    const isWhole = isSame && isDeepStrictEqual(before.wiring, wiring);
    wirings.set(id, { at, wiring: isWhole ? before.wiring : wiring });
    due(isSame ? SELDOM_MS : SOON_MS);
  }
  const world = () => (fused === undefined ? undefined : { fused, links, locations });

  return {
    handle(message: ToTopologyThread): void {
      switch (message.kind) {
        case 'restore':
          for (const { hostId, at, packed } of message.wirings)
            wirings.set(hostId, { at, wiring: unpackWiring(packed) });
          links = message.links;
          nodes = new Map(message.nodes.map((node) => [node.id, node]));
          locations.restore(message.sightings, now());
          return due(SOON_MS);
        case 'hosts':
          [hosts, own] = [message.hosts, message.own];
          return due(SOON_MS);
        case 'manual':
          manual = message.links;
          links = links.filter(({ id, state }) => state !== 'manual' || manual.some((one) => one.id === id));
          return due(0);
        case 'wired':
          return wired(message.id, message.at, message.packed);
        case 'forget':
          wirings.delete(message.id);
          return due(SOON_MS);
        case 'drop':
          links = links.filter(({ id }) => id !== message.id);
          return;
        case 'find': {
          const known = world();
          const matches = known === undefined ? [] : findMatches(message.q, known, vendorOf);
          return post({ kind: 'found', request: message.request, matches });
        }
        case 'locate': {
          const known = world();
          const spots = message.macs.map((mac) => (known === undefined ? null : (spotsOf(mac, known)[0] ?? null)));
          return post({ kind: 'located', request: message.request, spots });
        }
      }
    },
    /** Draws when it is time to. @returns when to be called again, ms since 1970 */
    step(): number {
      if (now() >= dueAt) post(draw());
      return dueAt;
    },
  };
}
