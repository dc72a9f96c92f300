import { AGENT_DEFAULTS, createAgents } from '../agents/agents.ts';
import type { KindName } from '../agents/kinds/kind.ts';
import { createNetwork } from '../agents/network.ts';
import type { Cable } from '../agents/plan.ts';
import { createWorld } from '../agents/world.ts';
import type { NatureName } from './natures.ts';
import type { OfficeDevice } from './office.ts';

/** Which agent a sort of device has; a camera has none. */
const KINDS: Readonly<Record<NatureName, KindName | undefined>> = {
  router: 'router',
  core: 'switch48',
  access: 'switch48',
  ap: 'access-point',
  radio: 'mikrotik',
  camera: undefined,
  server: 'linux-server',
  printer: 'printer',
  ups: 'ups',
  near: 'router',
  region: 'router',
  ocean: 'router',
  far: 'router',
};
const TRANSIT: ReadonlySet<NatureName> = new Set(['near', 'region', 'ocean', 'far']);
/** Reading more than these on the thread of the window would be felt. */
const MOST_AGENTS = 200;

export const hasAgent = ({ nature }: OfficeDevice, place: number): boolean =>
  KINDS[nature] !== undefined && place < MOST_AGENTS;

const cable = (a: number | undefined, b: number, members = 1, isBlocked = false): readonly Cable[] =>
  a === undefined || a === b ? [] : [{ a, b, members, isBlocked }];

/** One site: its core switches at its routers, access switches at the core, all else at the access switches. */
function cablesWithin(members: readonly (readonly [number, NatureName])[], uplink: number): readonly Cable[] {
  const of = (...natures: readonly NatureName[]) => members.filter(([, one]) => natures.includes(one)).map(([n]) => n);
  const [routers, cores, access] = [of('router'), of('core'), of('access')];
  const above = cores.length > 0 ? cores : routers;
  const leaves = members.filter(([, nature]) => !['router', 'core', 'access'].includes(nature) && !TRANSIT.has(nature));
  return [
    ...routers.flatMap((router) => cable(uplink, router)),
    ...of('near', 'region', 'ocean', 'far').flatMap((pop) => cable(uplink, pop)),
    ...cores.flatMap((core, way) => cable(routers[way % routers.length] ?? uplink, core, 2)),
    ...cores.slice(1).flatMap((core) => cable(cores[0], core, 2, true)),
    ...access.flatMap((one, way) => [
      ...cable(above[way % above.length] ?? uplink, one),
      ...(above.length > 1 ? cable(above[(way + 1) % above.length], one, 1, true) : []),
    ]),
    ...leaves.flatMap(([leaf], way) => cable(access[way % access.length] ?? above[0] ?? uplink, leaf)),
  ];
}

/** Agents for an office, each for a device of it, cabled as such an office is. */
export function officeAgents(office: readonly OfficeDevice[], seed: number) {
  const numbered = office.map(({ site, nature }, place) => ({ site, entry: [place + 1, nature] as const }));
  const sites = [...Map.groupBy(numbered, ({ site }) => site).values()];
  const world = createWorld(
    createNetwork({
      count: office.length,
      seed,
      kind: 'mixed',
      places: {
        kinds: office.map(({ nature }) => KINDS[nature] ?? 'printer'),
        // The first device is the way out of the office.
        cables: sites.flatMap((members) =>
          cablesWithin(
            members.map(({ entry }) => entry),
            1,
          ),
        ),
      },
      addressOf: (number) => office[number - 1]?.address ?? '',
      nameOf: (number) => office[number - 1]?.name ?? '',
    }),
  );
  const agents = createAgents(world, AGENT_DEFAULTS);
  const byAddress = new Map(
    world.network.routers.flatMap((router, place) => {
      const device = office[place];
      return device !== undefined && hasAgent(device, place) ? [[router.address, router] as const] : [];
    }),
  );
  return {
    world,
    routerAt: (address: string) => byAddress.get(address),
    /** What comes back from an address at a moment, ms since 1970; undefined when nothing does. */
    respond(address: string, bytes: Uint8Array, at: number): Uint8Array | undefined {
      const router = byAddress.get(address);
      return router && agents.respond(router, bytes, at)[0]?.bytes;
    },
  };
}
export type OfficeAgents = ReturnType<typeof officeAgents>;
