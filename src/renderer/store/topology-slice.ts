import type { Payload } from '../../contract/contract.ts';
import type { TopologyLink, TopologyNode } from '../../contract/topology.ts';

/** The wiring as the window knows it; what did not change stays the same object. */
export type Topology = {
  readonly nodes: ReadonlyMap<string, TopologyNode>;
  readonly links: ReadonlyMap<string, TopologyLink>;
};

const byId = <T extends { readonly id: string }>(items: readonly T[]) => new Map(items.map((item) => [item.id, item]));

function patched<T extends { readonly id: string }>(
  known: ReadonlyMap<string, T>,
  fresh: readonly T[],
  removed: readonly string[],
): ReadonlyMap<string, T> {
  if (fresh.length === 0 && removed.length === 0) return known;
  const next = new Map(known);
  for (const id of removed) next.delete(id);
  for (const item of fresh) next.set(item.id, item);
  return next;
}

export function applyTopology(known: Topology | undefined, payload: Payload<'topology'>): Topology {
  if (payload.kind === 'snapshot') return { nodes: byId(payload.nodes), links: byId(payload.links) };
  const { nodes = new Map(), links = new Map() } = known ?? {};
  return {
    nodes: patched(nodes, payload.nodes, payload.removedNodes),
    links: patched(links, payload.links, payload.removedLinks),
  };
}

/** One stream for however many views look. @param forget what is no longer followed would grow old */
export function createTopologyWatch(listen: () => () => void, forget: () => void): () => () => void {
  let lookers = 0;
  let stop: (() => void) | undefined;
  return () => {
    lookers += 1;
    stop ??= listen();
    return () => {
      lookers -= 1;
      if (lookers > 0) return;
      stop?.();
      stop = undefined;
      forget();
    };
  };
}
