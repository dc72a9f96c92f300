import type { KindName } from './kinds/kind.ts';

/** One place of a site: what stands there, and the places it is cabled to; a second one is the way round. */
export type Plan = { readonly kind: KindName; readonly to: readonly number[]; readonly members?: number };

const times = <T>(count: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** Places 3 to 8 are the access switches. */
const access = (index: number): number => 3 + (index % 6);

/**
 * A site of forty: a router, two distribution switches, six access switches on both of them, what is plugged into
 * those, and three branch routers behind the first. Places count from 0.
 */
export const PLAN: readonly Plan[] = [
  { kind: 'router', to: [] },
  { kind: 'switch48', to: [0] },
  { kind: 'switch48', to: [1, 0], members: 2 },
  ...times(6, (index): Plan => ({ kind: 'switch48', to: index % 2 === 0 ? [1, 2] : [2, 1] })),
  ...times(10, (index): Plan => ({ kind: 'access-point', to: [access(index)] })),
  ...times(12, (index): Plan => ({ kind: 'linux-server', to: [index % 3 === 0 ? 2 : access(index + 1)] })),
  ...times(4, (index): Plan => ({ kind: 'printer', to: [access(index + 2)] })),
  ...times(2, (index): Plan => ({ kind: 'ups', to: [access(index)] })),
  { kind: 'mikrotik', to: [0] },
  { kind: 'mikrotik', to: [0] },
  // The last branch can be reached through its neighbour, too.
  { kind: 'mikrotik', to: [0, 38] },
];
export const SITE_SIZE = PLAN.length;

/** A cable or a bundle between two routers by their numbers. */
export type Cable = {
  readonly a: number;
  readonly b: number;
  readonly members: number;
  readonly isBlocked: boolean;
};

/** Every fourth site has a second way to another one. */
const CHORD_EVERY = 4;
const CHORD_LENGTH = 3;

function ring(count: number): readonly Cable[] {
  const sites = Math.ceil(count / SITE_SIZE);
  const core = (site: number): number => (site % sites) * SITE_SIZE + 1;
  const cable = (from: number, to: number): Cable => ({ a: core(from), b: core(to), members: 1, isBlocked: false });
  if (sites < 2) return [];
  if (sites === 2) return [cable(0, 1)];
  const chords = sites < 8 ? 0 : Math.floor(sites / CHORD_EVERY);
  return [
    ...times(sites, (site) => cable(site, site + 1)),
    ...times(chords, (index) => cable(index * CHORD_EVERY, index * CHORD_EVERY + CHORD_LENGTH)),
  ];
}

/** Every cable of a network, nearer to the core first. Routers have more than one way and close none. */
export function cablesOf(count: number, plan: readonly Plan[]): readonly Cable[] {
  const cables: Cable[] = [...ring(count)];
  for (let index = 0; index < count; index += 1) {
    const { to, members = 1 } = plan[index % SITE_SIZE] ?? { to: [] };
    const site = index - (index % SITE_SIZE);
    to.forEach((place, way) => {
      const isRouted = PLAN[index % SITE_SIZE]?.kind === 'mikrotik';
      cables.push({
        a: site + place + 1,
        b: index + 1,
        members: way === 0 ? members : 1,
        isBlocked: way > 0 && !isRouted,
      });
    });
  }
  return cables;
}
