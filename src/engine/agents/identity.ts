import { type Link, type LinkEnd, type Network, type Router } from './network.ts';
import { chance } from './traffic.ts';

/** Locally administered hardware address of an interface; 0: of the device itself. */
export const macOf = (seed: number, router: number, port: number): Uint8Array =>
  Uint8Array.of(0x02, seed & 255, router >> 8, router & 255, port >> 8, port & 255);

/** Of what is plugged in and has no agent. */
export const guestMac = (seed: number, router: number, port: number): Uint8Array =>
  Uint8Array.of(0x06, seed & 255, router >> 8, router & 255, port >> 8, port & 255);

export const serialOf = (seed: number, router: number): string =>
  `RS${Math.floor(chance(seed, router, 21) * 36 ** 6)
    .toString(36)
    .toUpperCase()
    .padStart(6, '0')}${String(router)}`;

/** Around Surabaya, where the office of the demonstration is. In brackets as mapping programs read it. */
export function locationOf(seed: number, site: number): string {
  const [latitude, longitude] = [-7.25 - chance(seed, site, 22) * 0.9, 111.6 + chance(seed, site, 23) * 2.2];
  return `Site ${String(site)}, rack A [${latitude.toFixed(4)}, ${longitude.toFixed(4)}]`;
}

export const isRouted = ({ kind }: Router): boolean => kind.name === 'router' || kind.name === 'mikrotik';
/** 32 bits as an IPv4 address. */
export const dotted = (number: number): string => [24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join('.');

export type Address = { readonly address: string; readonly mask: string; readonly port: number };
/** A cable between two routers is a network of four addresses; 172.16.0.0/12 has room for 262,144. */
const transferOf = ({ id, a }: Link, end: LinkEnd): string =>
  dotted(0xac10_0000 + id * 4 + (end.router === a.router && end.port === a.port ? 1 : 2));

/** The port that carries the address of the device: one without cable if it has any, else the first. */
export const managementPort = ({ layout }: Router): number =>
  layout.kind.virtual.length > 0 && layout.kind.name !== 'access-point' && layout.kind.name !== 'linux-server'
    ? layout.ports.length
    : 1;

/** IPv4 addresses of a router, lowest port first. */
export function addressesOf(network: Network, router: Router): readonly Address[] {
  const own: Address[] = [{ address: router.address, mask: '255.0.0.0', port: managementPort(router) }];
  if (!isRouted(router)) return own;
  for (let port = 1; port <= router.layout.physical; port += 1) {
    const link = network.linkOf(router, port);
    if (link === undefined) continue;
    const { a, b } = link;
    const isTransfer = [a, b].every((end) => isRouted(network.router(end.router)));
    if (isTransfer)
      own.push({ address: transferOf(link, a.router === router.number ? a : b), mask: '255.255.255.252', port });
  }
  return own;
}

/** The addresses a router has learnt on a port: those of the device at the other end. */
export function neighbourAddress(network: Network, link: Link, far: LinkEnd): string {
  const isTransfer = [link.a, link.b].every((end) => isRouted(network.router(end.router)));
  return isTransfer ? transferOf(link, far) : network.router(far.router).address;
}
