import ipaddr from 'ipaddr.js';
import { CONFIDENCE } from './confidence.ts';
import type { Ground, Reader } from './ground.ts';
import type { Proof, Sight, Source } from './model.ts';
import { isReachable } from './names.ts';

type Seat = { readonly reader: Reader; readonly address: string; readonly ifIndex: number };
const SHORTEST = { ipv4: 8, ipv6: 32 } as const;

/** The network an address is in, as text. */
function networkOf(address: string, prefix: number): string | undefined {
  if (!ipaddr.isValid(address)) return undefined;
  const parsed = ipaddr.parse(address);
  const kind = parsed.kind();
  const bits = kind === 'ipv4' ? 32 : 128;
  if (prefix >= bits || prefix < SHORTEST[kind]) return undefined;
  const bytes = parsed.toByteArray().map((byte, place) => {
    const left = Math.max(0, Math.min(8, prefix - place * 8));
    return byte & (0xff << (8 - left)) & 0xff;
  });
  return `${ipaddr.fromByteArray(bytes).toString()}/${String(prefix)}`;
}
const isPointToPoint = (network: string): boolean => /\.\d+\/3[01]$|:.*\/12[67]$/.test(network);

/** Those that stand between networks: they have routing neighbours, or others send through them. */
function routers({ readers, identities }: Ground): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { id, wiring } of readers.values()) {
    if (wiring.peers.length > 0) found.add(id);
    for (const hop of wiring.nextHops) {
      const other = identities.byAddress(hop);
      if (other !== undefined && other !== id) found.add(other);
    }
  }
  return found;
}

/** Links of routers: who exchanges routes, networks that only two share. */
export function routedLinks(ground: Ground): readonly Sight[] {
  const { readers, identities, end } = ground;
  const found = new Map<string, Sight>();
  const add = (one: Seat, other: Seat, source: Source, detail: string): void => {
    const [first, second] = one.reader.id < other.reader.id ? [one, other] : [other, one];
    const [a, b] = [end(first.reader, first.ifIndex), end(second.reader, second.ifIndex)];
    const key = `${a.node} ${String(a.ifIndex)} ${b.node} ${String(b.ifIndex)}`;
    const known = found.get(key);
    const by = one === first ? 'a' : 'b';
    const before = known?.proofs.find((proof) => proof.source === source);
    const proof: Proof = {
      source,
      by: before !== undefined && before.by !== by ? 'both' : by,
      at: one.reader.at,
      detail,
    };
    const proofs = [...(known?.proofs ?? []).filter((each) => each.source !== source), proof];
    found.set(key, { layer: 'l3', a, b, proofs, confidence: Math.max(...proofs.map(weigh)), state: stateOf(proofs) });
  };

  const networks = new Map<string, Seat[]>();
  const seats = new Map<string, Seat>();
  for (const reader of readers.values())
    for (const { address, prefix, ifIndex } of reader.wiring.addresses) {
      if (!isReachable(address)) continue;
      seats.set(`${reader.id} ${address}`, { reader, address, ifIndex });
      const network = prefix === undefined ? undefined : networkOf(address, prefix);
      if (network !== undefined)
        networks.set(network, [...(networks.get(network) ?? []), { reader, address, ifIndex }]);
    }

  const networksOf = new Map<string, readonly (readonly [string, Seat])[]>();
  for (const [network, all] of networks)
    for (const seat of all)
      networksOf.set(seat.reader.id, [...(networksOf.get(seat.reader.id) ?? []), [network, seat]]);
  for (const reader of readers.values())
    for (const { protocol, address, ifIndex } of reader.wiring.peers) {
      const peer = identities.byAddress(address);
      const there = peer === undefined ? undefined : seats.get(`${peer} ${address}`);
      if (there === undefined || peer === reader.id) continue;
      const shared = (networksOf.get(reader.id) ?? []).find(([network]) =>
        networks
          .get(network)
          ?.some((seat) => seat === there || (seat.reader === there.reader && seat.ifIndex === there.ifIndex)),
      );
      const near = shared?.[1] ?? (ifIndex === undefined ? undefined : { reader, address: '', ifIndex });
      // Peers of BGP may be many hops apart: only those of the same network have a link.
      if (near !== undefined) add(near, there, protocol, `has ${address} as a neighbour by ${protocol.toUpperCase()}`);
    }

  const between = routers(ground);
  for (const [network, all] of networks) {
    const distinct = new Map(all.map((seat) => [seat.reader.id, seat]));
    const [one, other, more] = isPointToPoint(network)
      ? [...distinct.values()]
      : [...distinct.values()].filter(({ reader }) => between.has(reader.id));
    if (one !== undefined && other !== undefined && more === undefined && all.length === distinct.size) {
      add(one, other, 'subnet', `${network} has these two`);
      add(other, one, 'subnet', `${network} has these two`);
    }
  }
  return [...found.values()].map((sight) => ({ ...sight, confidence: confidenceOf(sight.proofs, networks) }));
}

const weigh = ({ source, by }: Proof): number =>
  source === 'subnet' ? CONFIDENCE.subnet : by === 'both' ? CONFIDENCE.peers.both : CONFIDENCE.peers.one;
const stateOf = (proofs: readonly Proof[]): 'confirmed' | 'inferred' =>
  proofs.some(({ source }) => source === 'ospf' || source === 'bgp') ? 'confirmed' : 'inferred';
function confidenceOf(proofs: readonly Proof[], networks: ReadonlyMap<string, unknown>): number {
  const isPair = proofs.some(
    ({ source, detail }) => source === 'subnet' && isPointToPoint(detail.split(' ')[0] ?? '') && networks.size > 0,
  );
  return Math.max(isPair ? CONFIDENCE.pointToPoint : 0, ...proofs.map(weigh));
}
