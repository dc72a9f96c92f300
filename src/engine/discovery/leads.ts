import { holds, ipOf } from '../lib/ip.ts';
import type { Wiring } from '../wiring/wiring.ts';
import type { Recursion } from './messages.ts';

/** RFC 1918 and RFC 4193. */
export const PRIVATE_NETWORKS = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'] as const;

/** More from one device are not neighbours of a site. */
const MOST_OF_ONE = 5000;

const isLocalOnly = (address: string): boolean =>
  /^(?:fe80:|169\.254\.|0\.|127\.|224\.|239\.|255\.|ff|::1?$)/i.test(address);

function* told(wiring: Wiring, sources: Recursion['sources']): Generator<string> {
  for (const { protocol, addresses } of wiring.neighbours) if (sources.includes(protocol)) yield* addresses;
  if (sources.includes('routes')) yield* wiring.nextHops;
  for (const { protocol, address } of wiring.peers) if (sources.includes(protocol)) yield address;
  if (sources.includes('arp')) for (const { address } of wiring.arp) yield address;
}

/**
 * Addresses a device tells of that may be looked at: those of neighbours, next hops, routing peers and its ARP table,
 * within the networks that are allowed.
 */
export function leadsOf(wiring: Wiring, { sources, allow }: Pick<Recursion, 'sources' | 'allow'>): readonly string[] {
  const own = new Set(wiring.addresses.map(({ address }) => address));
  const found = new Set<string>();
  for (const address of told(wiring, sources)) {
    if (found.size >= MOST_OF_ONE) break;
    const ip = isLocalOnly(address) || own.has(address) ? undefined : ipOf(address);
    if (ip && holds(allow, ip)) found.add(address);
  }
  return [...found];
}
