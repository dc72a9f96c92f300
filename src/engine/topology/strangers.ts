import { createHash } from 'node:crypto';
import { CHASSIS_ID, macOfId } from '../wiring/lldp-id.ts';
import type { WiringNeighbour } from '../wiring/wiring.ts';
import { chassisKey, toldMacs } from './identities.ts';
import { isReachable, isTelling, plainName } from './names.ts';

/** Somebody whom only neighbours tell of. */
export type Stranger = {
  readonly id: string;
  readonly name: string;
  readonly addresses: Set<string>;
  readonly macs: Set<string>;
  readonly capabilities: Set<string>;
};

/** Letters that may stand in an address of the API; what is long is cut to a fingerprint. */
export const nodeId = (kind: string, key: string): string =>
  /^[\w.:-]{1,60}$/.test(key)
    ? `${kind}-${key}`
    : `${kind}-${createHash('sha256').update(key).digest('hex').slice(0, 24)}`;

/** Names that a thousand devices have from their makers. */
const COMMON = new Set(['mikrotik', 'localhost', 'switch', 'router', 'ubnt', 'openwrt', 'debian', 'unknown', '']);

const strangerOf = ({ sysName, addresses }: WiringNeighbour, key: string): Stranger => ({
  id: nodeId('n', key),
  name: sysName ?? addresses[0] ?? (key.slice(2).match(/../g) ?? []).join(':'),
  addresses: new Set(),
  macs: new Set(),
  capabilities: new Set(),
});

/** Everybody who is told of and not known. One that LLDP and CDP tell of at the same port is one. */
export function createStrangers() {
  const byKey = new Map<string, Stranger>();
  const byMac = new Map<string, Stranger>();
  /** By name, as long as only one has it. */
  const byName = new Map<string, Stranger | undefined>();

  function keyOf(one: WiringNeighbour): string | undefined {
    const mac = macOfId(one.chassisId, CHASSIS_ID.mac);
    if (mac !== undefined && isTelling(mac)) return `m:${mac}`;
    if (one.protocol === 'lldp' && one.chassisId !== undefined) return `c:${chassisKey(one.chassisId)}`;
    const name = plainName(one.sysName ?? '');
    if (!COMMON.has(name)) return `n:${name}`;
    return one.addresses[0] === undefined ? undefined : `a:${one.addresses[0]}`;
  }

  function sameAs(one: WiringNeighbour, key: string, beside: readonly Stranger[]): Stranger | undefined {
    const name = plainName(one.sysName ?? '');
    const isSame = (other: Stranger): boolean =>
      (!COMMON.has(name) && plainName(other.name) === name) ||
      one.addresses.some((address) => other.addresses.has(address));
    return byKey.get(key) ?? beside.find(isSame) ?? (key.startsWith('n:') ? byName.get(name) : undefined);
  }

  return {
    all: (): Iterable<Stranger> => new Set(byKey.values()),
    byMac: (mac: string): Stranger | undefined => byMac.get(mac),
    /** @param beside those told of at the same port. @returns undefined for one that nothing tells from others */
    meet(one: WiringNeighbour, beside: readonly Stranger[]): Stranger | undefined {
      const key = keyOf(one);
      if (key === undefined) return undefined;
      const found = sameAs(one, key, beside) ?? strangerOf(one, key);
      byKey.set(key, found);
      const name = plainName(one.sysName ?? '');
      if (!COMMON.has(name)) byName.set(name, byName.has(name) && byName.get(name) !== found ? undefined : found);
      for (const address of one.addresses) if (isReachable(address)) found.addresses.add(address);
      for (const word of one.capabilities) found.capabilities.add(word);
      for (const mac of toldMacs(one)) {
        found.macs.add(mac);
        byMac.set(mac, found);
      }
      return found;
    },
  };
}
export type Strangers = ReturnType<typeof createStrangers>;
