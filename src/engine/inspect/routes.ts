import ipaddr from 'ipaddr.js';
import { ROUTE_TYPES, type RouteFacts } from '../../contract/facts.ts';
import type { SnmpSession } from '../snmp/snmp.ts';
import { readColumns } from './columns.ts';
import { numberOf, textOf } from './values.ts';

type Walker = Pick<SnmpSession, 'walk'>;
type Routes = { readonly items: readonly RouteFacts[]; readonly cut: boolean };
type End = Pick<RouteFacts, 'destination' | 'prefix' | 'nextHop'>;

/** IANAipRouteProtocol, by number less one. @see IANA-RTPROTO-MIB */
const PROTOCOLS = [
  'other',
  'local',
  'netmgmt',
  'icmp',
  'egp',
  'ggp',
  'hello',
  'rip',
  'isIs',
  'esIs',
  'ciscoIgrp',
  'bbnSpfIgp',
  'ospf',
  'bgp',
  'idpr',
  'ciscoEigrp',
  'dvmrp',
  'rpl',
  'dhcp',
  'ttdp',
] as const;

const protocolOf = (value: number | undefined): string | undefined =>
  value === undefined ? undefined : PROTOCOLS[value - 1];
/** -1 stands for a metric that is not in use. */
const metricOf = (value: number | undefined): number | undefined =>
  value === undefined || value < 0 ? undefined : value;
/** 0 stands for no interface. */
const portOf = (value: number | undefined): number | undefined => (value === 0 ? undefined : value);

const isV4 = (address: string | undefined): address is string =>
  address !== undefined && ipaddr.IPv4.isValidFourPartDecimal(address);
function prefixOf(mask: string): number | undefined {
  return isV4(mask) ? (ipaddr.IPv4.parse(mask).prefixLengthFromSubnetMask() ?? undefined) : undefined;
}

/** Takes an InetAddress off the front of an index: its type, how long it is, its bytes. @see RFC 4001 */
function takeAddress(arcs: readonly number[]): readonly [address: string | undefined, rest: readonly number[]] {
  const [type = 0, length = 0] = arcs;
  const rest = arcs.slice(2 + length);
  // A zone of four bytes stands behind addresses that hold for one link only.
  const size = type === 1 || type === 3 ? 4 : 16;
  const bytes = arcs.slice(2, 2 + Math.min(size, length));
  if (type < 1 || type > 4 || bytes.length !== size || bytes.some((byte) => byte > 255)) return [undefined, rest];
  return [ipaddr.fromByteArray([...bytes]).toString(), rest];
}

/** Destination, prefix, policy, next hop: what the index of inetCidrRouteTable is made of. */
export function inetEnds(index: string): End | undefined {
  const [destination, behind] = takeAddress(index.split('.').map(Number));
  const [prefix, policyLength = 0, ...rest] = behind;
  const [nextHop] = takeAddress(rest.slice(policyLength));
  return destination === undefined || prefix === undefined ? undefined : { destination, prefix, nextHop };
}

/** Destination, mask, service, next hop: what the index of ipCidrRouteTable is made of. */
export function cidrEnds(index: string): End | undefined {
  const arcs = index.split('.');
  const [destination, mask, nextHop] = [arcs.slice(0, 4), arcs.slice(4, 8), arcs.slice(9, 13)].map((part) =>
    part.join('.'),
  );
  const prefix = prefixOf(mask ?? '');
  return isV4(destination) && prefix !== undefined ? { destination, prefix, nextHop } : undefined;
}

/** The two newer tables differ in their index and in the places of their columns only. */
async function modern(
  session: Walker,
  places: Readonly<Record<'ifIndex' | 'type' | 'protocol' | 'metric', string>>,
  endsOf: (index: string) => End | undefined,
  signal: AbortSignal | undefined,
): Promise<Routes> {
  const columns = await readColumns(session, places, signal && { signal });
  const items = columns.indexes.flatMap((index) => {
    const ends = endsOf(index);
    if (ends === undefined) return [];
    const type = numberOf(columns.type.get(index));
    return {
      ...ends,
      ifIndex: portOf(numberOf(columns.ifIndex.get(index))),
      type: type === undefined ? undefined : ROUTE_TYPES[type - 1],
      protocol: protocolOf(numberOf(columns.protocol.get(index))),
      metric: metricOf(numberOf(columns.metric.get(index))),
    };
  });
  return { items, cut: columns.isCut };
}

/** @see IP-FORWARD-MIB, RFC 4292 */
const INET = '1.3.6.1.2.1.4.24.7.1';
const inetRoutes = (session: Walker, signal?: AbortSignal): Promise<Routes> =>
  modern(
    session,
    { ifIndex: `${INET}.7`, type: `${INET}.8`, protocol: `${INET}.9`, metric: `${INET}.12` },
    inetEnds,
    signal,
  );

/** @see IP-FORWARD-MIB, RFC 2096 */
const CIDR = '1.3.6.1.2.1.4.24.4.1';
const cidrRoutes = (session: Walker, signal?: AbortSignal): Promise<Routes> =>
  modern(
    session,
    { ifIndex: `${CIDR}.5`, type: `${CIDR}.6`, protocol: `${CIDR}.7`, metric: `${CIDR}.11` },
    cidrEnds,
    signal,
  );

/** By number less one; what is invalid was there once. @see RFC 1213, ipRouteType */
const OLD_TYPES = ['other', undefined, 'local', 'remote'] as const;
const INVALID = 2;
const OLD = '1.3.6.1.2.1.4.21.1';
async function oldRoutes(session: Walker, signal?: AbortSignal): Promise<Routes> {
  const columns = await readColumns(
    session,
    {
      ifIndex: `${OLD}.2`,
      metric: `${OLD}.3`,
      nextHop: `${OLD}.7`,
      type: `${OLD}.8`,
      protocol: `${OLD}.9`,
      mask: `${OLD}.11`,
    },
    signal && { signal },
  );
  const items = columns.indexes.flatMap((destination) => {
    const type = numberOf(columns.type.get(destination));
    if (!isV4(destination) || type === INVALID) return [];
    return {
      destination,
      prefix: prefixOf(textOf(columns.mask.get(destination)) ?? '') ?? (destination === '0.0.0.0' ? 0 : 32),
      nextHop: textOf(columns.nextHop.get(destination)),
      ifIndex: portOf(numberOf(columns.ifIndex.get(destination))),
      type: OLD_TYPES[(type ?? 1) - 1],
      protocol: protocolOf(numberOf(columns.protocol.get(destination))),
      metric: metricOf(numberOf(columns.metric.get(destination))),
    };
  });
  return { items, cut: columns.isCut };
}

/** Where a device sends packets to, by the newest of three tables that has a line. @throws {Fault} as the session */
export async function readRoutes(session: Walker, signal?: AbortSignal): Promise<Routes> {
  for (const read of [inetRoutes, cidrRoutes]) {
    const found = await read(session, signal);
    if (found.items.length > 0) return found;
  }
  return oldRoutes(session, signal);
}
