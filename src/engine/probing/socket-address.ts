import { networkInterfaces } from 'node:os';
import ipaddr from 'ipaddr.js';

export type SocketAddressLayout = {
  /** Value of AF_INET6; AF_INET is 2 everywhere. */
  readonly afInet6: number;
  /** BSD has a length byte before a one-byte family. */
  readonly hasLength: boolean;
};

const AF_INET = 2;
const SOCKADDR_IN_BYTES = 16;
const SOCKADDR_IN6_BYTES = 28;

/** Whether a literal address (zone allowed) is IPv6. */
export const isIpv6 = (address: string): boolean => address.includes(':');

/** The 4 or 16 bytes of a literal address in network order, without its zone. */
export const addressBytes = (address: string): Uint8Array => Uint8Array.from(ipaddr.parse(address).toByteArray());

/**
 * A `sockaddr_in` or `sockaddr_in6` with port 0, in the byte order and layout of this machine (little-endian).
 *
 * @throws Error when the text is not an address
 * @see RFC 3493 section 3.3
 */
export function socketAddress(address: string, layout: SocketAddressLayout): Uint8Array<ArrayBuffer> {
  const isSix = isIpv6(address);
  const out = new Uint8Array(isSix ? SOCKADDR_IN6_BYTES : SOCKADDR_IN_BYTES);
  out[0] = layout.hasLength ? out.length : familyOf(isSix, layout);
  out[1] = layout.hasLength ? familyOf(isSix, layout) : 0;
  out.set(addressBytes(address), isSix ? 8 : 4);
  if (isSix) new DataView(out.buffer).setUint32(24, scopeOf(address), true);
  return out;
}

const familyOf = (isSix: boolean, layout: SocketAddressLayout): number => (isSix ? layout.afInet6 : AF_INET);

/** Interface index of a zone ("fe80::1%eth0", "fe80::1%2"); 0 when there is none or it is unknown. */
function scopeOf(address: string): number {
  const zone = address.split('%')[1];
  if (zone === undefined) return 0;
  if (/^\d+$/.test(zone)) return Number(zone);
  for (const entry of networkInterfaces()[zone] ?? []) if (entry.family === 'IPv6') return entry.scopeid;
  return 0;
}
