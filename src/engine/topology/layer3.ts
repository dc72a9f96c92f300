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

/** Where every address sits, and who shares its network. */
function survey({ readers }: Ground) {
  const networks = new Map<string, Seat[]>();
  const seats = new Map<string, Seat>();
  const networksOf = new Map<string, (readonly [string, Seat])[]>();
  for (const reader of readers.values())
    for (const { address, prefix, ifIndex } of reader.wiring.addresses) {
      if (!isReachable(address)) continue;
      const seat = { reader, address, ifIndex };
      seats.set(`${reader.id} ${address}`, seat);
      const network = prefix === undefined ? undefined : networkOf(address, prefix);
      if (network === undefined) continue;
      networks.set(network, [...(networks.get(network) ?? []), seat]);
      networksOf.set(reader.id, [...(networksOf.get(reader.id) ?? []), [network, seat]]);
    }
  return { networks, seats, networksOf };
}
type Survey = ReturnType<typeof survey>;

type Claim = { readonly one: Seat; readonly other: Seat; readonly source: Source; readonly detail: string };

/** Who exchanges routes over a network both are in. Peers of BGP may be many hops apart: those have no link. */
function peerClaims({ readers, identities }: Ground, { networks, seats, networksOf }: Survey): readonly Claim[] {
  const claimOf = (reader: Reader, { protocol, address, ifIndex }: Reader['wiring']['peers'][number]): Claim[] => {
    const peer = identities.byAddress(address);
    const there = seats.get(`${peer ?? ''} ${address}`);
    if (there === undefined || peer === reader.id) return [];
    const isThere = (seat: Seat): boolean => seat.reader === there.reader && seat.ifIndex === there.ifIndex;
    const shared = networksOf.get(reader.id)?.find(([network]) => networks.get(network)?.some(isThere));
    const near = shared?.[1] ?? (ifIndex === undefined ? undefined : { reader, address: '', ifIndex });
    const detail = `has ${address} as a neighbour by ${protocol.toUpperCase()}`;
    return near === undefined ? [] : [{ one: near, other: there, source: protocol, detail }];
  };
  return [...readers.values()].flatMap((reader) => reader.wiring.peers.flatMap((peer) => claimOf(reader, peer)));
}

/** Networks that only two share: of two addresses, or of two routers. */
function networkClaims(ground: Ground, { networks }: Survey): readonly Claim[] {
  const between = routers(ground);
  return [...networks].flatMap(([network, all]): Claim[] => {
    const distinct = [...new Map(all.map((seat) => [seat.reader.id, seat])).values()];
    const [one, other, more] = isPointToPoint(network)
      ? distinct
      : distinct.filter(({ reader }) => between.has(reader.id));
    if (one === undefined || other === undefined || more !== undefined || all.length !== distinct.length) return [];
    const [source, detail] = ['subnet', `${network} has these two`] as const;
    return [
      { one, other, source, detail },
      { one: other, other: one, source, detail },
    ];
  });
}

const weigh = ({ source, by, detail }: Proof): number => {
  if (source !== 'subnet') return by === 'both' ? CONFIDENCE.peers.both : CONFIDENCE.peers.one;
  return isPointToPoint(detail.split(' ')[0] ?? '') ? CONFIDENCE.pointToPoint : CONFIDENCE.subnet;
};
const stateOf = (proofs: readonly Proof[]): 'confirmed' | 'inferred' =>
  proofs.some(({ source }) => source === 'ospf' || source === 'bgp') ? 'confirmed' : 'inferred';

/** Links of routers: who exchanges routes, networks that only two share. */
export function routedLinks(ground: Ground): readonly Sight[] {
  const found = new Map<string, Sight>();
  const known = survey(ground);
  for (const { one, other, source, detail } of [...peerClaims(ground, known), ...networkClaims(ground, known)]) {
    const [first, second] = one.reader.id < other.reader.id ? [one, other] : [other, one];
    const [a, b] = [first, second].map(({ reader, ifIndex }) => ground.end(reader, ifIndex));
    if (a === undefined || b === undefined) continue;
    const key = `${a.node} ${String(a.ifIndex)} ${b.node} ${String(b.ifIndex)}`;
    const others = found.get(key)?.proofs ?? [];
    const by = one === first ? 'a' : 'b';
    const before = others.find((proof) => proof.source === source);
    const isBoth = before !== undefined && before.by !== by;
    const proof: Proof = { source, by: isBoth ? 'both' : by, at: one.reader.at, detail };
    const proofs = [...others.filter((each) => each.source !== source), proof];
    found.set(key, { layer: 'l3', a, b, proofs, confidence: Math.max(...proofs.map(weigh)), state: stateOf(proofs) });
  }
  return [...found.values()];
}
