import type { Topology as TopologyView, TopologyLink, TopologyNode } from '../../contract/topology.ts';
import { Fault } from '../../contract/faults.ts';
import type { Payload } from '../../contract/contract.ts';
import type { Journal } from '../journal.ts';
import type { Mutation, Storage, StoredSighting, StoredWiring } from '../storage/storage.ts';
import { packWiring } from '../wiring/packing.ts';
import type { KnownHost, Wiring } from '../wiring/wiring.ts';
import type { Drawn } from './messages.ts';
import type { End, Layer, Link, ManualLink, Node, OwnComputer } from './model.ts';
import { wiringNews } from './news.ts';
import { createTopologyThread, type TopologyThread } from './thread.ts';
import type { LinkTurn } from './tracking.ts';
import { changesOf, compareLinks, linkView, type Lookup, nodeView } from './views.ts';

export type { Spot } from './messages.ts';
export { lostWithout, pathBetween } from './graph.ts';

/** Wirings whose learnt addresses alone changed are written this often. */
const SAVE_EVERY_MS = 600_000;
/** Everything a network is made of at its first scan is no news. */
const QUIET_MS = 120_000;
const MOST_SPANS = 5000;
const MOST_HISTORY = 50;

export type TopologyOptions = {
  readonly now: () => number;
  readonly newId: () => string;
  /** Everybody who is known, watched or not. */
  readonly hosts: () => readonly KnownHost[];
  readonly own: () => Promise<OwnComputer>;
  readonly storage: Pick<Storage, 'topology' | 'topologySpans' | 'sightings'>;
  readonly journal: Pick<Journal, 'commit' | 'commitSoon' | 'settled'>;
  readonly lookup: Required<Lookup>;
  readonly workerUrl: URL;
  readonly onCrash: (error: Error, degraded: boolean) => void;
  readonly onTrouble: (thrown: unknown) => void;
};
export type LinkInput = {
  readonly a: { readonly node: string; readonly port: string | null };
  readonly b: { readonly node: string; readonly port: string | null };
  readonly layer: Layer;
  readonly note: string;
};

/** How the network is wired, now and at any time since it is known. */
export function createTopology(options: TopologyOptions) {
  const { now, newId, storage, journal, lookup } = options;
  const nodes = new Map<string, Node>();
  const links = new Map<string, Link>();
  /** Since when a link or node is as it is. */
  const since = new Map<string, number>();
  const wirings = new Map<string, StoredWiring>();
  const unsaved = new Set<string>();
  let dirty = {
    nodes: new Set<string>(),
    links: new Set<string>(),
    removedNodes: new Set<string>(),
    removedLinks: new Set<string>(),
  };
  let open: readonly StoredSighting[] = [];
  let thread: TopologyThread | undefined;
  let hosts: { readonly hosts: readonly KnownHost[]; readonly own: OwnComputer } | undefined;
  let areHostsDue = true;
  let savedAt = now();
  let startedAt = now();

  const manual = (): readonly ManualLink[] =>
    [...links.values()]
      .filter(({ state }) => state === 'manual')
      .map(({ id, layer, a, b, note, firstSeen }) => ({ id, layer, a, b, note, firstSeen }));
  const put = (kind: 'link' | 'node', id: string, value: Link | Node, from: number): Mutation => {
    since.set(id, from);
    return { type: 'topology.put', span: { kind, id, from, to: null, value } };
  };
  const end = (kind: 'link' | 'node', id: string, at: number): Mutation => ({ type: 'topology.end', kind, id, at });
  const save = (ids: Iterable<string>): readonly Mutation[] =>
    [...ids].flatMap((id): Mutation[] => {
      const wiring = unsaved.delete(id) ? wirings.get(id) : undefined;
      return wiring === undefined ? [] : [{ type: 'wiring.put', wiring }];
    });

  /** What of a drawing is written: what holds no longer ends, what is new or has another end begins. */
  function written({ at, turns, ...fresh }: Drawn): readonly Mutation[] {
    const begun = new Map(turns.flatMap(({ what, after }) => (after === null ? [] : [[after.id, what] as const])));
    const mutations: Mutation[] = [];
    for (const id of fresh.removedLinks) mutations.push(end('link', id, at));
    for (const id of fresh.removedNodes) mutations.push(end('node', id, at));
    for (const link of fresh.links) {
      const what = begun.get(link.id);
      if (what !== undefined && what !== 'added') mutations.push(end('link', link.id, at));
      mutations.push(put('link', link.id, link, what === undefined ? (since.get(link.id) ?? at) : at));
    }
    for (const node of fresh.nodes) mutations.push(put('node', node.id, node, since.get(node.id) ?? at));
    const changed = turns.flatMap(({ before, after }) =>
      [before, after].flatMap((link) => (link === null ? [] : [link.a.node, link.b.node])),
    );
    return [
      ...mutations,
      ...fresh.sightings.map((sighting): Mutation => ({ type: 'sighting.put', sighting })),
      ...save(new Set(changed)),
    ];
  }

  function news(turns: readonly LinkTurn[], known: ReadonlyMap<string, Node>): readonly Mutation[] {
    if (now() - startedAt < QUIET_MS) return [];
    // Whom nobody knew a moment ago brings links along that are no change of anything.
    const settled = turns.filter(
      ({ what, after }) => what !== 'added' || (after !== null && known.has(after.a.node) && known.has(after.b.node)),
    );
    return wiringNews(settled, (id) => nodes.get(id) ?? known.get(id)).map(({ kind, level, deviceId, params }) => ({
      type: 'event.add',
      event: {
        id: newId(),
        at: now(),
        level,
        kind,
        deviceId,
        deviceName: deviceId === null ? null : (nodes.get(deviceId)?.name ?? null),
        checkId: null,
        params,
      },
    }));
  }

  function drawn(message: Drawn): void {
    const known = new Map(nodes);
    for (const node of message.nodes) {
      nodes.set(node.id, node);
      dirty.nodes.add(node.id);
      dirty.removedNodes.delete(node.id);
    }
    // A link somebody drew or removed while the thread was drawing is as that person left it.
    for (const link of message.links) {
      if (link.state === 'manual' && !links.has(link.id)) continue;
      links.set(link.id, link);
      dirty.links.add(link.id);
    }
    const gone = message.removedLinks.filter((id) => links.get(id)?.state !== 'manual');
    for (const id of gone) removeLink(id);
    for (const id of message.removedNodes) {
      nodes.delete(id);
      dirty.nodes.delete(id);
      dirty.removedNodes.add(id);
    }
    const mutations = written({
      ...message,
      removedLinks: gone,
      links: message.links.filter(({ id }) => links.has(id)),
    });
    journal.commitSoon([...mutations, ...news(message.turns, known)]);
    for (const id of message.removedNodes) since.delete(id);
  }
  function removeLink(id: string): void {
    links.delete(id);
    since.delete(id);
    dirty.links.delete(id);
    dirty.removedLinks.add(id);
  }

  async function tellHosts(): Promise<void> {
    hosts = { hosts: options.hosts(), own: await options.own() };
    thread?.post({ kind: 'hosts', ...hosts });
  }
  function start(): TopologyThread {
    return createTopologyThread({
      workerUrl: options.workerUrl,
      onStart(post) {
        post({
          kind: 'restore',
          wirings: [...wirings.values()],
          links: [...links.values()],
          nodes: [...nodes.values()],
          sightings: open,
        });
        post({ kind: 'manual', links: manual() });
        if (hosts !== undefined) post({ kind: 'hosts', ...hosts });
      },
      onDrawn: drawn,
      onCrash: options.onCrash,
    });
  }

  const view = (some: Iterable<Node>, others: Iterable<Link>): Omit<TopologyView, 'at'> => ({
    nodes: [...some].map((node) => nodeView(node, lookup)),
    links: [...others].map((link) => linkView(link, lookup)),
  });
  async function then(at: number): Promise<{ readonly nodes: readonly Node[]; readonly links: readonly Link[] }> {
    await journal.settled();
    const spans = await storage.topologySpans({ at });
    return {
      nodes: spans.flatMap(({ kind, value }) => (kind === 'node' ? [value as Node] : [])),
      links: spans.flatMap(({ kind, value }) => (kind === 'link' ? [value as Link] : [])),
    };
  }
  const past: Lookup = { deviceOf: lookup.deviceOf, interfaceOf: lookup.interfaceOf };

  function receive(id: string, at: number, packed: Uint8Array): void {
    const before = wirings.get(id);
    wirings.set(id, { hostId: id, at, packed });
    if (before === undefined || !Buffer.from(before.packed).equals(packed)) unsaved.add(id);
    thread?.post({ kind: 'wired', id, at, packed });
    if (before === undefined) journal.commitSoon(save([id]));
  }

  return {
    /** Fills the map with what the data folder remembers; begins to draw, unless nothing is watched. */
    async begin(isWatching: boolean): Promise<void> {
      const stored = await storage.topology();
      for (const wiring of stored.wirings) wirings.set(wiring.hostId, wiring);
      for (const { kind, id, from, value } of stored.spans) {
        since.set(id, from);
        if (kind === 'node') nodes.set(id, value as Node);
        else links.set(id, value as Link);
      }
      open = stored.sightings;
      startedAt = now();
      if (!isWatching) return;
      thread = start();
      open = [];
    },
    /** How a device is wired, as the poll thread packed it. */
    wired: receive,
    /** How a host is wired, as discovery found it. */
    onWiring: (id: string, at: number, wiring: Wiring): void => receive(id, at, packWiring(wiring)),
    /** Who is known has changed. */
    touch(): void {
      areHostsDue = true;
    },
    forget(id: string): void {
      wirings.delete(id);
      unsaved.delete(id);
      areHostsDue = true;
      thread?.post({ kind: 'forget', id });
      journal.commitSoon([{ type: 'wiring.remove', id }]);
    },
    /** To be called every second. */
    tick(): void {
      if (areHostsDue && thread !== undefined) {
        areHostsDue = false;
        tellHosts().catch(options.onTrouble);
      }
      if (now() - savedAt < SAVE_EVERY_MS) return;
      savedAt = now();
      areHostsDue = true;
      const mutations = save([...unsaved]);
      if (mutations.length > 0) journal.commitSoon(mutations);
    },
    async at(moment?: number): Promise<TopologyView> {
      if (moment === undefined) return { at: new Date(now()).toISOString(), ...view(nodes.values(), links.values()) };
      const found = await then(moment);
      const nodesThen = found.nodes.map((node) => nodeView(node, past));
      return {
        at: new Date(moment).toISOString(),
        nodes: nodesThen,
        links: found.links.map((link) => linkView(link, past)),
      };
    },
    snapshot: (): Payload<'topology'> => ({ kind: 'snapshot', ...view(nodes.values(), links.values()) }),
    /** What changed since the last call; undefined when nothing did. */
    takeDelta(): Payload<'topology'> | undefined {
      if (Object.values(dirty).every(({ size }) => size === 0)) return undefined;
      const taken = dirty;
      dirty = { nodes: new Set(), links: new Set(), removedNodes: new Set(), removedLinks: new Set() };
      const some = [...taken.nodes].flatMap((id) => nodes.get(id) ?? []);
      const others = [...taken.links].flatMap((id) => links.get(id) ?? []);
      return {
        kind: 'delta',
        ...view(some, others),
        removedNodes: [...taken.removedNodes],
        removedLinks: [...taken.removedLinks],
      };
    },
    /** Its name, site or groups are another. */
    noteDevice(id: string): void {
      areHostsDue = true;
      if (nodes.has(id)) dirty.nodes.add(id);
    },
    async changes(range: { readonly from: number; readonly to: number; readonly limit: number }) {
      await journal.settled();
      const spans = await storage.topologySpans({ from: range.from, to: range.to, limit: MOST_SPANS });
      return changesOf(spans, range, past).slice(0, range.limit);
    },
    async compare(from: number, to: number | undefined) {
      const [before, after] = [
        await then(from),
        to === undefined ? { nodes: [...nodes.values()], links: [...links.values()] } : await then(to),
      ];
      const at = to ?? now();
      const [had, has] = [new Set(before.nodes.map(({ id }) => id)), new Set(after.nodes.map(({ id }) => id))];
      const turn = (what: 'added' | 'removed', node: Node) => ({
        what,
        at: new Date(at).toISOString(),
        node: nodeView(node, past),
      });
      return {
        links: compareLinks(before.links, after.links, at, past),
        nodes: [
          ...after.nodes.filter(({ id }) => !had.has(id)).map((node) => turn('added', node)),
          ...before.nodes.filter(({ id }) => !has.has(id)).map((node) => turn('removed', node)),
        ],
      };
    },
    node: (id: string): TopologyNode | undefined => {
      const node = nodes.get(id);
      return node && nodeView(node, lookup);
    },
    /** @throws {Fault} `not-found`, `conflict` */
    async addLink({ a, b, layer, note }: LinkInput): Promise<TopologyLink> {
      for (const { node } of [a, b])
        if (!nodes.has(node)) throw new Fault('not-found', `There is no node "${node}" on the map.`);
      if (a.node === b.node) throw new Fault('conflict', 'A link has two different nodes at its ends.');
      const at = now();
      const endOf = ({ node, port }: LinkInput['a']): End => ({ node, port, ifIndex: null });
      const none = { mac: null, stp: null };
      const link: Link = {
        id: newId(),
        layer,
        a: endOf(a),
        b: endOf(b),
        proofs: [{ source: 'manual', by: 'person', at, detail: note }],
        confidence: 100,
        state: 'manual',
        firstSeen: at,
        lastSeen: at,
        lag: null,
        speedBps: null,
        ports: { a: none, b: none },
        note,
      };
      await journal.commit([put('link', link.id, link, at)]);
      links.set(link.id, link);
      dirty.links.add(link.id);
      thread?.post({ kind: 'manual', links: manual() });
      return linkView(link, lookup);
    },
    link: (id: string): TopologyLink | undefined => {
      const link = links.get(id);
      return link && linkView(link, lookup);
    },
    /** @throws {Fault} `not-found`, `conflict` for a link that is there */
    async removeLink(id: string): Promise<void> {
      const link = links.get(id);
      if (link === undefined) throw new Fault('not-found', 'There is no such link.');
      if (link.state !== 'manual' && link.state !== 'stale')
        throw new Fault(
          'conflict',
          'Devices tell of this link: it would come back. Only drawn and stale links can be removed.',
        );
      await journal.commit([end('link', id, now())]);
      removeLink(id);
      if (link.state === 'manual') thread?.post({ kind: 'manual', links: manual() });
      else thread?.post({ kind: 'drop', id });
    },
    find: (q: string) => thread?.find(q) ?? Promise.resolve([]),
    locate: (macs: readonly string[]) => thread?.locate(macs) ?? Promise.resolve(macs.map(() => null)),
    history: (macs: readonly string[]) =>
      macs.length === 0 ? Promise.resolve([]) : storage.sightings({ macs, limit: MOST_HISTORY }),
    async close(): Promise<void> {
      await thread?.dispose();
      thread = undefined;
      const mutations = save([...unsaved]);
      if (mutations.length > 0) await journal.commit(mutations).catch(options.onTrouble);
    },
  };
}
export type Topology = ReturnType<typeof createTopology>;
