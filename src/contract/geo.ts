import * as z from 'zod';
import { command, Id, Instant, Nothing, query } from './define.ts';
import { label } from './devices.ts';

/** Where a place comes from, best first. `location`: sysLocation or the site's name, by a list of cities. */
export const GEO_SOURCES = ['manual', 'csv', 'location', 'geoip'] as const;
const latitude = z.number().min(-90).max(90);
const longitude = z.number().min(-180).max(180);

const GeoPlace = z.object({
  deviceId: Id,
  lat: latitude,
  lon: longitude,
  source: z.enum(GEO_SOURCES),
  /** City, sysLocation or what a person wrote. */
  label: z.string(),
});
export type GeoPlace = z.infer<typeof GeoPlace>;

const GeoAnswer = z.object({
  address: z.string(),
  /** ISO 3166-1 alpha-2. */
  country: z.string().nullable(),
  countryName: z.string().nullable(),
  city: z.string().nullable(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  /** Which database says so; null when none knows the address, or it is not a public one. */
  source: z.string().nullable(),
});

export const geoCalls = {
  'geo.places': query({
    http: 'GET /api/v1/geo/places',
    role: 'viewer',
    scoped: true,
    summary: 'Where on earth devices are, as far as it is known',
    input: Nothing,
    output: z.object({ items: z.array(GeoPlace), unplaced: z.array(Id) }),
  }),
  'geo.place': command({
    http: 'POST /api/v1/geo/places',
    role: 'operator',
    summary: 'Say where devices are; null takes it back',
    input: z.strictObject({
      items: z
        .array(
          z.strictObject({
            deviceId: Id,
            place: z.strictObject({ lat: latitude, lon: longitude, label: label(200).default('') }).nullable(),
          }),
        )
        .min(1)
        .max(5000),
    }),
    output: z.object({ items: z.array(GeoPlace), unplaced: z.array(Id) }),
  }),
  'geo.import': command({
    http: 'POST /api/v1/geo/import',
    role: 'operator',
    summary:
      'Take places from CSV: a column for the device (name or address), latitude, longitude, and perhaps a label',
    input: z.strictObject({ content: z.string().max(5_000_000), dryRun: z.boolean().default(false) }),
    output: z.object({
      placed: z.number().int(),
      errors: z.array(z.object({ line: z.number().int(), message: z.string() })),
    }),
    bodyLimit: 6 * 1024 * 1024,
  }),
  'geo.lookup': query({
    http: 'GET /api/v1/geo/lookup',
    role: 'viewer',
    summary: 'In which country, and perhaps city, a public address is',
    input: z.strictObject({ address: z.string().max(60) }),
    output: GeoAnswer,
  }),
  'geo.databases': query({
    http: 'GET /api/v1/geo/databases',
    role: 'viewer',
    summary: 'The databases of addresses that are used, with their licences',
    input: Nothing,
    output: z.object({
      items: z.array(
        z.object({ name: z.string(), type: z.string(), builtAt: Instant, licence: z.string(), isOwn: z.boolean() }),
      ),
      nextCursor: z.null(),
    }),
  }),
} as const;
