import ipaddr from 'ipaddr.js';
import type { NetworkFacts } from '../ports.ts';

/** A network this computer has been in. */
export type Place = {
  readonly id: string;
  readonly name: string;
  /** Hardware address of the default gateway, lower case with colons. */
  readonly gatewayMac: string;
  /** "192.168.1.0/24" */
  readonly subnet: string;
  /** ms since 1970 */
  readonly firstSeenAt: number;
  readonly lastSeenAt: number;
};

/** The place with that gateway and subnet: another router in the same 192.168.1.0/24 is another place. */
export const placeOf = (places: readonly Place[], facts: NetworkFacts): Place | undefined =>
  places.find(({ gatewayMac, subnet }) => gatewayMac === facts.gatewayMac && subnet === facts.subnet);

function isWithin(address: ipaddr.IPv4, subnet: string): boolean {
  const [network, bits] = ipaddr.IPv4.parseCIDR(subnet);
  return address.match(network, bits);
}

/** RFC 1918 and RFC 3927: addresses that mean something else in another network. */
const isPrivate = (address: ipaddr.IPv4): boolean => ['private', 'linkLocal'].includes(address.range());

export type Belonging = {
  readonly places: readonly Place[];
  readonly current: Place;
  /** Id of the place in which the device answered first, where that is known. */
  readonly home: string | undefined;
};

/**
 * The other place that a private address belongs to, if it does: the subnet of its home, or of any known place when the
 * present one does not hold it. What is reached by routes from everywhere belongs to no place.
 */
export function elsewhere(address: string, { places, current, home }: Belonging): Place | undefined {
  if (!ipaddr.IPv4.isValidFourPartDecimal(address)) return undefined;
  const ip = ipaddr.IPv4.parse(address);
  if (!isPrivate(ip)) return undefined;
  const holders = places.filter(({ subnet }) => isWithin(ip, subnet));
  const own = holders.find(({ id }) => id === home);
  if (own) return own.id === current.id ? undefined : own;
  return isWithin(ip, current.subnet) ? undefined : holders.find(({ id }) => id !== current.id);
}

/** Could the address have its home here? */
export const mayLiveIn = (address: string, { subnet }: Place): boolean =>
  ipaddr.IPv4.isValidFourPartDecimal(address) &&
  isPrivate(ipaddr.IPv4.parse(address)) &&
  isWithin(ipaddr.IPv4.parse(address), subnet);
