import type { Prepare } from './statements.ts';

/** Where a person, or a file of theirs, says a device is: degrees, WGS 84. `at`: ms since 1970. */
export type StoredGeoPlace = {
  readonly deviceId: string;
  readonly lat: number;
  readonly lon: number;
  readonly source: 'manual' | 'csv';
  readonly label: string;
  readonly at: number;
};
type PlaceRow = Omit<StoredGeoPlace, 'deviceId'> & { readonly device_id: string };
export type GeoPlaces = ReturnType<typeof createGeoPlaces>;

/** Places on earth that somebody gave; those that follow from names and addresses are kept nowhere. */
export function createGeoPlaces(prepare: Prepare) {
  const list = prepare<Record<string, never>, PlaceRow>('geo.list', 'SELECT * FROM geo_places ORDER BY device_id');
  const put = prepare<PlaceRow>(
    'geo.put',
    `INSERT INTO geo_places (device_id, lat, lon, source, label, at)
     VALUES (@device_id, @lat, @lon, @source, @label, @at)
     ON CONFLICT (device_id) DO UPDATE SET
       lat = excluded.lat, lon = excluded.lon, source = excluded.source, label = excluded.label, at = excluded.at`,
  );
  const remove = prepare('geo.remove', 'DELETE FROM geo_places WHERE device_id = @id');
  return {
    list: (): StoredGeoPlace[] => list.all({}).map(({ device_id: deviceId, ...place }) => ({ deviceId, ...place })),
    put: ({ deviceId, at, ...place }: StoredGeoPlace): void =>
      void put.run({ device_id: deviceId, at: Math.round(at), ...place }),
    remove: (id: string): void => void remove.run({ id }),
  };
}
