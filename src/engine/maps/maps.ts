import type { Parsed } from '../../contract/contract.ts';
import { Fault } from '../../contract/faults.ts';
import { EVERYTHING_MAP_ID, type MapView, type Placement } from '../../contract/maps.ts';
import { createSerial } from '../lib/serial.ts';
import type { Mutation, Storage, StoredMap, StoredMaps } from '../storage/storage.ts';
import { readPicture } from './picture.ts';

const MOST_MAPS = 200;
const MOST_PLACEMENTS = 20_000;

export type MapsOptions = {
  readonly now: () => number;
  readonly newId: () => string;
  /** Makes the change durable; rejects when nothing of it was applied. */
  readonly commit: (mutations: readonly Mutation[]) => Promise<void>;
  readonly storage: Pick<Storage, 'mapPicture'>;
};
type Held = { readonly map: StoredMap; readonly placements: ReadonlyMap<string, Placement> };

const DEFAULTS = {
  layer: 'l2',
  layout: 'force',
  collapsed: [],
  locked: false,
  objects: [],
  parentId: null,
  background: null,
} as const satisfies Partial<StoredMap>;

/** There always is a map of everything; it is written when something on it is changed first. */
const everything = (): Held => ({
  map: {
    ...DEFAULTS,
    id: EVERYTHING_MAP_ID,
    name: 'Everything',
    contents: { all: true, sites: [], groups: [], nodes: [] },
    createdAt: 0,
    updatedAt: 0,
  },
  placements: new Map(),
});

const viewOf = ({ map, placements }: Held): MapView => {
  const { createdAt: _, updatedAt, ...rest } = map;
  return {
    ...rest,
    collapsed: [...map.collapsed],
    objects: [...map.objects],
    placements: [...placements.values()],
    updatedAt: new Date(updatedAt).toISOString(),
  };
};

function placed({ placements }: Held, put: readonly Placement[], unplace: readonly string[]): Map<string, Placement> {
  const next = new Map(placements);
  for (const node of unplace) next.delete(node);
  for (const one of put) next.set(one.node, one);
  if (next.size > MOST_PLACEMENTS)
    throw new Fault('conflict', `A map holds at most ${String(MOST_PLACEMENTS)} nodes; make another one for the rest.`);
  return next;
}

/** Maps as people arranged them. What was placed stays where it is until somebody moves it. */
export function createMaps({ now, newId, commit, storage }: MapsOptions) {
  const maps = new Map<string, Held>([[EVERYTHING_MAP_ID, everything()]]);
  const serial = createSerial();

  function get(id: string): Held {
    const held = maps.get(id);
    if (held === undefined) throw new Fault('not-found', 'There is no such map; it may have been removed.');
    return held;
  }
  const touched = ({ updatedAt }: StoredMap): number => Math.max(now(), updatedAt + 1);
  async function save(held: Held, more: readonly Mutation[] = []): Promise<MapView> {
    await commit([{ type: 'map.put', map: held.map }, ...more]);
    maps.set(held.map.id, held);
    return viewOf(held);
  }
  /** @throws {Fault} when a map would be above itself, or lead to one that is not there */
  function assertParent(id: string, parentId: string | null): void {
    for (let above = parentId; above !== null; above = get(above).map.parentId)
      if (above === id) throw new Fault('invalid-input', 'A map cannot lie within itself.');
  }

  return {
    /** Fills in what is stored. */
    load({ items, placements }: StoredMaps): void {
      const byMap = Map.groupBy(placements, ({ mapId }) => mapId);
      for (const map of items) {
        const own = (byMap.get(map.id) ?? []).map(({ placement }) => [placement.node, placement] as const);
        maps.set(map.id, { map, placements: new Map(own) });
      }
    },
    list: () =>
      [...maps.values()]
        .map(({ map: { id, name, parentId, layer } }) => ({ id, name, parentId, layer }))
        .sort((a, b) => Number(b.id === EVERYTHING_MAP_ID) - Number(a.id === EVERYTHING_MAP_ID)),
    get: (id: string): MapView => viewOf(get(id)),
    create: (input: Parsed<'maps.create'>): Promise<MapView> =>
      serial(async () => {
        if (maps.size >= MOST_MAPS)
          throw new Fault('conflict', `There are ${String(MOST_MAPS)} maps; remove old ones first.`);
        const id = newId();
        assertParent(id, input.parentId ?? null);
        const at = now();
        const map: StoredMap = {
          ...DEFAULTS,
          ...given(input),
          id,
          name: input.name,
          contents: input.contents,
          background: null,
          createdAt: at,
          updatedAt: at,
        };
        return save({ map, placements: new Map() });
      }),
    update: ({ id, ...patch }: Parsed<'maps.update'>): Promise<MapView> =>
      serial(async () => {
        const before = get(id);
        if (id === EVERYTHING_MAP_ID && patch.contents !== undefined && !patch.contents.all)
          throw new Fault('invalid-input', 'This map always holds everything; make another one for a part.');
        if (patch.parentId !== undefined) assertParent(id, patch.parentId);
        return save({ ...before, map: { ...before.map, ...given(patch), updatedAt: touched(before.map) } });
      }),
    remove: (id: string): Promise<void> =>
      serial(async () => {
        get(id);
        if (id === EVERYTHING_MAP_ID) throw new Fault('conflict', 'The map that holds everything cannot be removed.');
        const children = [...maps.values()].filter(({ map }) => map.parentId === id);
        const orphaned = children.map((held) => ({ ...held, map: { ...held.map, parentId: null } }));
        await commit([...orphaned.map(({ map }) => ({ type: 'map.put', map }) as const), { type: 'map.remove', id }]);
        for (const held of orphaned) maps.set(held.map.id, held);
        maps.delete(id);
      }),
    place: ({ id, put, unplace }: Parsed<'maps.place'>): Promise<{ updatedAt: string }> =>
      serial(async () => {
        const before = get(id);
        if (before.map.locked) throw new Fault('conflict', 'The map is locked; unlock it to move things.');
        const placements = placed(before, put, unplace);
        const map = { ...before.map, updatedAt: touched(before.map) };
        const { updatedAt } = await save({ map, placements }, [{ type: 'map.place', id, put, unplace }]);
        return { updatedAt };
      }),
    async background(id: string) {
      get(id);
      const picture = await storage.mapPicture(id);
      return picture ? { mediaType: picture.mediaType, image: Buffer.from(picture.image).toString('base64') } : null;
    },
    setBackground: ({ id, background }: Parsed<'maps.setBackground'>): Promise<MapView> =>
      serial(async () => {
        const before = get(id);
        const { image, ...frame } = background ?? {};
        if (background !== null && image === undefined && before.map.background === null)
          throw new Fault('invalid-input', 'There is no picture below this map yet; give one.');
        const map = {
          ...before.map,
          background: background === null ? null : (frame as Omit<typeof background, 'image'>),
          updatedAt: touched(before.map),
        };
        const picture = background === null ? null : image === undefined ? undefined : readPicture(image);
        return save({ ...before, map }, picture === undefined ? [] : [{ type: 'map.picture', id, picture }]);
      }),
  };
}
export type Maps = ReturnType<typeof createMaps>;

/** What was given of a patch: absent stays absent. */
function given<T extends object>(patch: T): { readonly [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(patch).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { readonly [K in keyof T]: Exclude<T[K], undefined> };
}
