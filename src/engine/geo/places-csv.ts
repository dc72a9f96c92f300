import { Fault } from '../../contract/faults.ts';
import { csvRecords } from '../lib/csv.ts';
import { type Coordinates, isOnEarth } from './coordinates.ts';

const MOST_ERRORS = 100;
/** What people call the columns, in both languages of the program. */
const COLUMNS = {
  device: ['device', 'name', 'address', 'ip', 'host', 'hostname', 'perangkat', 'nama', 'alamat'],
  lat: ['lat', 'latitude', 'lintang'],
  lon: ['lon', 'lng', 'long', 'longitude', 'bujur'],
  label: ['label', 'place', 'location', 'site', 'city', 'tempat', 'lokasi', 'kota'],
} as const;

export type CsvPlace = Coordinates & { readonly deviceId: string; readonly label: string };
export type CsvError = { readonly line: number; readonly message: string };

function columnsOf(head: readonly string[]): Readonly<Record<keyof typeof COLUMNS, number>> {
  const place = (names: readonly string[]): number => head.findIndex((name) => names.includes(name.toLowerCase()));
  return {
    device: place(COLUMNS.device),
    lat: place(COLUMNS.lat),
    lon: place(COLUMNS.lon),
    label: place(COLUMNS.label),
  };
}

/** Degrees as a spreadsheet writes them; some countries write a comma. */
const degrees = (text: string): number =>
  /^[+-]?\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;

/**
 * Places from a table with a head.
 *
 * @param find id of a device by its name or address; undefined when there is none, or more than one
 * @throws {Fault} `invalid-input` when a column is missing
 */
export function readPlaces(
  content: string,
  find: (text: string) => string | undefined,
): { readonly places: readonly CsvPlace[]; readonly errors: readonly CsvError[] } {
  const [head, ...rows] = csvRecords(content);
  const at = columnsOf(head?.cells ?? []);
  if (at.device < 0 || at.lat < 0 || at.lon < 0)
    throw new Fault('invalid-input', 'The first line must name the columns: device, lat, lon, and perhaps label.');
  const places: CsvPlace[] = [];
  const errors: CsvError[] = [];
  const refuse = (line: number, message: string): void => {
    if (errors.length < MOST_ERRORS) errors.push({ line, message });
  };
  for (const { line, cells } of rows) {
    const name = cells[at.device] ?? '';
    const deviceId = find(name);
    const where = { lat: degrees(cells[at.lat] ?? ''), lon: degrees(cells[at.lon] ?? '') };
    if (deviceId === undefined) refuse(line, `There is no single device "${name.slice(0, 100)}".`);
    else if (!isOnEarth(where)) refuse(line, 'Latitude must be from -90 to 90, longitude from -180 to 180.');
    else places.push({ deviceId, ...where, label: (cells[at.label] ?? '').slice(0, 200) });
  }
  return { places, errors };
}
