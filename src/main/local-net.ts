import { readFileSync } from 'node:fs';
import { networkInterfaces, platform } from 'node:os';
import ipaddr from 'ipaddr.js';
import { localAddresses, localNeighbours } from './local-addresses.ts';
import type { LocalNet, NetworkFacts, Path } from '../engine/ports.ts';

const FRESH_MS = 1000;
const UNUSABLE = 0x200; // RTF_REJECT
const USABLE: Path = { usable: true };

type Route = { readonly network: bigint; readonly prefix: number; readonly device: string; readonly reject: boolean };

const toBig = (bytes: readonly number[]): bigint => bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
const lines = (file: string): readonly string[][] =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));

/** `/proc/net/route`: addresses are little-endian hexadecimal. */
function routes4(): readonly Route[] {
  return lines('/proc/net/route')
    .slice(1)
    .map((cells) => {
      const bytes = (hex: string) => [...Buffer.from(hex, 'hex')].toReversed();
      const prefix = bytes(cells[7] ?? '').reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);
      return {
        network: toBig(bytes(cells[1] ?? '')),
        prefix,
        device: cells[0] ?? '',
        reject: (Number.parseInt(cells[3] ?? '0', 16) & UNUSABLE) !== 0,
      };
    });
}

/** `/proc/net/ipv6_route`: destination, prefix length in hexadecimal, …, flags, device. */
function routes6(): readonly Route[] {
  return lines('/proc/net/ipv6_route').map((cells) => ({
    network: toBig([...Buffer.from(cells[0] ?? '', 'hex')]),
    prefix: Number.parseInt(cells[1] ?? '0', 16),
    device: cells[9] ?? '',
    reject: (Number.parseInt(cells[8] ?? '0', 16) & UNUSABLE) !== 0,
  }));
}

/** Interfaces that say they have no carrier; a file that cannot be read says nothing. */
function hasLink(device: string): boolean {
  try {
    return readFileSync(`/sys/class/net/${device}/carrier`, 'utf8').trim() !== '0';
  } catch {
    return false;
  }
}

function longestMatch(routes: readonly Route[], address: bigint, bits: number): Route | undefined {
  let best: Route | undefined;
  for (const route of routes) {
    const shift = BigInt(bits - route.prefix);
    if (address >> shift === route.network >> shift && (best === undefined || route.prefix > best.prefix)) best = route;
  }
  return best;
}

function linuxPath(address: ipaddr.IPv4 | ipaddr.IPv6): Path {
  const bits = address.kind() === 'ipv4' ? 32 : 128;
  const own = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  if (own.some((one) => one.address === address.toString())) return USABLE;
  const route = longestMatch(bits === 32 ? routes4() : routes6(), toBig(address.toByteArray()), bits);
  if (route === undefined || route.reject || (bits === 128 && route.device === 'lo'))
    return { usable: false, reason: 'no-route' };
  return hasLink(route.device) ? USABLE : { usable: false, reason: 'no-link' };
}

const PLACEHOLDER = '00:00:00:00:00:00';
const HAS_GATEWAY = 0x2; // RTF_GATEWAY

/** Gateway and subnet of the default route, from the routing table and what ARP has learnt. @see proc(5) */
function linuxNetwork(): NetworkFacts | undefined {
  const route = lines('/proc/net/route')
    .slice(1)
    .find((cells) => cells[1] === '00000000' && (Number.parseInt(cells[3] ?? '0', 16) & HAS_GATEWAY) !== 0);
  if (route === undefined) return undefined;
  const [device = '', , gateway = ''] = route;
  const address = [...Buffer.from(gateway, 'hex')].toReversed().join('.');
  const neighbour = lines('/proc/net/arp').find((cells) => cells[0] === address && cells[5] === device);
  const gatewayMac = neighbour?.[3]?.toLowerCase() ?? PLACEHOLDER;
  const cidr = networkInterfaces()[device]?.find(({ family }) => family === 'IPv4')?.cidr ?? undefined;
  if (gatewayMac === PLACEHOLDER || cidr === undefined) return undefined;
  const [, bits] = ipaddr.IPv4.parseCIDR(cidr);
  return { gatewayMac, subnet: `${ipaddr.IPv4.networkAddressFromCIDR(cidr).toString()}/${String(bits)}` };
}

/** Elsewhere: is there any interface of that family at all? */
function anyPath(address: ipaddr.IPv4 | ipaddr.IPv6): Path {
  const family = address.kind() === 'ipv4' ? 'IPv4' : 'IPv6';
  const own = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return own.some((one) => one.family === family && !one.internal) ? USABLE : { usable: false, reason: 'no-route' };
}

/** Judges from routing table and carrier whether an address could be reached from here; cached for a second. */
export function createLocalNet(monotonic: () => number): LocalNet {
  const known = new Map<string, Path>();
  let readAt = Number.NEGATIVE_INFINITY;
  return {
    addresses: localAddresses,
    neighbours: localNeighbours,
    network() {
      try {
        return platform() === 'linux' ? linuxNetwork() : undefined;
      } catch {
        return undefined;
      }
    },
    pathTo(text) {
      if (monotonic() - readAt > FRESH_MS) {
        known.clear();
        readAt = monotonic();
      }
      const cached = known.get(text);
      if (cached !== undefined) return cached;
      const bare = text.split('%')[0] ?? '';
      if (!ipaddr.isValid(bare)) return USABLE;
      const address = ipaddr.process(bare);
      const judge = platform() === 'linux' ? linuxPath : anyPath;
      const path = address.range() === 'loopback' ? USABLE : judge(address);
      known.set(text, path);
      return path;
    },
  };
}
