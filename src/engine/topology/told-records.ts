import type { WiringNeighbour, WiringPort } from '../wiring/wiring.ts';
import type { Ground, Reader } from './ground.ts';
import type { Source } from './model.ts';
import { toldPort } from './port-match.ts';
import type { Stranger, Strangers } from './strangers.ts';

/** What one device tells of one neighbour at one port, by all protocols together. */
export type ToldRecord = {
  readonly teller: Reader;
  readonly ifIndex: number | undefined;
  /** Id of a host or stranger. */
  readonly remote: string;
  /** When the neighbour can be read. */
  readonly reader: Reader | undefined;
  readonly stranger: Stranger | undefined;
  readonly sources: Source[];
  /** The neighbour's port where it could be found among its ports. */
  remotePort: WiringPort | undefined;
  /** What it is called else. */
  remoteName: string | null;
};

/** More at one port than a cable or a hub has: only those are believed that are known otherwise. */
const MOST_BELIEVED = 32;
const ORDER: readonly WiringNeighbour['protocol'][] = ['lldp', 'cdp', 'mndp'];

function addTo(found: Map<string, ToldRecord>, fresh: ToldRecord): void {
  const key = `${String(fresh.ifIndex)} ${fresh.remote}`;
  const known = found.get(key);
  const isOther =
    known?.remotePort !== undefined && fresh.remotePort !== undefined && known.remotePort !== fresh.remotePort;
  if (known === undefined || isOther) {
    found.set(isOther ? `${key} ${String(fresh.remotePort?.ifIndex)}` : key, fresh);
    return;
  }
  for (const source of fresh.sources) if (!known.sources.includes(source)) known.sources.push(source);
  known.remotePort ??= fresh.remotePort;
  known.remoteName ??= fresh.remoteName;
}

/** RouterOS tells by MNDP of everybody on the same segment: beside what LLDP or CDP tell of a port it counts for nothing. */
function withoutHearsay(neighbours: readonly WiringNeighbour[]): readonly WiringNeighbour[] {
  const direct = new Set(neighbours.filter(({ protocol }) => protocol !== 'mndp').map(({ ifIndex }) => ifIndex));
  return neighbours
    .filter(({ protocol, ifIndex }) => protocol !== 'mndp' || !direct.has(ifIndex))
    .toSorted((a, b) => ORDER.indexOf(a.protocol) - ORDER.indexOf(b.protocol));
}

function recordsOf(teller: Reader, { identities, readers }: Ground, strangers: Strangers): readonly ToldRecord[] {
  const found = new Map<string, ToldRecord>();
  const counts = new Map<number | undefined, number>();
  const beside = new Map<number | undefined, Stranger[]>();
  const neighbours = withoutHearsay(teller.wiring.neighbours);
  for (const { ifIndex } of neighbours) counts.set(ifIndex, (counts.get(ifIndex) ?? 0) + 1);
  for (const one of neighbours) {
    const { ifIndex } = one;
    const host = identities.hostOf(one);
    if (host === teller.id) {
      identities.doubt(teller.id, 'own-neighbour');
      continue;
    }
    if (host === undefined && (counts.get(ifIndex) ?? 0) > MOST_BELIEVED) continue;
    const others = beside.get(ifIndex) ?? [];
    const stranger = host === undefined ? strangers.meet(one, others) : undefined;
    const remote = host ?? stranger?.id;
    if (remote === undefined) continue;
    if (stranger !== undefined) beside.set(ifIndex, [...others, stranger]);
    const reader = host === undefined ? undefined : readers.get(host);
    const remotePort = reader?.book.match(one);
    const remoteName = toldPort(one);
    addTo(found, { teller, ifIndex, remote, reader, stranger, sources: [one.protocol], remotePort, remoteName });
  }
  return [...found.values()];
}

/** What all devices tell of their neighbours. */
export const readRecords = (ground: Ground, strangers: Strangers): readonly ToldRecord[] =>
  [...ground.readers.values()].flatMap((teller) => recordsOf(teller, ground, strangers));
