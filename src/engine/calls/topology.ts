import type { Handlers } from '../../contract/contract.ts';
import { Fault } from '../../contract/faults.ts';
import type { Topology as TopologyView, TopologyNode } from '../../contract/topology.ts';
import type { Collection } from '../collection/collection.ts';
import type { Interfaces } from '../interfaces/interfaces.ts';
import type { Ports } from '../ports.ts';
import type { DevicesView } from '../scope.ts';
import { withinTopology } from '../topology-scope.ts';
import { findings, ownPorts } from '../topology/answers.ts';
import { lostWithout, pathBetween, type Topology } from '../topology/topology.ts';
import { vantageOf } from '../topology/vantage.ts';

type Parts = {
  readonly devices: DevicesView;
  readonly topology: Topology;
  readonly interfaces: Interfaces;
  readonly collection: Pick<Collection, 'rewire'>;
  readonly net: Pick<Ports['net'], 'addresses'>;
  readonly now: () => number;
};
type ScopedCalls = Pick<
  Handlers,
  'topology.get' | 'topology.compare' | 'topology.changes' | 'topology.path' | 'topology.behind' | 'find.run'
>;
type WholeCalls = Pick<Handlers, 'topology.refresh' | 'links.add' | 'links.remove' | 'find.me'>;

const ALWAYS_MS = 366 * 86_400_000;
const momentOf = (at: string | undefined): number | undefined => (at === undefined ? undefined : Date.parse(at));

/** Calls that see the map of a scope. */
export function topologyScopedCalls({ devices, topology, interfaces, net, now }: Parts): ScopedCalls {
  const { scope } = devices;
  async function view(at: string | undefined): Promise<TopologyView> {
    const whole = await topology.at(momentOf(at));
    return scope === undefined ? whole : withinTopology(whole, scope);
  }
  /** A change of a link is seen by who sees it before or after. */
  async function visible(): Promise<(id: string) => boolean> {
    if (scope === undefined) return () => true;
    const seen = new Set((await view(undefined)).nodes.map(({ id }) => id));
    return (id) => seen.has(id);
  }
  const known = (whole: TopologyView, id: string): TopologyNode => {
    const node = whole.nodes.find((one) => one.id === id);
    if (node === undefined) throw new Fault('not-found', `There is no node "${id}" on the map.`);
    return node;
  };

  return {
    async 'topology.get'({ at, layer }) {
      const whole = await view(at);
      return layer === undefined ? whole : { ...whole, links: whole.links.filter((link) => link.layer === layer) };
    },
    async 'topology.compare'({ from, to }) {
      const sees = await visible();
      const { links, nodes } = await topology.compare(Date.parse(from), momentOf(to));
      return {
        links: links.filter(({ before, after }) =>
          [before, after].some((link) => link !== null && sees(link.a.node) && sees(link.b.node)),
        ),
        nodes: nodes.filter(({ node }) => sees(node.id)),
      };
    },
    async 'topology.changes'({ from, to, limit }) {
      const sees = await visible();
      const until = momentOf(to) ?? now() + 1;
      const range = { from: momentOf(from) ?? until - ALWAYS_MS, to: until, limit };
      const items = (await topology.changes(range)).filter(({ before, after }) =>
        [before, after].every((link) => link === null || (sees(link.a.node) && sees(link.b.node))),
      );
      return { items, nextCursor: null };
    },
    async 'topology.path'({ from, to, at }) {
      const whole = await view(at);
      return pathBetween(whole.links, known(whole, from).id, known(whole, to).id);
    },
    async 'topology.behind'({ node, link, at }) {
      const whole = await view(at);
      if (node !== undefined) known(whole, node);
      if (link !== undefined && !whole.links.some(({ id }) => id === link))
        throw new Fault('not-found', 'There is no such link.');
      const vantage = vantageOf(whole, net.addresses());
      return vantage === undefined ? { nodes: [], links: [] } : lostWithout(whole.links, vantage, { node, link });
    },
    async 'find.run'({ q }) {
      const sees = await visible();
      return { items: await findings(q, { topology, interfaces, sees }), nextCursor: null };
    },
  };
}

/** Calls that need the whole map. */
export function topologyCalls({ topology, collection, interfaces, net }: Omit<Parts, 'devices'>): WholeCalls {
  return {
    'topology.refresh': () => ({ asked: collection.rewire() }),
    'links.add': (input) => topology.addLink(input),
    async 'links.remove'({ id }) {
      await topology.removeLink(id);
      return {};
    },
    async 'find.me'() {
      return { items: await ownPorts(net, { topology, interfaces }), nextCursor: null };
    },
  };
}
