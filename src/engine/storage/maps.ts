import type { MAP_LAYERS, LAYOUTS, MapContents, MapObject, Placement } from '../../contract/maps.ts';
import type * as z from 'zod';
import type { Prepare } from './statements.ts';

export type StoredPicture = {
  readonly mediaType: 'image/png' | 'image/jpeg' | 'image/webp';
  readonly image: Uint8Array;
};
/** Where the picture of a map lies, in the units of its placements; opacity 0 to 1. */
export type StoredBackground = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly opacity: number;
};
type MapSettings = {
  readonly contents: z.output<typeof MapContents>;
  readonly layer: (typeof MAP_LAYERS)[number];
  readonly layout: (typeof LAYOUTS)[number];
  readonly collapsed: readonly string[];
  readonly locked: boolean;
  readonly objects: readonly z.output<typeof MapObject>[];
  readonly parentId: string | null;
};
/** A map without its placements and its picture. Times are ms since 1970. */
export type StoredMap = MapSettings & {
  readonly id: string;
  readonly name: string;
  readonly background: StoredBackground | null;
  readonly createdAt: number;
  readonly updatedAt: number;
};
export type StoredMaps = {
  readonly items: readonly StoredMap[];
  readonly placements: readonly { readonly mapId: string; readonly placement: Placement }[];
};
/** Nodes that are put somewhere, and nodes that go back into the tray. */
export type PlacementChange = { readonly put: readonly Placement[]; readonly unplace: readonly string[] };

type MapRow = {
  readonly id: string;
  readonly name: string;
  readonly settings: string;
  readonly background: string | null;
  readonly created_at: number;
  readonly updated_at: number;
};
type PlacementRow = { readonly map_id: string; readonly node: string; readonly x: number; readonly y: number };
type PictureRow = {
  readonly map_id: string;
  readonly media_type: StoredPicture['mediaType'];
  readonly image: Uint8Array;
};
export type Maps = ReturnType<typeof createMaps>;

const fromRow = (row: MapRow): StoredMap => ({
  id: row.id,
  name: row.name,
  ...(JSON.parse(row.settings) as MapSettings),
  background: row.background === null ? null : (JSON.parse(row.background) as StoredBackground),
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

const toRow = ({ id, name, background, createdAt, updatedAt, ...settings }: StoredMap): MapRow => ({
  id,
  name,
  settings: JSON.stringify(settings satisfies MapSettings),
  background: background === null ? null : JSON.stringify(background),
  created_at: Math.round(createdAt),
  updated_at: Math.round(updatedAt),
});

/** Maps, where their nodes stand, and their pictures. */
export function createMaps(prepare: Prepare) {
  const list = prepare<Record<string, never>, MapRow>('maps.list', 'SELECT * FROM maps ORDER BY created_at, id');
  const placements = prepare<Record<string, never>, PlacementRow>(
    'maps.placements',
    'SELECT * FROM map_placements ORDER BY map_id, node',
  );
  const put = prepare<MapRow>(
    'maps.put',
    `INSERT INTO maps (id, name, settings, background, created_at, updated_at)
     VALUES (@id, @name, @settings, @background, @created_at, @updated_at)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, settings = excluded.settings,
       background = excluded.background, updated_at = excluded.updated_at`,
  );
  const remove = prepare('maps.remove', 'DELETE FROM maps WHERE id = @id');
  const place = prepare<PlacementRow>(
    'maps.place',
    `INSERT INTO map_placements (map_id, node, x, y) VALUES (@map_id, @node, @x, @y)
     ON CONFLICT (map_id, node) DO UPDATE SET x = excluded.x, y = excluded.y`,
  );
  const unplace = prepare('maps.unplace', 'DELETE FROM map_placements WHERE map_id = @map_id AND node = @node');
  const picture = prepare<{ id: string }, PictureRow>('maps.picture', 'SELECT * FROM map_pictures WHERE map_id = @id');
  const putPicture = prepare<PictureRow>(
    'maps.putPicture',
    `INSERT INTO map_pictures (map_id, media_type, image) VALUES (@map_id, @media_type, @image)
     ON CONFLICT (map_id) DO UPDATE SET media_type = excluded.media_type, image = excluded.image`,
  );
  const removePicture = prepare('maps.removePicture', 'DELETE FROM map_pictures WHERE map_id = @id');

  return {
    list: (): StoredMap[] => list.all({}).map(fromRow),
    placements: (): { readonly mapId: string; readonly placement: Placement }[] =>
      placements.all({}).map(({ map_id: mapId, node, x, y }) => ({ mapId, placement: { node, x, y } })),
    put: (map: StoredMap): void => void put.run(toRow(map)),
    remove: (id: string): void => void remove.run({ id }),
    place(id: string, change: PlacementChange): void {
      for (const node of change.unplace) unplace.run({ map_id: id, node });
      for (const { node, x, y } of change.put) place.run({ map_id: id, node, x, y });
    },
    picture(id: string): StoredPicture | undefined {
      const row = picture.get({ id });
      return row && { mediaType: row.media_type, image: row.image };
    },
    setPicture(id: string, given: StoredPicture | null): void {
      if (given === null) removePicture.run({ id });
      else putPicture.run({ map_id: id, media_type: given.mediaType, image: given.image });
    },
  };
}
