import * as z from 'zod';
import { Fault } from '../../contract/faults.ts';
import type { NetworkFacts } from '../ports.ts';
import type { Mutation } from '../storage/storage.ts';
import { elsewhere, mayLiveIn, type Place, placeOf } from './recognise.ts';

export const PLACES_KEY = 'places';
/** More places than this, and the one not seen longest is forgotten. */
const MOST_PLACES = 200;

const Stored = z.object({
  places: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      gatewayMac: z.string(),
      subnet: z.string(),
      firstSeenAt: z.number(),
      lastSeenAt: z.number(),
    }),
  ),
  homes: z.record(z.string(), z.string()),
});

type Options = {
  readonly now: () => number;
  readonly newId: () => string;
  readonly network: () => NetworkFacts | undefined;
  readonly commit: (mutations: readonly Mutation[]) => Promise<void>;
  readonly commitSoon: (mutations: readonly Mutation[]) => void;
  /** This computer is in another place than before, or in its first one. */
  readonly onArrival: (place: Place) => void;
};
type Resident = { readonly id: string; readonly address: string };

/** Which network this computer is in, which ones it knows, and which devices live where. */
export function createSites({ now, newId, network, commit, commitSoon, onArrival }: Options) {
  let places: readonly Place[] = [];
  let homes: ReadonlyMap<string, string> = new Map();
  let current: Place | undefined;
  let arrivedAt = 0;

  const stored = (next: readonly Place[]): Mutation => ({
    type: 'setting.put',
    key: PLACES_KEY,
    value: { places: next, homes: Object.fromEntries(homes) },
  });
  const seen = (facts: NetworkFacts): Place => {
    const known = placeOf(places, facts);
    const at = now();
    if (known) return { ...known, lastSeenAt: at };
    const { gatewayMac, subnet } = facts;
    return { id: newId(), name: subnet, gatewayMac, subnet, firstSeenAt: at, lastSeenAt: at };
  };

  return {
    /** Takes up what was stored; what this version does not understand counts as never learnt. */
    load(value: unknown): void {
      const parsed = Stored.safeParse(value);
      if (!parsed.success) return;
      places = parsed.data.places;
      homes = new Map(Object.entries(parsed.data.homes));
    },
    places: (): readonly Place[] => places,
    current: (): Place | undefined => current,
    /** Looks at the network. Without one, the last place stays: a cable that was pulled is no journey. */
    look(): void {
      const facts = network();
      if (facts === undefined || (current && placeOf([current], facts))) return;
      const place = seen(facts);
      const others = places.filter(({ id }) => id !== place.id).toSorted((a, b) => b.lastSeenAt - a.lastSeenAt);
      places = [place, ...others].slice(0, MOST_PLACES);
      current = place;
      arrivedAt = now();
      commitSoon([stored(places)]);
      onArrival(place);
    },
    /** Remembers where devices live that answered here. @param answeredAt when a device last did, ms since 1970 */
    settle(devices: Iterable<Resident>, answeredAt: (id: string) => number | undefined): void {
      const here = current;
      if (here === undefined) return;
      const fresh = [...devices].filter(
        ({ id, address }) => !homes.has(id) && (answeredAt(id) ?? 0) > arrivedAt && mayLiveIn(address, here),
      );
      if (fresh.length === 0) return;
      homes = new Map([...homes, ...fresh.map(({ id }) => [id, here.id] as const)]);
      commitSoon([stored(places)]);
    },
    /** Name of the other place a device belongs to; undefined when it can be watched from here. */
    elsewhere: ({ id, address }: Resident): string | undefined =>
      current && elsewhere(address, { places, current, home: homes.get(id) })?.name,
    /** @throws {Fault} not-found */
    async rename(id: string, name: string): Promise<Place> {
      const found = places.find((place) => place.id === id);
      if (found === undefined) throw new Fault('not-found', 'There is no such place.');
      const renamed = { ...found, name };
      const next = places.map((place) => (place.id === id ? renamed : place));
      await commit([stored(next)]);
      places = next;
      if (current?.id === id) current = renamed;
      return renamed;
    },
  };
}
export type Sites = ReturnType<typeof createSites>;
