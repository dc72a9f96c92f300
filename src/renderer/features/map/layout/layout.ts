import type { Point } from '../graph.model.ts';
import { forceLayout } from './force.ts';
import { layeredLayout } from './layered.ts';

/** `rank`: how near to the core it belongs, 0 first; 9 for what has no say. */
export type LayoutNode = { readonly id: string; readonly rank: number };
export type LayoutInput = {
  readonly kind: 'force' | 'layered';
  readonly nodes: readonly LayoutNode[];
  readonly links: readonly { readonly from: string; readonly to: string }[];
};
export type LayoutAnswer = readonly (Point & { readonly id: string })[];

/** Places for all nodes: the same input always has the same answer, in whatever order it is given. */
export function layOut({ kind, nodes, links }: LayoutInput): LayoutAnswer {
  const known = new Set(nodes.map(({ id }) => id));
  const sorted = {
    nodes: nodes.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    links: links
      .filter(({ from, to }) => known.has(from) && known.has(to) && from !== to)
      .toSorted((a, b) => (`${a.from} ${a.to}` < `${b.from} ${b.to}` ? -1 : 1)),
  };
  const answer = kind === 'force' ? forceLayout(sorted) : layeredLayout(sorted);
  return answer.map(({ id, x, y }) => ({ id, x: Math.round(x), y: Math.round(y) }));
}
