import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import ipaddr from 'ipaddr.js';
import { Reader } from 'mmdb-lib';

/** Larger ones would fill the memory of a laptop. */
const MOST_BYTES = 256 * 1024 * 1024;
const MOST_FILES = 8;

/** Where the databases of addresses are: the one that comes with the program, and a folder of a person's own. */
export type DatabaseFiles = { readonly builtIn: string | undefined; readonly folder: string | undefined };
export type AddressAnswer = {
  /** ISO 3166-1 alpha-2. */
  readonly country: string | undefined;
  readonly city: string | undefined;
  readonly lat: number | undefined;
  readonly lon: number | undefined;
  /** Name of the database. */
  readonly source: string;
};
export type AddressDatabase = {
  readonly name: string;
  readonly type: string;
  /** ms since 1970 */
  readonly builtAt: number;
  readonly licence: string;
  readonly isOwn: boolean;
  readonly find: (address: string) => AddressAnswer | undefined;
};

/** Whether an address can be anywhere on earth for everybody alike. */
export function isPublic(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';
}

const within = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (at, name) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[name] : undefined),
    value,
  );
const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value.slice(0, 200) : undefined;
const number = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

/** What a record says, in the two shapes there are: nested names, and flat fields. */
function answerOf(record: unknown, source: string): AddressAnswer | undefined {
  const country = text(within(record, 'country', 'iso_code')) ?? text(within(record, 'country_code'));
  const city = text(within(record, 'city', 'names', 'en')) ?? text(within(record, 'city'));
  const lat = number(within(record, 'location', 'latitude')) ?? number(within(record, 'latitude'));
  const lon = number(within(record, 'location', 'longitude')) ?? number(within(record, 'longitude'));
  if (country === undefined && lat === undefined) return undefined;
  return { country: /^[A-Z]{2}$/.test(country ?? '') ? country : undefined, city, lat, lon, source };
}

/** @throws when the file is none, or is damaged */
function openDatabase(path: string, isOwn: boolean): AddressDatabase {
  if (statSync(path).size > MOST_BYTES) throw new Error(`${path} is larger than 256 MiB`);
  const reader = new Reader<never>(readFileSync(path));
  const { databaseType, buildEpoch } = reader.metadata;
  const name = isOwn ? basename(path) : 'DB-IP Lite Country';
  return {
    name,
    type: databaseType,
    builtAt: new Date(buildEpoch).getTime(),
    licence: isOwn ? '' : 'CC BY 4.0, IP geolocation by DB-IP (https://db-ip.com)',
    isOwn,
    find(address) {
      try {
        return answerOf(reader.get(address), name);
      } catch {
        // A record that cannot be read says nothing.
        return undefined;
      }
    },
  };
}

function ownFiles(folder: string | undefined): readonly string[] {
  if (folder === undefined) return [];
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.mmdb'));
    return names
      .toSorted()
      .slice(0, MOST_FILES)
      .map((name) => join(folder, name));
  } catch {
    // There is no such folder.
    return [];
  }
}

/** Opens what there is, a person's own first. @param onTrouble told of each file that is none */
export function openDatabases(
  { builtIn, folder }: DatabaseFiles,
  onTrouble: (thrown: unknown) => void,
): readonly AddressDatabase[] {
  const files = [
    ...ownFiles(folder).map((path) => ({ path, isOwn: true })),
    ...(builtIn === undefined ? [] : [{ path: builtIn, isOwn: false }]),
  ];
  return files.flatMap(({ path, isOwn }) => {
    try {
      return [openDatabase(path, isOwn)];
    } catch (thrown) {
      onTrouble(thrown);
      return [];
    }
  });
}
