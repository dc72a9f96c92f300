import { isSharedMac } from '../lib/mac.ts';
import { vendorOfMac } from '../lib/oui.ts';
import type { StoredHost } from '../storage/storage.ts';
import type { Wiring } from '../wiring/wiring.ts';
import { nodeTypeOf, workOf } from '../wiring/node-type.ts';

/** Pairs of the ARP tables that leave no doubt: one hardware address for the address, and one address for it. */
function soundPairs(wirings: Iterable<Wiring>): ReadonlyMap<string, string> {
  const macs = new Map<string, Set<string>>();
  const addresses = new Map<string, Set<string>>();
  const note = (into: Map<string, Set<string>>, key: string, value: string): void =>
    void into.set(key, (into.get(key) ?? new Set()).add(value));
  for (const { arp } of wirings)
    for (const { address, mac } of arp) {
      if (isSharedMac(mac)) continue;
      note(macs, address, mac);
      note(addresses, mac, address);
    }
  return new Map(
    [...macs].flatMap(([address, found]) => {
      const [mac, ...others] = found;
      // A router that answers for others (proxy ARP) would make one host of all of them.
      return mac === undefined || others.length > 0 || addresses.get(mac)?.size !== 1 ? [] : [[address, mac] as const];
    }),
  );
}

const withMac = (host: StoredHost, mac: string): StoredHost => {
  const vendor = host.vendor ?? vendorOfMac(mac) ?? null;
  const signs = { capabilities: [], answers: host.answers, ...workOf(undefined) };
  return { ...host, macs: [mac], vendor, type: host.type === 'unknown' ? nodeTypeOf({ ...signs, vendor }) : host.type };
};

/**
 * Hosts beyond a router, with what only its ARP table knows: the hardware address of one that answers, and the address
 * of one that answers nobody. Networks that use the same addresses contradict each other, and then nothing is taken.
 */
export function* resolvedHosts(
  hosts: readonly StoredHost[],
  { all, wirings }: { readonly all: readonly StoredHost[]; readonly wirings: Iterable<Wiring> },
): Generator<StoredHost> {
  const pairs = soundPairs(wirings);
  if (pairs.size === 0) return;
  const takenMacs = new Set(all.flatMap(({ macs }) => macs));
  const takenAddresses = new Set(all.flatMap(({ addresses }) => addresses));
  const byMac = new Map([...pairs].map(([address, mac]) => [mac, address]));
  for (const host of hosts) {
    const mac = pairs.get(host.address);
    if (host.macs.length === 0 && mac !== undefined && !takenMacs.has(mac)) yield withMac(host, mac);
    if (host.address !== '') continue;
    const address = host.macs.map((one) => byMac.get(one)).find((one) => one !== undefined);
    if (address !== undefined && !takenAddresses.has(address)) yield { ...host, address, addresses: [address] };
  }
}
