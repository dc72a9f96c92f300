import { Fault } from '../../contract/faults.ts';
import type { Kind, KindName, PortShape } from './kinds/kind.ts';
import { KINDS } from './kinds/kinds.ts';
import { type Cable, cablesOf, PLAN, SITE_SIZE, type Plan } from './plan.ts';
import { chance } from './traffic.ts';

/** More than this many agents would need more addresses and sockets than one computer gives. */
export const MOST_ROUTERS = 60_000;

/** All interfaces of a router: those with cables, its bundles, those without. Shared by all that have the same. */
export type Layout = {
  readonly kind: Kind;
  readonly physical: number;
  readonly lags: number;
  readonly ports: readonly PortShape[];
};

/** A simulated device, whatever its kind. */
export type Router = {
  /** From 1 on. */
  readonly number: number;
  readonly name: string;
  /** From 1 on. */
  readonly site: number;
  readonly kind: Kind;
  readonly layout: Layout;
  readonly address: string;
  /** Place of its first interface among those of all. */
  readonly offset: number;
};

export type LinkEnd = { readonly router: number; readonly port: number };
/** A cable. `a` is nearer to the core. */
export type Link = {
  readonly id: number;
  readonly a: LinkEnd;
  readonly b: LinkEnd;
  /** bit/s */
  readonly speed: number;
  /** Number of the bundle it belongs to, at both ends. */
  readonly lag: number | undefined;
  /** A second way that the spanning tree keeps closed. */
  readonly isBlocked: boolean;
};

export type NetworkOptions = {
  readonly count: number;
  readonly seed: number;
  readonly kind: KindName | 'mixed';
  /** Interfaces of routers and switches; each kind has its own number unless told. */
  readonly ports?: number | undefined;
  readonly addressOf: (number: number) => string;
  /** What stands where and how it is cabled, instead of sites of forty; as many as `count`. */
  readonly places?: { readonly kinds: readonly KindName[]; readonly cables: readonly Cable[] } | undefined;
  /** Their own names unless told. */
  readonly nameOf?: ((number: number) => string) | undefined;
};

function layouts() {
  const known = new Map<string, Layout>();
  return (kind: Kind, physical: number, lags: number): Layout => {
    const key = `${kind.name} ${String(physical)} ${String(lags)}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
    const made: Layout = {
      kind,
      physical,
      lags,
      ports: [
        ...numbers(physical).map(kind.ports.shape),
        ...(kind.lag === undefined ? [] : numbers(lags).map(kind.lag)),
        ...kind.virtual,
      ],
    };
    known.set(key, made);
    return made;
  };
}

type Draft = { readonly kind: Kind; readonly physical: number; used: number; lags: number };

/** Lays the cables of a plan into free ports, as long as both ends have one. */
function lay(cables: readonly Cable[], drafts: readonly Draft[]): readonly Link[] {
  const links: Link[] = [];
  for (const { a, b, members, isBlocked } of cables) {
    const [one, other] = [drafts[a - 1], drafts[b - 1]];
    if (one === undefined || other === undefined) continue;
    const fits = one.used + members <= one.physical && other.used + members <= other.physical;
    if (!fits) continue;
    const isBundle = members > 1 && one.kind.lag !== undefined && other.kind.lag !== undefined;
    // Bundles of both ends have the same number, whatever each had before.
    const lag = isBundle ? Math.max(one.lags, other.lags) + 1 : undefined;
    if (lag !== undefined) [one.lags, other.lags] = [lag, lag];
    for (let member = 0; member < members; member += 1) {
      const [from, to] = [(one.used += 1), (other.used += 1)];
      const speed = Math.min(one.kind.ports.shape(from).speed, other.kind.ports.shape(to).speed);
      links.push({
        id: links.length,
        a: { router: a, port: from },
        b: { router: b, port: to },
        speed,
        lag,
        isBlocked: isBlocked || (!isBundle && member > 0),
      });
    }
  }
  return links;
}

const planOf = (kind: KindName | 'mixed'): readonly Plan[] =>
  kind === 'mixed' ? PLAN : PLAN.map((one) => ({ ...one, kind }));

/**
 * So many devices and the cables between them: sites of forty around a ring. The same for the same options.
 *
 * @throws {Fault} `invalid-input`
 */
export function createNetwork(options: NetworkOptions) {
  const { count, seed, kind, ports, addressOf } = options;
  if (!Number.isInteger(count) || count < 1 || count > MOST_ROUTERS)
    throw new Fault('invalid-input', `There can be 1 to ${String(MOST_ROUTERS)} simulated routers.`);
  const plan = planOf(kind);
  const kindAt = (index: number): KindName =>
    (options.places ? options.places.kinds[index] : plan[index % SITE_SIZE]?.kind) ?? 'router';
  const drafts = Array.from({ length: count }, (_, index): Draft => {
    const made = KINDS[kindAt(index)];
    const physical = made.ports.isFixed ? made.ports.count : (ports ?? made.ports.count);
    return { kind: made, physical, used: 0, lags: 0 };
  });
  const links = lay(options.places?.cables ?? cablesOf(count, plan), drafts);
  const layoutOf = layouts();
  let offset = 0;
  const routers = drafts.map((draft, index): Router => {
    const layout = layoutOf(draft.kind, draft.physical, draft.lags);
    const site = Math.floor(index / SITE_SIZE) + 1;
    const position = String((index % SITE_SIZE) + 1).padStart(2, '0');
    const router: Router = {
      number: index + 1,
      name: options.nameOf?.(index + 1) ?? `${draft.kind.prefix}-s${String(site).padStart(3, '0')}-${position}`,
      site,
      kind: draft.kind,
      layout,
      address: addressOf(index + 1),
      offset,
    };
    offset += layout.ports.length;
    return router;
  });
  // Plus one, so that 0 says that there is none.
  const linkAt = new Int32Array(offset);
  for (const { id, a, b } of links)
    for (const end of [a, b]) linkAt[(routers[end.router - 1]?.offset ?? 0) + end.port - 1] = id + 1;

  return {
    seed,
    routers,
    links,
    /** The cable in a port, if there is one. */
    linkOf({ offset: from }: Router, port: number): Link | undefined {
      const found = linkAt[from + port - 1] ?? 0;
      // To read before the beginning of an array costs a hundred times as much as to compare.
      return found === 0 ? undefined : links[found - 1];
    },
    /** @throws {Fault} `not-found` */
    router(number: number): Router {
      const found = routers[number - 1];
      if (found === undefined) throw new Fault('not-found', `There is no simulated router ${String(number)}.`);
      return found;
    },
    /** Whether something without an own agent is plugged in. */
    hasGuest: ({ offset: from, layout }: Router, port: number): boolean =>
      port <= layout.physical && chance(seed, from + port, 11) < 0.6,
  };
}
export type Network = ReturnType<typeof createNetwork>;

/** The other end of a cable. */
export const farEnd = ({ a, b }: Link, router: number): LinkEnd => (a.router === router ? b : a);
