import { CONFIDENCE } from './confidence.ts';
import type { Ground, Reader } from './ground.ts';
import type { Sight } from './model.ts';
import { isTelling } from './names.ts';
import type { Occupancy } from './occupancy.ts';

/** The one address a routed port resolves, where it is one; a port of a bridge tells nothing this way. */
function soleNeighbours({ wiring }: Reader, isFree: (ifIndex: number) => boolean): ReadonlyMap<number, string> {
  const found = new Map<number, Set<string>>();
  const own = new Set(wiring.ports.map(({ mac }) => mac));
  for (const { mac, ifIndex } of wiring.arp)
    if (isTelling(mac) && !own.has(mac) && isFree(ifIndex))
      found.set(ifIndex, (found.get(ifIndex) ?? new Set()).add(mac));
  return new Map(
    [...found].flatMap(([ifIndex, macs]) => (macs.size === 1 ? [[ifIndex, [...macs][0] ?? ''] as const] : [])),
  );
}

/** Cables between routed ports that tell of no neighbour: each has resolved the other's address and nobody else's. */
export function arpLinks({ readers, identities, end }: Ground, occupancy: Occupancy): readonly Sight[] {
  const sole = new Map(
    [...readers.values()].map((reader) => {
      const bridged = new Set(reader.wiring.fdb.map(({ ifIndex }) => reader.bundleOf(ifIndex)));
      const isFree = (ifIndex: number): boolean =>
        !bridged.has(reader.bundleOf(ifIndex)) && !occupancy.has(reader.id, ifIndex) && isCable(reader, ifIndex);
      return [reader.id, soleNeighbours(reader, isFree)] as const;
    }),
  );
  const links: Sight[] = [];
  for (const [id, neighbours] of sole) {
    const reader = readers.get(id);
    for (const [ifIndex, mac] of neighbours) {
      const other = readers.get(identities.byMac(mac) ?? '');
      const port = other?.book.byMac(mac);
      if (reader === undefined || other === undefined || port === undefined || id >= other.id) continue;
      const back = sole.get(other.id)?.get(port.ifIndex);
      if (back === undefined || reader.book.byMac(back)?.ifIndex !== ifIndex) continue;
      const [a, b] = [end(reader, ifIndex), end(other, port.ifIndex)];
      const detail = `${a.port ?? '?'} and ${b.port ?? '?'} have resolved each other and nobody else`;
      const proof = { source: 'arp', by: 'both', at: Math.max(reader.at, other.at), detail } as const;
      links.push({ layer: 'l2', a, b, proofs: [proof], confidence: CONFIDENCE.arp, state: 'inferred' });
    }
  }
  return links;
}

const isCable = ({ book }: Reader, ifIndex: number): boolean => {
  const type = book.byIndex.get(ifIndex)?.type;
  return type === undefined || type === 'ethernetCsmacd' || type === 'gigabitEthernet' || type === 'fastEther';
};
