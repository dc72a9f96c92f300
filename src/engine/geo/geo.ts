import type { Output, Parsed } from '../../contract/contract.ts';
import type { Devices } from '../devices/devices.ts';
import { createSerial } from '../lib/serial.ts';
import type { Mutation, Storage, StoredDevice, StoredGeoPlace } from '../storage/storage.ts';
import { type Cities, loadCities } from './cities.ts';
import { coordinatesIn } from './coordinates.ts';
import { type AddressDatabase, type DatabaseFiles, isPublic, openDatabases } from './databases.ts';
import { readPlaces } from './places-csv.ts';

/** sysLocation is read again no sooner, ms. */
const LOCATION_AGE_MS = 600_000;
/** So many facts are asked for at once. */
const AT_ONCE = 32;

type Place = Output<'geo.places'>['items'][number];
type Inventory = Pick<Devices, 'all' | 'get'>;
export type GeoOptions = {
  readonly now: () => number;
  /** Makes the change durable; rejects when nothing of it was applied. */
  readonly commit: (mutations: readonly Mutation[]) => Promise<void>;
  readonly storage: Pick<Storage, 'deviceFacts'>;
  readonly databases: DatabaseFiles;
  readonly onTrouble: (thrown: unknown) => void;
};

const countryName = (code: string): string => new Intl.DisplayNames('en', { type: 'region' }).of(code) ?? code;

/** Texts that may name a place, best first. */
const textsOf = ({ site, country }: StoredDevice, location: string | undefined): readonly string[] =>
  [location ?? '', [site, country].filter((part) => part !== '').join(', ')].filter((text) => text !== '');

/** Where devices are: as people say, else as their names say, else as their public address says. */
export function createGeo({ now, commit, storage, databases: files, onTrouble }: GeoOptions) {
  const given = new Map<string, StoredGeoPlace>();
  const locations = new Map<string, { readonly at: number; readonly text: string | undefined }>();
  const serial = createSerial();
  let cities: Promise<Cities> | undefined;
  let opened: readonly AddressDatabase[] | undefined;
  const databases = (): readonly AddressDatabase[] => (opened ??= openDatabases(files, onTrouble));
  const known = (): Promise<Cities> => (cities ??= loadCities());

  async function readLocations(devices: readonly StoredDevice[]): Promise<void> {
    const at = now();
    const due = devices.filter(
      ({ id, snmp }) => snmp.enabled && !((locations.get(id)?.at ?? 0) > at - LOCATION_AGE_MS),
    );
    for (let from = 0; from < due.length; from += AT_ONCE) {
      const part = due.slice(from, from + AT_ONCE);
      const facts = await Promise.all(part.map(({ id }) => storage.deviceFacts(id)));
      part.forEach(({ id }, index) => locations.set(id, { at, text: facts[index]?.facts.location }));
    }
  }
  function byText(deviceId: string, texts: readonly string[], list: Cities): Place | undefined {
    for (const text of texts) {
      const pair = coordinatesIn(text);
      if (pair) return { deviceId, ...pair, source: 'location', label: text.slice(0, 200) };
    }
    for (const text of texts) {
      const city = list.find(text);
      if (city) return { deviceId, ...city, source: 'location' };
    }
    return undefined;
  }
  function lookup(address: string) {
    return isPublic(address)
      ? databases().reduce<ReturnType<AddressDatabase['find']>>((found, one) => found ?? one.find(address), undefined)
      : undefined;
  }
  function byAddress(deviceId: string, address: string, list: Cities): Place | undefined {
    const found = lookup(address);
    if (found === undefined) return undefined;
    const { lat, lon, country, city } = found;
    const label = [city, country && countryName(country)].filter((part) => part !== undefined).join(', ');
    const where = lat !== undefined && lon !== undefined ? { lat, lon } : list.country(country ?? '');
    return where && { deviceId, ...where, source: 'geoip', label };
  }

  async function places(view: Inventory): Promise<Output<'geo.places'>> {
    const devices = [...view.all()];
    await readLocations(devices.filter(({ id }) => !given.has(id)));
    const list = await known();
    const items = devices.flatMap((device): readonly Place[] => {
      const told = given.get(device.id);
      if (told)
        return [{ deviceId: told.deviceId, lat: told.lat, lon: told.lon, source: told.source, label: told.label }];
      const texts = textsOf(device, locations.get(device.id)?.text);
      const found = byText(device.id, texts, list) ?? byAddress(device.id, device.address, list);
      return found ? [found] : [];
    });
    const placed = new Set(items.map(({ deviceId }) => deviceId));
    return { items, unplaced: devices.map(({ id }) => id).filter((id) => !placed.has(id)) };
  }

  async function put(list: readonly StoredGeoPlace[], removed: readonly string[]): Promise<void> {
    await commit([
      ...list.map((place) => ({ type: 'geo.put', place }) as const),
      ...removed.map((deviceId) => ({ type: 'geo.remove', deviceId }) as const),
    ]);
    for (const place of list) given.set(place.deviceId, place);
    for (const id of removed) given.delete(id);
  }

  return {
    /** Fills in what is stored. */
    load(stored: readonly StoredGeoPlace[]): void {
      for (const place of stored) given.set(place.deviceId, place);
    },
    places,
    /** @throws {Fault} `not-found` when one of the devices is not there; nothing is changed then */
    place: ({ items }: Parsed<'geo.place'>, view: Inventory) =>
      serial(async () => {
        for (const { deviceId } of items) view.get(deviceId);
        const at = now();
        await put(
          items.flatMap(({ deviceId, place }) =>
            place ? [{ deviceId, ...place, source: 'manual' as const, at }] : [],
          ),
          items.flatMap(({ deviceId, place }) => (place ? [] : [deviceId])),
        );
        return places(view);
      }),
    /** @throws {Fault} `invalid-input` when it has not the columns it needs */
    import: ({ content, dryRun }: Parsed<'geo.import'>, view: Inventory) =>
      serial(async () => {
        const read = readPlaces(content, finder([...view.all()]));
        const at = now();
        if (!dryRun)
          await put(
            read.places.map((place) => ({ ...place, source: 'csv' as const, at })),
            [],
          );
        return { placed: read.places.length, errors: [...read.errors] };
      }),
    async lookup(address: string): Promise<Output<'geo.lookup'>> {
      const { country, city, lat, lon, source } = lookup(address) ?? {};
      const middle = lat === undefined && country !== undefined ? (await known()).country(country) : { lat, lon };
      return {
        address,
        country: country ?? null,
        countryName: country === undefined ? null : countryName(country),
        city: city ?? null,
        lat: middle?.lat ?? null,
        lon: middle?.lon ?? null,
        source: source ?? null,
      };
    },
    databases: () =>
      databases().map(({ name, type, builtAt, licence, isOwn }) => ({
        name,
        type,
        builtAt: new Date(builtAt).toISOString(),
        licence,
        isOwn,
      })),
  };
}
export type Geo = ReturnType<typeof createGeo>;

/** Finds a device by its name or address; a text that fits more than one finds none. */
function finder(devices: readonly StoredDevice[]): (text: string) => string | undefined {
  const ids = new Map<string, string | undefined>();
  for (const { id, name, address } of devices)
    for (const text of new Set([name.toLowerCase(), address.toLowerCase()])) {
      const before = ids.get(text);
      ids.set(text, ids.has(text) && before !== id ? undefined : id);
    }
  return (text) => ids.get(text.toLowerCase());
}
