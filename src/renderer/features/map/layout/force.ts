import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3-force';
import type { LayoutAnswer, LayoutInput } from './layout.ts';

const TICKS = 200;
const DISTANCE = 110;
/** Half the room of a node with its name. */
const RADIUS = 46;

type Body = SimulationNodeDatum & { readonly id: string };

/** Springs and charges. Begins on a spiral and has its own fixed row of random numbers, so it always ends alike. */
export function forceLayout({ nodes, links }: Pick<LayoutInput, 'nodes' | 'links'>): LayoutAnswer {
  const bodies = nodes.map(({ id }): Body => ({ id }));
  const degree = new Map<string, number>();
  for (const { from, to } of links) for (const id of [from, to]) degree.set(id, (degree.get(id) ?? 0) + 1);
  const springs = links.map(({ from, to }) => ({ source: from, target: to }));
  const simulation = forceSimulation(bodies)
    .stop()
    .alphaDecay(1 - 0.001 ** (1 / TICKS))
    .force(
      'link',
      forceLink<Body, { source: string | Body; target: string | Body }>(springs)
        .id(({ id }) => id)
        .distance(DISTANCE),
    )
    .force(
      'charge',
      forceManyBody<Body>()
        .strength(({ id }) => -420 - 30 * Math.min(20, degree.get(id) ?? 0))
        .theta(1.1)
        .distanceMax(1600),
    )
    .force('x', forceX<Body>().strength(0.045))
    .force('y', forceY<Body>().strength(0.07))
    .force('room', forceCollide<Body>(RADIUS).iterations(1));
  simulation.tick(TICKS);
  return bodies.map(({ id, x = 0, y = 0 }) => ({ id, x, y }));
}
