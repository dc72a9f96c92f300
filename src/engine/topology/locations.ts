import type { StoredSighting } from '../storage/storage.ts';
import type { LearntPort } from './learnt.ts';
import { portName } from './port-match.ts';

/** So long an address stays where it was last seen: switches forget who is silent after five minutes. */
const KEPT_MS = 60 * 60_000;

/** Where hardware addresses are plugged in, through time. */
export function createLocations() {
  /** What holds now, and when it was last so. */
  const open = new Map<string, { readonly sighting: StoredSighting; lastSeen: number }>();

  const sightingOf = (mac: string, { reader, ifIndex, macs, vlans }: LearntPort, from: number): StoredSighting => {
    const port = reader.book.byIndex.get(ifIndex);
    return {
      mac,
      from,
      to: null,
      node: reader.id,
      ifIndex,
      port: port === undefined ? null : portName(port),
      vlan: vlans.get(mac) ?? null,
      isDirect: macs.size === 1,
    };
  };
  const isSame = (one: StoredSighting, other: StoredSighting): boolean =>
    one.node === other.node && one.ifIndex === other.ifIndex && one.vlan === other.vlan;

  return {
    restore(sightings: readonly StoredSighting[], now: number): void {
      for (const sighting of sightings) open.set(sighting.mac, { sighting, lastSeen: now });
    },
    of: (mac: string): StoredSighting | undefined => open.get(mac)?.sighting,
    /** Switch and ifIndex of each. */
    places: (): ReadonlyMap<string, string> =>
      new Map([...open].map(([mac, { sighting }]) => [mac, `${sighting.node} ${String(sighting.ifIndex)}`])),
    /** @returns what began and what ended */
    take(places: ReadonlyMap<string, LearntPort>): readonly StoredSighting[] {
      const changed: StoredSighting[] = [];
      for (const [mac, port] of places) {
        const { at } = port.reader;
        const known = open.get(mac);
        const fresh = sightingOf(mac, port, at);
        if (known !== undefined && isSame(known.sighting, fresh)) {
          known.lastSeen = Math.max(known.lastSeen, at);
          continue;
        }
        // The same moment cannot begin twice.
        const from = Math.max(at, (known?.sighting.from ?? 0) + 1);
        if (known !== undefined) changed.push({ ...known.sighting, to: from });
        open.set(mac, { sighting: { ...fresh, from }, lastSeen: at });
        changed.push({ ...fresh, from });
      }
      return changed;
    },
    /** Ends those that were not seen for long. */
    expire(now: number): readonly StoredSighting[] {
      const gone = [...open.values()].filter(({ lastSeen }) => now - lastSeen > KEPT_MS);
      for (const { sighting } of gone) open.delete(sighting.mac);
      return gone.map(({ sighting, lastSeen }) => ({ ...sighting, to: Math.max(lastSeen, sighting.from) }));
    },
  };
}
export type Locations = ReturnType<typeof createLocations>;
