import { forceLayout } from './force.ts';
import { layeredLayout } from './layered.ts';
import type { LayoutAnswer, LayoutInput } from './layout-input.ts';

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
