import type { TopologyLink } from '../../contract/topology.ts';

type Edge = { readonly link: string; readonly to: string };
type Graph = ReadonlyMap<string, readonly Edge[]>;
type Step = { readonly node: string; readonly link: string };

const CLOSED: ReadonlySet<string | null> = new Set(['disabled', 'blocking', 'broken']);
/** Whether frames pass: it is told of, and spanning tree has closed neither end. */
const forwards = ({ a, b, state }: TopologyLink): boolean =>
  state !== 'stale' && !CLOSED.has(a.stp) && !CLOSED.has(b.stp);

export type Without = { readonly node?: string | undefined; readonly link?: string | undefined };

function graphOf(links: readonly TopologyLink[], { node, link: gone }: Without = {}): Graph {
  const graph = new Map<string, Edge[]>();
  const add = (from: string, edge: Edge): void => {
    const edges = graph.get(from);
    if (edges === undefined) graph.set(from, [edge]);
    else edges.push(edge);
  };
  for (const { id, a, b } of links) {
    if (id === gone || a.node === node || b.node === node) continue;
    add(a.node, { link: id, to: b.node });
    add(b.node, { link: id, to: a.node });
  }
  return graph;
}

/** Breadth first: every node that is reached, with the step that leads to it. */
function reach(graph: Graph, from: string): ReadonlyMap<string, Step | undefined> {
  const found = new Map<string, Step | undefined>([[from, undefined]]);
  const queue = [from];
  for (let at = 0; at < queue.length; at += 1) {
    const node = queue[at] ?? '';
    for (const { link, to } of graph.get(node) ?? []) {
      if (found.has(to)) continue;
      found.set(to, { node, link });
      queue.push(to);
    }
  }
  return found;
}

/** The way with the fewest links that forward: cables first, routed links only where no cable leads there. */
export function pathBetween(links: readonly TopologyLink[], from: string, to: string) {
  const open = links.filter(forwards);
  for (const layers of [open.filter(({ layer }) => layer === 'l2'), open]) {
    const steps = reach(graphOf(layers), from);
    if (!steps.has(to)) continue;
    const nodes = [to];
    const passed: string[] = [];
    for (let step = steps.get(to); step !== undefined; step = steps.get(step.node)) {
      nodes.unshift(step.node);
      passed.unshift(step.link);
    }
    return { isConnected: true, nodes, links: passed };
  }
  return { isConnected: false, nodes: [], links: [] };
}

/**
 * What can no longer be reached without a node or link. Spanning tree opens what it has closed when something fails, so
 * closed links count as ways.
 *
 * @param from where it is looked at from
 */
export function lostWithout(links: readonly TopologyLink[], from: string, gone: Without) {
  const known = links.filter(({ state }) => state !== 'stale');
  const before = reach(graphOf(known), from);
  const after = gone.node === from ? new Map<string, undefined>() : reach(graphOf(known, gone), from);
  const nodes = [...before.keys()].filter((id) => !after.has(id) && id !== gone.node && id !== from);
  const lost = new Set([...nodes, ...(gone.node === undefined ? [] : [gone.node])]);
  const cut = known
    .filter(({ id, a, b }) => id === gone.link || lost.has(a.node) || lost.has(b.node))
    .map(({ id }) => id);
  return { nodes, links: cut };
}
