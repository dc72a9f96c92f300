import type { Placement } from '../../../../contract/maps.ts';
import { neighboursOf } from '../focus.model.ts';
import { centreOf, type Graph, type Point } from '../graph.model.ts';

const ROOM = 92;
const GOLDEN = Math.PI * (3 - Math.sqrt(5));
const MOST_TRIES = 4000;

/** The free place nearest to a wished one, on a spiral around it. */
function freeNear(wish: Point, taken: readonly Point[]): Point {
  for (let at = 0; at < MOST_TRIES; at += 1) {
    const reach = at === 0 ? 0 : ROOM * 0.55 * Math.sqrt(at);
    const x = Math.round(wish.x + reach * Math.cos(at * GOLDEN));
    const y = Math.round(wish.y + reach * Math.sin(at * GOLDEN));
    if (taken.every((one) => Math.abs(one.x - x) >= ROOM || Math.abs(one.y - y) >= ROOM * 0.8)) return { x, y };
  }
  return wish;
}

/** Places for nodes beside what they are connected to; what is connected to nothing goes below all others. */
export function placeNear(
  ids: readonly string[],
  graph: Graph,
  positions: ReadonlyMap<string, Point>,
): readonly Placement[] {
  const near = neighboursOf(graph);
  const placed = new Map(positions);
  const placements: Placement[] = [];
  const placedNear = (id: string): readonly Point[] =>
    [...(near.get(id) ?? [])].flatMap((other) => placed.get(other) ?? []);
  const waiting = new Set(ids);
  while (waiting.size > 0) {
    // First those with placed neighbours, so that a chain is laid from its placed end on.
    const id = [...waiting].find((one) => placedNear(one).length > 0) ?? [...waiting][0] ?? '';
    waiting.delete(id);
    const beside = placedNear(id);
    const all = [...placed.values()];
    const below = { x: centreOf(all).x, y: all.reduce((most, { y }) => Math.max(most, y), -ROOM * 1.5) + ROOM * 1.5 };
    const centre = centreOf(beside);
    const wish = beside.length === 0 ? below : { x: centre.x, y: centre.y + (beside.length === 1 ? ROOM : 0) };
    const point = freeNear(wish, all);
    placed.set(id, point);
    placements.push({ node: id, ...point });
  }
  return placements;
}
