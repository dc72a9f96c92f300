import { CHASSIS_ID, macOfId, PORT_ID } from '../wiring/lldp-id.ts';
import { ownMacs } from '../wiring/read-wiring.ts';
import type { LldpId, WiringNeighbour } from '../wiring/wiring.ts';
import type { FuseInput } from './model.ts';
import type { NodeDoubt } from '../../contract/topology.ts';
import { isReachable, isTelling, plainName, shortName } from './names.ts';

/** How much each trait says that a neighbour is a host; one alone must reach `ENOUGH`. */
const WEIGHT = { chassis: 100, mac: 60, name: 40, shortName: 30, address: 35 } as const;
const ENOUGH = 30;
/** A name that differs speaks against what only an address says. */
const OTHER_NAME = 30;
/** From this share of the same hardware addresses on, two devices are one that is watched twice. */
const SAME_SHARE = 0.5;

const NONE: ReadonlySet<string> = new Set();
type Hosts = Map<string, readonly string[]>;
/** Nearly every trait is of one host alone: there are tens of thousands of traits, and one list a host. */
const put = (map: Hosts, key: string | undefined, alone: readonly string[]): void => {
  if (key === undefined || key === '') return;
  const known = map.get(key);
  if (known === undefined) map.set(key, alone);
  else if (!alone.every((id) => known.includes(id))) map.set(key, [...known, ...alone]);
};

/** A chassis as far as it must agree: some agents pad it with NULs. */
export const chassisKey = ({ subtype, hex }: LldpId): string =>
  `${String(subtype)}:${hex.replace(/(?:00)+$/, '') || '0'}`;

/** Hardware addresses of a neighbour: of its chassis, and of its port where that is called so. */
export function toldMacs({ chassisId, portId }: WiringNeighbour): readonly string[] {
  const found = [macOfId(chassisId, CHASSIS_ID.mac), macOfId(portId, PORT_ID.mac)];
  return [...new Set(found.filter((mac) => mac !== undefined && isTelling(mac)))] as string[];
}

/** Every trait that tells a host from others, and whose it is. */
export function createIdentities({ wirings, hosts }: Pick<FuseInput, 'wirings' | 'hosts'>) {
  const chassis: Hosts = new Map();
  const macs: Hosts = new Map();
  const addresses: Hosts = new Map();
  const names: Hosts = new Map();
  const shorts: Hosts = new Map();
  const serials: Hosts = new Map();
  const own = new Map<string, ReadonlySet<string>>();
  const named = new Map<string, string>();
  const doubts = new Map<string, Set<NodeDoubt>>();
  /** Of those that are one device: the one that stands for all. */
  const same = new Map<string, string>();

  const doubt = (id: string, what: NodeDoubt): void => {
    doubts.set(id, (doubts.get(id) ?? new Set<NodeDoubt>()).add(what));
  };

  for (const host of hosts) {
    const wiring = wirings.get(host.id)?.wiring;
    const alone = [host.id];
    const all = new Set([...host.macs, ...(wiring === undefined ? [] : ownMacs(wiring))].filter(isTelling));
    own.set(host.id, all);
    for (const mac of all) put(macs, mac, alone);
    // The one it is watched at is its own, whatever kind of address it is.
    const told = wiring?.addresses.map((one) => one.address).filter(isReachable) ?? [];
    for (const address of [...host.addresses, ...told]) put(addresses, address, alone);
    const name = wiring?.identity.sysName ?? host.name;
    named.set(host.id, plainName(name));
    put(names, plainName(name), alone);
    put(shorts, shortName(plainName(name)), alone);
    if (wiring === undefined) continue;
    if (wiring.identity.chassisId !== undefined) put(chassis, chassisKey(wiring.identity.chassisId), alone);
    put(serials, wiring.identity.serial, alone);
    for (const what of wiring.doubts) doubt(host.id, what);
  }

  /** Those that share a trait are one device when they share their hardware, too; else the trait says nothing. */
  function judge(map: Hosts, what?: NodeDoubt): void {
    for (const [key, ids] of map) {
      if (ids.length < 2) continue;
      const [first = '', ...others] = ids.toSorted();
      const left = new Set([first]);
      for (const id of others) {
        const [a, b] = [own.get(first) ?? NONE, own.get(id) ?? NONE];
        const shared = [...a].filter((mac) => b.has(mac)).length;
        if (shared > 0 && shared >= SAME_SHARE * Math.min(a.size, b.size)) {
          same.set(id, same.get(first) ?? first);
          doubt(id, 'watched-twice');
        } else left.add(id);
      }
      if (left.size > 1 && what !== undefined) for (const id of left) doubt(id, what);
      map.set(key, [...left]);
    }
  }
  judge(chassis, 'duplicate-chassis');
  judge(serials, 'duplicate-serial');
  judge(addresses);

  /** An address two devices have is shared on purpose (VRRP), unless others resolve it to the hardware of both. */
  function judgeAddresses(): void {
    const resolved: Hosts = new Map();
    for (const { wiring } of wirings.values())
      for (const { address, mac } of wiring.arp)
        if ((addresses.get(address)?.length ?? 0) > 1 && isTelling(mac)) put(resolved, address, [mac]);
    for (const [address, hardware] of resolved)
      if (hardware.length > 1) for (const id of addresses.get(address) ?? []) doubt(id, 'duplicate-address');
  }
  judgeAddresses();

  const canonical = (id: string): string => same.get(id) ?? id;
  function only(map: Hosts, key: string | undefined): string | undefined {
    const ids = key === undefined ? undefined : map.get(key);
    if (ids === undefined) return undefined;
    const distinct = new Set(ids.map(canonical));
    return distinct.size === 1 ? [...distinct][0] : undefined;
  }

  function votes(one: WiringNeighbour): ReadonlyMap<string, number> {
    const found = new Map<string, number>();
    const vote = (map: Hosts, key: string, weight: number): void => {
      for (const id of new Set((map.get(key) ?? []).map(canonical))) found.set(id, (found.get(id) ?? 0) + weight);
    };
    if (one.chassisId !== undefined) vote(chassis, chassisKey(one.chassisId), WEIGHT.chassis);
    for (const mac of toldMacs(one)) vote(macs, mac, WEIGHT.mac);
    for (const address of new Set(one.addresses.filter(isReachable))) vote(addresses, address, WEIGHT.address);
    if (one.sysName === undefined) return found;
    const name = plainName(one.sysName);
    vote(names, name, WEIGHT.name);
    vote(shorts, shortName(name), WEIGHT.shortName);
    for (const [id, sum] of found) if (sum < WEIGHT.chassis && isNamedElse(id, name)) found.set(id, sum - OTHER_NAME);
    return found;
  }
  /** Whether a device that tells its name tells another one. */
  function isNamedElse(id: string, name: string): boolean {
    const known = named.get(id);
    return known !== undefined && wirings.has(id) && shortName(known) !== shortName(name);
  }

  return {
    doubts,
    doubt,
    canonical,
    isSame: (id: string): boolean => same.has(id),
    /** The host a neighbour is; undefined when it is none of them, or could be several. */
    hostOf(one: WiringNeighbour): string | undefined {
      const ranked = [...votes(one)].filter(([, sum]) => sum >= ENOUGH).toSorted((a, b) => b[1] - a[1]);
      const [first, second] = ranked;
      return first !== undefined && (second === undefined || second[1] < first[1]) ? first[0] : undefined;
    },
    byMac: (mac: string): string | undefined => (isTelling(mac) ? only(macs, mac) : undefined),
    byAddress: (address: string): string | undefined => only(addresses, address),
  };
}
export type Identities = ReturnType<typeof createIdentities>;
