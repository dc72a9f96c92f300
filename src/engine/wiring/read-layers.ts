import ipaddr from 'ipaddr.js';
import type { Reader } from '../inspect/reader.ts';
import { cidrEnds, inetEnds } from '../inspect/routes.ts';
import { numberOf, textOf } from '../inspect/values.ts';
import type { Wiring, WiringPort } from './wiring.ts';

/** @see IEEE8023-LAG-MIB; IF-MIB */
const AGG_ATTACHED = '1.2.840.10006.300.43.1.2.1.1.13';
const STACK_STATUS = '1.3.6.1.2.1.31.1.2.1.3';
/** @see OSPF-MIB, RFC 4750; BGP4-MIB, RFC 4273 */
const OSPF_STATE = '1.3.6.1.2.1.14.10.1.6';
const BGP_STATE = '1.3.6.1.2.1.15.3.1.2';
const [TWO_WAY, ESTABLISHED] = [4, 6];
/** @see IP-FORWARD-MIB; the index alone holds what is wanted */
const INET_ROUTE_IF = '1.3.6.1.2.1.4.24.7.1.7';
const CIDR_ROUTE_IF = '1.3.6.1.2.1.4.24.4.1.5';
const OLD_NEXT_HOP = '1.3.6.1.2.1.4.21.1.7';
/** A router of the internet has a million routes, and a handful of next hops. */
const MOST_ROUTES = 3000;

/** Ports of bundles. */
export async function readLags(reader: Reader, ports: readonly WiringPort[]): Promise<Wiring['lags']> {
  const attached = [...(await reader.column(AGG_ATTACHED))].flatMap(([index, cell]) => {
    const aggregate = numberOf(cell) ?? 0;
    // A port that is in no bundle is attached to none, or to itself.
    return aggregate > 0 && aggregate !== Number(index) ? [{ aggregate, member: Number(index) }] : [];
  });
  const bundles = new Set(ports.filter(({ type }) => type === 'ieee8023adLag').map(({ ifIndex }) => ifIndex));
  // Where there is no bundle, ports are attached to aggregators of which no interface tells.
  const real = attached.filter(({ aggregate }) => bundles.size === 0 || bundles.has(aggregate));
  if (real.length > 0 || bundles.size === 0) return shared(real, bundles);
  return [...(await reader.column(STACK_STATUS)).keys()].flatMap((index) => {
    const [aggregate = 0, member = 0] = index.split('.').map(Number);
    return bundles.has(aggregate) && member > 0 ? [{ aggregate, member }] : [];
  });
}

/** Without bundles as interfaces, one that only one port is attached to is none. */
function shared(rows: Wiring['lags'], bundles: ReadonlySet<number>): Wiring['lags'] {
  if (bundles.size > 0) return rows;
  const members = Map.groupBy(rows, ({ aggregate }) => aggregate);
  return rows.filter(({ aggregate }) => (members.get(aggregate)?.length ?? 0) > 1);
}

/** Those that exchange routes with this device at present. */
export async function readPeers(reader: Reader): Promise<Wiring['peers']> {
  const found = [];
  for (const [index, cell] of await reader.column(OSPF_STATE)) {
    const arcs = index.split('.');
    const ifIndex = Number(arcs[4] ?? 0);
    if ((numberOf(cell) ?? 0) < TWO_WAY || arcs.length < 4) continue;
    found.push({ protocol: 'ospf', address: arcs.slice(0, 4).join('.'), ...(ifIndex > 0 && { ifIndex }) } as const);
  }
  for (const [index, cell] of await reader.column(BGP_STATE))
    if (numberOf(cell) === ESTABLISHED && ipaddr.IPv4.isValidFourPartDecimal(index))
      found.push({ protocol: 'bgp', address: index } as const);
  return found;
}

const isSomewhere = (address: string | undefined): address is string =>
  address !== undefined && address !== '0.0.0.0' && address !== '::' && !/^(?:127\.|::1$|fe80:)/i.test(address);

/** Where its routes lead to next, as far as the first some thousand of them tell. */
export async function readNextHops(reader: Reader): Promise<readonly string[]> {
  const modern = await reader.column(INET_ROUTE_IF, MOST_ROUTES);
  const cidr = modern.size > 0 ? modern : await reader.column(CIDR_ROUTE_IF, MOST_ROUTES);
  const old = cidr.size > 0 ? undefined : await reader.column(OLD_NEXT_HOP, MOST_ROUTES);
  const ends = modern.size > 0 ? inetEnds : cidrEnds;
  const hops =
    old === undefined ? [...cidr.keys()].map((index) => ends(index)?.nextHop) : [...old.values()].map(textOf);
  return [...new Set(hops.filter(isSomewhere))];
}
