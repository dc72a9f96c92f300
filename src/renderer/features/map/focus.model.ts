import type { Graph, Point } from './graph.model.ts';

/** Neighbours of each drawn node. */
export function neighboursOf(graph: Graph): ReadonlyMap<string, ReadonlySet<string>> {
  const near = new Map<string, Set<string>>([...graph.nodes.keys()].map((id) => [id, new Set()]));
  for (const { from, to } of graph.links.values()) {
    near.get(from)?.add(to);
    near.get(to)?.add(from);
  }
  return near;
}

/** What is at most so many links away from a node, itself included. */
export function within(graph: Graph, start: string, hops: number): ReadonlySet<string> {
  const near = neighboursOf(graph);
  const reached = new Set(graph.nodes.has(start) ? [start] : []);
  let edge: readonly string[] = [...reached];
  for (let hop = 0; hop < hops; hop += 1) {
    edge = edge.flatMap((id) => [...(near.get(id) ?? [])]).filter((id) => !reached.has(id));
    for (const id of edge) reached.add(id);
  }
  return reached;
}

/** Nodes whose name, address or MAC has the words. */
export function searched(graph: Graph, text: string): ReadonlySet<string> {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return new Set();
  const hits = [...graph.nodes.values()].filter(({ name, members }) => {
    const all = [name, ...members.flatMap((node) => [node.name, ...node.addresses, ...node.macs, node.site])];
    const whole = all.join(' ').toLowerCase();
    return words.every((word) => whole.includes(word) || whole.includes(word.replaceAll(/[:.-]/g, '')));
  });
  return new Set(hits.map(({ id }) => id));
}

const DIRECTIONS = {
  ArrowRight: { x: 1, y: 0 },
  ArrowLeft: { x: -1, y: 0 },
  ArrowDown: { x: 0, y: 1 },
  ArrowUp: { x: 0, y: -1 },
} as const;
export type Arrow = keyof typeof DIRECTIONS;
export const isArrow = (key: string): key is Arrow => key in DIRECTIONS;

/** The nearest node in a direction: what lies aside counts as farther. Undefined when there is none. */
export function nearestIn(arrow: Arrow, from: Point, positions: ReadonlyMap<string, Point>): string | undefined {
  const to = DIRECTIONS[arrow];
  let best: { readonly id: string; readonly cost: number } | undefined;
  for (const [id, { x, y }] of positions) {
    const along = (x - from.x) * to.x + (y - from.y) * to.y;
    const aside = Math.abs((x - from.x) * to.y) + Math.abs((y - from.y) * to.x);
    if (along <= 1 || aside > along * 2) continue;
    const cost = along + aside * 2;
    if (best === undefined || cost < best.cost) best = { id, cost };
  }
  return best?.id;
}

/** Nodes in reading order: from the top down, from left to right. */
export const inReadingOrder = (positions: ReadonlyMap<string, Point>): readonly string[] =>
  [...positions].toSorted(([, a], [, b]) => Math.round(a.y / 60) - Math.round(b.y / 60) || a.x - b.x).map(([id]) => id);
