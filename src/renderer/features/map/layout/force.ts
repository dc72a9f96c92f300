import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force';
import type { LayoutAnswer, LayoutInput } from './layout-input.ts';

const TICKS = 200;
/** Room is only made at the end: while everything still flies about it would be made in vain. */
const ROOM_FROM = 140;
const DISTANCE = 110;
/** Half the room of a node with its name. */
const RADIUS = 46;
const GOLDEN = Math.PI * (3 - Math.sqrt(5));
/** How far the first leaf stands from its node. */
const LEAF_FROM = 108;
/** The first leaf stands below: beside its node it would stand on the name. */
const FIRST = Math.PI * 0.42;

/** `reach`: half the room it needs, with the leaves around it. */
type Body = SimulationNodeDatum & { readonly id: string; readonly reach: number };

/** Nodes with one link only, by the node they hang on; of a pair on its own one is the leaf. */
function leavesOf({ nodes, links }: Pick<LayoutInput, 'nodes' | 'links'>): ReadonlyMap<string, readonly string[]> {
  const near = new Map<string, Set<string>>(nodes.map(({ id }) => [id, new Set()]));
  for (const { from, to } of links) {
    near.get(from)?.add(to);
    near.get(to)?.add(from);
  }
  const leaves = new Map<string, string[]>();
  for (const [id, others] of near) {
    const [parent = ''] = others;
    if (others.size !== 1 || leaves.has(id)) continue;
    leaves.set(parent, [...(leaves.get(parent) ?? []), id]);
  }
  return leaves;
}

/** Distance of the leaf of that number from its node: they stand on a spiral, each with room for its name. */
const leafReach = (index: number): number => LEAF_FROM + 30 * Math.sqrt(index);

function settle(bodies: readonly Body[], links: LayoutInput['links']): void {
  const reaches = new Map(bodies.map(({ id, reach }) => [id, reach]));
  const springs = links.flatMap(({ from, to }) =>
    reaches.has(from) && reaches.has(to)
      ? [
          {
            source: from,
            target: to,
            length: DISTANCE + ((reaches.get(from) ?? 0) + (reaches.get(to) ?? 0) - 2 * RADIUS) * 0.8,
          },
        ]
      : [],
  );
  const simulation = forceSimulation([...bodies])
    .stop()
    .alphaDecay(1 - 0.001 ** (1 / TICKS))
    .force(
      'link',
      forceLink<Body, { source: string | Body; target: string | Body; length: number }>(springs)
        .id(({ id }) => id)
        .distance(({ length }) => length),
    )
    .force(
      'charge',
      forceManyBody<Body>()
        .strength(({ reach }) => -9 * reach)
        .theta(1.2)
        .distanceMax(1600),
    )
    .force('x', forceX<Body>().strength(0.045))
    .force('y', forceY<Body>().strength(0.07));
  simulation.tick(ROOM_FROM);
  simulation.force('room', forceCollide<Body>(({ reach }) => reach).iterations(1)).tick(TICKS - ROOM_FROM);
}

/**
 * Springs and charges between what holds a network together; what hangs on one node only stands around it. Begins on a
 * spiral and has its own fixed row of random numbers, so it always ends alike.
 */
export function forceLayout({ nodes, links }: Pick<LayoutInput, 'nodes' | 'links'>): LayoutAnswer {
  const leaves = leavesOf({ nodes, links });
  const isLeaf = new Set([...leaves.values()].flat());
  const bodies = nodes
    .filter(({ id }) => !isLeaf.has(id))
    .map(({ id }): Body => {
      const count = leaves.get(id)?.length ?? 0;
      return { id, reach: count === 0 ? RADIUS : leafReach(count) + RADIUS * 0.6 };
    });
  settle(bodies, links);
  return bodies.flatMap(({ id, x = 0, y = 0 }) => [
    { id, x, y },
    ...(leaves.get(id) ?? []).map((leaf, index) => ({
      id: leaf,
      x: x + leafReach(index) * Math.cos(FIRST + index * GOLDEN),
      y: y + leafReach(index) * Math.sin(FIRST + index * GOLDEN),
    })),
  ]);
}
