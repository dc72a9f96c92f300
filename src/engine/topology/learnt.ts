import type { Ground, Reader } from './ground.ts';
import { isTelling } from './names.ts';
import type { Strangers } from './strangers.ts';

/** What one switch has learnt at one port (or bundle). */
export type LearntPort = {
  readonly reader: Reader;
  readonly ifIndex: number;
  readonly macs: Set<string>;
  /** Ids of other switches behind it. */
  readonly switches: Set<string>;
  readonly vlans: Map<string, number>;
};

/** Whose a hardware address is. */
export type Owner = { readonly id: string; readonly isHost: boolean };

/** Those that tell nothing themselves, by the address others resolve. A router that answers for many is none of them. */
function resolver({ readers, identities, input }: Pick<Ground, 'readers' | 'identities' | 'input'>) {
  const resolved = new Map<string, Set<string>>();
  const tables = [...[...readers.values()].map(({ wiring }) => wiring.arp), input.own?.arp ?? []];
  for (const { address, mac } of tables.flat()) {
    const host = identities.byAddress(address);
    if (host === undefined || readers.has(host)) continue;
    const known = resolved.get(mac);
    if (known === undefined) resolved.set(mac, new Set([host]));
    else known.add(host);
  }
  return (mac: string): string | undefined => {
    const found = resolved.get(mac);
    return found?.size === 1 ? [...found][0] : undefined;
  };
}

/** The learnt addresses of all switches, port by port, and whose they are. */
export function learn({ readers, identities, input }: Ground, strangers: Strangers) {
  const own = new Map((input.own?.interfaces ?? []).map((one) => [one.mac, one]));
  const resolvedHost = resolver({ readers, identities, input });
  const owners = new Map<string, Owner | undefined>();
  function ownerOf(mac: string): Owner | undefined {
    if (owners.has(mac)) return owners.get(mac);
    const host = identities.byMac(mac) ?? resolvedHost(mac);
    const stranger = host === undefined ? strangers.byMac(mac) : undefined;
    const id = host ?? stranger?.id;
    const found = id === undefined ? undefined : { id, isHost: host !== undefined };
    owners.set(mac, found);
    return found;
  }

  const switches = new Set([...readers.values()].filter(({ wiring }) => wiring.fdb.length > 0).map(({ id }) => id));
  /** By switch, then port. */
  const ports = new Map<string, Map<number, LearntPort>>();
  for (const id of switches) {
    const reader = readers.get(id);
    if (reader === undefined) continue;
    const byPort = new Map<number, LearntPort>();
    for (const { mac, vlan, ifIndex } of reader.wiring.fdb) {
      if (!isTelling(mac)) continue;
      const port = reader.bundleOf(ifIndex);
      const known = byPort.get(port) ?? {
        reader,
        ifIndex: port,
        macs: new Set(),
        switches: new Set(),
        vlans: new Map(),
      };
      byPort.set(port, known);
      known.macs.add(mac);
      known.vlans.set(mac, vlan);
      const owner = ownerOf(mac);
      if (owner !== undefined && owner.id !== id && switches.has(owner.id)) known.switches.add(owner.id);
    }
    ports.set(id, byPort);
  }
  return {
    switches: switches as ReadonlySet<string>,
    ports: ports as ReadonlyMap<string, ReadonlyMap<number, LearntPort>>,
    own: own as ReadonlyMap<string, typeof own extends Map<string, infer T> ? T : never>,
    ownerOf,
  };
}
export type Learnt = ReturnType<typeof learn>;
