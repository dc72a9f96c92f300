import type { LocalNetwork } from '../../contract/discovery.ts';
import { cidrOf, ipOf, type IpRange, ipText, networkOf } from '../lib/ip.ts';
import type { LocalAddress, LocalNet } from '../ports.ts';

/** Larger ones are scanned only when somebody says so. */
const LEAST_PREFIX = 20;
const NOT_CHOSEN: ReadonlySet<LocalAddress['kind']> = new Set(['virtual', 'vpn', 'loopback', 'link-local', 'other']);

function networkText(address: string, prefix: number): string | undefined {
  const ip = ipOf(address);
  if (ip === undefined || prefix > ip.bits) return undefined;
  return `${ipText({ value: networkOf(ip, prefix).first, bits: ip.bits })}/${String(prefix)}`;
}

const colons = (mac: string | null): string | null => mac?.replaceAll(/(..)(?=.)/g, '$1:') ?? null;

/** The IPv4 networks this computer is in, that which leads everywhere else first. */
export function localNetworks(net: Pick<LocalNet, 'addresses'>): LocalNetwork[] {
  return net
    .addresses()
    .flatMap((one): LocalNetwork[] => {
      const cidr = networkText(one.address, one.prefix);
      if (cidr === undefined || ipOf(one.address)?.bits !== 32 || one.prefix >= 32) return [];
      const size = 2 ** (32 - one.prefix);
      return [
        {
          interface: one.interface,
          cidr,
          address: one.address,
          mac: colons(one.mac),
          gateway: one.gateway,
          hosts: one.prefix < 31 ? size - 2 : size,
          kind: one.kind,
          isDefault: one.isDefault,
          isChosen: !NOT_CHOSEN.has(one.kind) && one.prefix >= LEAST_PREFIX,
        },
      ];
    })
    .toSorted((a, b) => Number(b.isDefault) - Number(a.isDefault) || Number(b.isChosen) - Number(a.isChosen));
}

/** Networks whose hosts answer ARP or ND to this computer, and its own addresses in them. Loopback is no link. */
export function onLinkOf(net: Pick<LocalNet, 'addresses'>): {
  readonly ranges: readonly IpRange[];
  readonly own: readonly string[];
} {
  const linked = net.addresses().filter(({ kind, mac }) => kind !== 'loopback' && mac !== null);
  const ranges = linked.flatMap(
    ({ address, prefix }) => cidrOf(`${address.replace(/%.*$/, '')}/${String(prefix)}`) ?? [],
  );
  const own = net.addresses().filter(({ kind }) => kind !== 'loopback');
  return { ranges, own: own.map(({ address }) => address.replace(/%.*$/, '')) };
}
