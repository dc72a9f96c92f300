import { createHash } from 'node:crypto';
import { CHASSIS_ID, macOfId } from '../wiring/lldp-id.ts';
import type { WiringNeighbour } from '../wiring/wiring.ts';
import type { NodeType } from '../../contract/topology.ts';
import { chassisKey } from './identities.ts';
import { isReachable, isTelling, plainName } from './names.ts';

/** Somebody whom only neighbours tell of. */
export type Stranger = {
  readonly id: string;
  name: string;
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

/** What a neighbour is for, by what it says it can. */
export function typeOf(capabilities: ReadonlySet<string>): NodeType {
  const has = (...words: readonly string[]): boolean => words.some((word) => capabilities.has(word));
  if (has('telephone')) return 'phone';
  if (has('wlan-ap')) return 'access-point';
  if (has('switch')) return 'switch';
  if (has('router')) return 'router';
  if (has('bridge')) return 'switch';
  return has('station') ? 'computer' : 'unknown';
}

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

  return {
    all: (): Iterable<Stranger> => new Set(byKey.values()),
    byMac: (mac: string): Stranger | undefined => byMac.get(mac),
    /** @param beside those told of at the same port. @returns undefined for one that nothing tells from others */
    meet(one: WiringNeighbour, beside: readonly Stranger[]): Stranger | undefined {
      const key = keyOf(one);
      if (key === undefined) return undefined;
      const name = plainName(one.sysName ?? '');
      const isNamed = !COMMON.has(name);
      const same =
        byKey.get(key) ??
        beside.find(
          (other) =>
            (isNamed && plainName(other.name) === name) ||
            one.addresses.some((address) => other.addresses.has(address)),
        ) ??
        (key.startsWith('n:') ? byName.get(name) : undefined);
      const found: Stranger = same ?? {
        id: nodeId('n', key),
        name: one.sysName ?? one.addresses[0] ?? (key.slice(2).match(/../g) ?? []).join(':'),
        addresses: new Set(),
        macs: new Set(),
        capabilities: new Set(),
      };
      byKey.set(key, found);
      if (isNamed) byName.set(name, byName.has(name) && byName.get(name) !== found ? undefined : found);
      for (const address of one.addresses) if (isReachable(address)) found.addresses.add(address);
      for (const word of one.capabilities) found.capabilities.add(word);
      const mac = macOfId(one.chassisId, CHASSIS_ID.mac);
      for (const each of [mac, one.portId?.subtype === 3 ? one.portId.hex : undefined])
        if (each !== undefined && each.length === 12 && isTelling(each)) {
          found.macs.add(each);
          byMac.set(each, found);
        }
      return found;
    },
  };
}
export type Strangers = ReturnType<typeof createStrangers>;
