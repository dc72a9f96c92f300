import { addressesOf, dotted, isRouted, neighbourAddress } from '../identity.ts';
import type { ObjectSpec, Put } from '../shape.ts';
import type { Moment } from '../world.ts';
import { ifIndexOf } from './interfaces.ts';
import { fixed, integerOf, scalar, table, unsignedOf } from './table.ts';

export const FORWARDING = '1.3.6.1.2.1.4.24';
const NOWHERE = '0.0.0.0';
/** Of the networks behind a neighbour, so many are told. */
const MOST_BEHIND = 4;

/** inetCidrRouteType and IANAipRouteProtocol. */
const TYPE = { local: fixed('integer', 3), remote: fixed('integer', 4) } as const;
const PROTOCOL = { local: fixed('integer', 2), netmgmt: fixed('integer', 3), ospf: fixed('integer', 13) } as const;
const METRICS = [0, 1, 2, 3].map((metric) => fixed('integer', metric));
const ACTIVE = fixed('integer', 1);

type Route = {
  readonly destination: string;
  readonly prefix: number;
  readonly nextHop: string;
  readonly port: number;
  readonly protocol: keyof typeof PROTOCOL;
  readonly metric: number;
};

const octetsOf = (address: string): readonly number[] => address.split('.').map(Number);
const numberOf = (address: string): number => octetsOf(address).reduce((sum, octet) => sum * 256 + octet, 0);
const maskOf = (prefix: number): string => dotted(2 ** 32 - 2 ** (32 - prefix));
const prefixOf = (mask: string): number => 32 - Math.log2(2 ** 32 - numberOf(mask));
/** The network an address is in. */
const networkOf = (address: string, prefix: number): string =>
  dotted(numberOf(address) - (numberOf(address) % 2 ** (32 - prefix)));

/** Networks a router is in: itself, without anybody between. */
function connected({ world, router, at }: Moment): readonly Route[] {
  return addressesOf(world.network, router)
    .filter(({ port }) => world.isUp(router, port, at))
    .map(({ address, mask, port }): Route => {
      const prefix = prefixOf(mask);
      return { destination: networkOf(address, prefix), prefix, nextHop: NOWHERE, port, protocol: 'local', metric: 0 };
    });
}

/**
 * Where a router sends packets to: networks it is in, its neighbours and what is behind them, and the way out. That
 * leads to the first neighbour that is nearer to the core, so that nothing goes round; the first router has none.
 */
function routesOf(moment: Moment): readonly Route[] {
  const { world, router, at } = moment;
  const { network } = world;
  const own = connected(moment);
  const isOwn = new Set(own.map(({ destination, prefix }) => `${destination}/${String(prefix)}`));
  const found = [...own];
  let hasDefault = false;
  for (let port = 1; port <= router.layout.physical; port += 1) {
    const seen = world.neighbourOf(router, port, at);
    if (seen === undefined || seen.link.isBlocked || !isRouted(seen.router)) continue;
    const { router: other, link } = seen;
    const nextHop = neighbourAddress(network, link, { router: other.number, port: seen.port });
    const [itself, ...transfers] = addressesOf(network, other);
    const behind = transfers
      .map(({ address }) => ({ destination: networkOf(address, 30), prefix: 30 }))
      .filter(({ destination }) => !isOwn.has(`${destination}/30`));
    const way = { nextHop, port } as const;
    found.push(
      { ...way, destination: itself?.address ?? other.address, prefix: 32, protocol: 'ospf', metric: 2 },
      ...behind.slice(0, MOST_BEHIND).map((one): Route => ({ ...way, ...one, protocol: 'ospf', metric: 3 })),
    );
    if (hasDefault || other.number > router.number) continue;
    hasDefault = true;
    found.push({ ...way, destination: NOWHERE, prefix: 0, protocol: 'netmgmt', metric: 1 });
  }
  return found;
}

const ifIndex = integerOf(({ world, router, at }, port) =>
  ifIndexOf(router.layout, world.shiftOf(router.number, at), port),
);
/** Seconds since its port came up. */
const ageOf = ({ world, router, at, uptimeTicks }: Moment, port: number): number =>
  Math.max(0, Math.floor((uptimeTicks - world.lastChange(router, port, at)) / 100));
const [age, age32] = [unsignedOf('gauge32', ageOf), integerOf(ageOf)];
const [noGauge, noInteger] = [fixed('gauge32', 0), fixed('integer', 0)];
const typeOf = ({ nextHop }: Route): Put => (nextHop === NOWHERE ? TYPE.local : TYPE.remote);

type Form = {
  /** How many there are. */
  readonly count: string;
  readonly entry: string;
  readonly index: (route: Route) => readonly number[];
  readonly columns: (route: Route) => Readonly<Record<number, Put>>;
};
const addressArcs = (address: string): readonly number[] => [1, 4, ...octetsOf(address)];
/** Tables a device may tell its routes in. @see IP-FORWARD-MIB, RFC 4292 (inet) and RFC 2096 (cidr) */
const FORMS: Readonly<Record<'inet' | 'cidr', Form>> = {
  inet: {
    count: `${FORWARDING}.6.0`,
    entry: `${FORWARDING}.7.1`,
    // Between the prefix and the next hop stands a policy, 0.0, of two numbers.
    index: ({ destination, prefix, nextHop }) => [
      ...addressArcs(destination),
      prefix,
      2,
      0,
      0,
      ...addressArcs(nextHop),
    ],
    columns: (route) => ({
      7: ifIndex,
      8: typeOf(route),
      9: PROTOCOL[route.protocol],
      10: age,
      11: noGauge,
      12: METRICS[route.metric] ?? noInteger,
      17: ACTIVE,
    }),
  },
  cidr: {
    count: `${FORWARDING}.3.0`,
    entry: `${FORWARDING}.4.1`,
    index: ({ destination, prefix, nextHop }) => [
      ...octetsOf(destination),
      ...octetsOf(maskOf(prefix)),
      0,
      ...octetsOf(nextHop),
    ],
    columns: (route) => ({
      1: fixed('ip', route.destination),
      2: fixed('ip', maskOf(route.prefix)),
      3: noInteger,
      4: fixed('ip', route.nextHop),
      5: ifIndex,
      6: typeOf(route),
      7: PROTOCOL[route.protocol],
      8: age32,
      10: noInteger,
      11: METRICS[route.metric] ?? noInteger,
      16: ACTIVE,
    }),
  },
};

/** Where a device sends packets to, in the table that its kind has. */
export function routeTables(moment: Moment): readonly ObjectSpec[] {
  const { routes: told } = moment.router.kind;
  if (told === undefined) return [];
  const { count, entry, index, columns } = FORMS[told];
  const routes = routesOf(moment);
  return [
    scalar(count, fixed('gauge32', routes.length)),
    ...routes.flatMap((route) => table(entry, columns(route), [{ index: index(route), row: route.port }])),
  ];
}
