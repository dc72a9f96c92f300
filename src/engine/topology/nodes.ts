import { CHASSIS_ID, macOfId } from '../wiring/lldp-id.ts';
import { vendorOfMac } from '../lib/oui.ts';
import { nodeTypeOf, workOf } from '../wiring/node-type.ts';
import type { NodeType } from '../../contract/topology.ts';
import type { KnownHost, Wiring } from '../wiring/wiring.ts';
import type { Silent } from './endpoints.ts';
import type { Ground } from './ground.ts';
import { type Node, THIS_COMPUTER } from './model.ts';
import { isReachable, isTelling } from './names.ts';
import type { Inferred } from './segments.ts';
import type { Stranger } from './strangers.ts';

/** A switch has hundreds; these are enough to know it by. */
const MOST_MACS = 8;
const MOST_ADDRESSES = 32;
const NONE: ReadonlySet<string> = new Set();

type Parts = {
  readonly ground: Ground;
  readonly strangers: readonly Stranger[];
  readonly hubs: readonly Inferred[];
  readonly silent: readonly Silent[];
  readonly isUsed: (id: string) => boolean;
};

const bare = { vendor: null, site: '', groups: [], doubts: [] } as const;

/** What others say a device can do. */
function toldCapabilities({ readers, identities }: Ground): ReadonlyMap<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { wiring } of readers.values())
    for (const one of wiring.neighbours) {
      const host = one.capabilities.length === 0 ? undefined : identities.hostOf(one);
      if (host === undefined) continue;
      const known = found.get(host) ?? new Set();
      for (const word of one.capabilities) known.add(word);
      found.set(host, known);
    }
  return found;
}

const makerOf = (macs: readonly (string | undefined)[]): string | null =>
  macs.map((mac) => mac && vendorOfMac(mac)).find((name) => name !== undefined) ?? null;

/** What a node is for, where nobody has found it out yet: by its maker, what it does and what others say it can. */
function guessType(vendor: string | null, capabilities: ReadonlySet<string>, wiring?: Wiring): NodeType {
  const { sysDescr } = wiring?.identity ?? {};
  return nodeTypeOf({ sysDescr, vendor, capabilities: [...capabilities], answers: [], ...workOf(wiring) });
}

function hostNode(host: KnownHost, { ground }: Parts, capabilities: ReadonlySet<string>): Node {
  const wiring = ground.input.wirings.get(host.id)?.wiring;
  const chassis = wiring && macOfId(wiring.identity.chassisId, CHASSIS_ID.mac);
  const cabled = wiring?.ports.flatMap(({ mac }) => mac ?? []) ?? [];
  const macs = [...new Set([wiring?.identity.bridgeMac, chassis, ...host.macs, ...cabled])];
  const own = wiring?.addresses.map(({ address }) => address).filter(isReachable) ?? [];
  const addresses = [...new Set([...host.addresses, ...own])].slice(0, MOST_ADDRESSES);
  const vendor = host.vendor ?? makerOf(macs);
  return {
    id: host.id,
    kind: host.isWatched ? 'device' : 'neighbour',
    name: host.name,
    addresses,
    macs: macs.filter((mac) => mac !== undefined && isTelling(mac)).slice(0, MOST_MACS) as string[],
    type: host.type === 'unknown' ? guessType(vendor, capabilities, wiring) : host.type,
    vendor,
    site: host.site,
    groups: [...host.groups],
    doubts: [...(ground.identities.doubts.get(host.id) ?? [])].toSorted(),
  };
}

/** Everybody on the map: all that is watched, and of the others those that have a link. */
export function nodesOf(parts: Parts): readonly Node[] {
  const { ground, strangers, hubs, silent, isUsed } = parts;
  const capabilities = toldCapabilities(ground);
  const hosts = ground.input.hosts.filter(({ id, isWatched }) => isWatched || isUsed(id));
  const nodes: Node[] = hosts.map((host) => hostNode(host, parts, capabilities.get(host.id) ?? NONE));
  for (const { id, name, addresses, macs, capabilities: own } of strangers) {
    if (!isUsed(id)) continue;
    const [all, hardware] = [[...addresses].toSorted(), [...macs].toSorted()];
    const vendor = makerOf(hardware);
    nodes.push({
      ...bare,
      id,
      kind: 'neighbour',
      name,
      addresses: all,
      macs: hardware,
      type: guessType(vendor, own),
      vendor,
      groups: [],
      doubts: [],
    });
  }
  for (const { id, mac, addresses } of silent)
    if (isUsed(id))
      nodes.push({
        ...bare,
        id,
        kind: 'neighbour',
        name: addresses[0] ?? mac,
        addresses: [...addresses],
        macs: [mac],
        type: guessType(makerOf([mac]), NONE),
        vendor: makerOf([mac]),
        groups: [],
        doubts: [],
      });
  for (const { id, at } of new Map(hubs.map((hub) => [hub.id, hub])).values())
    if (isUsed(id))
      nodes.push({
        ...bare,
        id,
        kind: 'inferred',
        name: at.port ?? '',
        addresses: [],
        macs: [],
        type: 'unmanaged-switch',
        groups: [],
        doubts: [],
      });
  const { own } = ground.input;
  if (own !== undefined && own.interfaces.length > 0)
    nodes.push({
      ...bare,
      id: THIS_COMPUTER,
      kind: 'this-computer',
      name: own.name,
      addresses: own.interfaces.flatMap(({ addresses }) => addresses),
      macs: own.interfaces.map(({ mac }) => mac),
      type: 'computer',
      groups: [],
      doubts: [],
    });
  return nodes;
}
