import { join } from 'node:path';
import { createGeo, type Geo } from './geo/geo.ts';
import type { Journal } from './journal.ts';
import { createMaps, type Maps } from './maps/maps.ts';
import type { HostFacts, Ports } from './ports.ts';
import type { Storage } from './storage/storage.ts';

type CartographyParts = {
  readonly ports: Pick<Ports, 'clock' | 'log' | 'newId'>;
  readonly storage: Storage;
  readonly journal: Journal;
  readonly facts: ({ readonly dataDir: string | null } & HostFacts) | undefined;
};

/** Maps and places on earth, with what the data folder remembers of them. */
export async function createCartography({ ports, storage, journal, facts }: CartographyParts): Promise<{
  readonly maps: Maps;
  readonly geo: Geo;
}> {
  const now = () => ports.clock.now();
  const maps = createMaps({ now, newId: ports.newId, commit: journal.commit, storage });
  const dataDir = facts?.dataDir;
  const geo = createGeo({
    now,
    commit: journal.commit,
    storage,
    databases: {
      builtIn: facts?.addressDatabase,
      folder: dataDir === undefined || dataDir === null ? undefined : join(dataDir, 'geo'),
    },
    onTrouble: (thrown) => ports.log.warn({ err: thrown }, 'a database of addresses could not be opened'),
  });
  maps.load(await storage.maps());
  geo.load(await storage.geoPlaces());
  return { maps, geo };
}
