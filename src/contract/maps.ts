import * as z from 'zod';
import { command, Id, IdInput, Instant, Nothing, query } from './define.ts';
import { label } from './devices.ts';

/** The map that holds everything: there always is one. */
export const EVERYTHING_MAP_ID = '00000000-0000-7000-8000-000000000001';

const coordinate = z.number().min(-1e6).max(1e6);

/** Where a node, or a group or site that is drawn as one, stands; what has none waits in the tray. */
export const Placement = z.strictObject({ node: z.string().min(1).max(120), x: coordinate, y: coordinate });
export type Placement = z.infer<typeof Placement>;

/** A thing a person put on a map that is no device: a note, a frame, a cloud, the door to another map. */
export const MAP_OBJECTS = ['note', 'frame', 'cloud', 'submap', 'symbol'] as const;
export const MapObject = z.strictObject({
  id: Id,
  kind: z.enum(MAP_OBJECTS),
  x: coordinate,
  y: coordinate,
  width: z.number().min(1).max(1e5),
  height: z.number().min(1).max(1e5),
  text: label(2000).default(''),
  /** Of a `submap`: the map it leads to. */
  mapId: Id.nullable().default(null),
});
export type MapObject = z.infer<typeof MapObject>;

/** Which devices a map holds: all of them, those of some sites or groups, or chosen ones. */
export const MapContents = z.strictObject({
  all: z.boolean().default(false),
  sites: z.array(label(100)).max(100).default([]),
  groups: z.array(label(64)).max(100).default([]),
  nodes: z.array(z.string().max(100)).max(5000).default([]),
});
export const MAP_LAYERS = ['l2', 'l3', 'both'] as const;
export const LAYOUTS = ['force', 'layered'] as const;

const fields = {
  name: label(100).min(1),
  contents: MapContents,
  layer: z.enum(MAP_LAYERS).default('l2'),
  layout: z.enum(LAYOUTS).default('force'),
  /** Groups and sites drawn as one: "site:Pusat", "group:core". */
  collapsed: z.array(label(110)).max(500).default([]),
  locked: z.boolean().default(false).meta({ description: 'nothing can be moved' }),
  objects: z.array(MapObject).max(1000).default([]),
  parentId: Id.nullable().default(null),
};

export const MapView = z.object({
  id: Id,
  ...fields,
  placements: z.array(Placement),
  /** A floor plan or photograph below everything; the picture itself is asked for apart. */
  background: z
    .object({ x: z.number(), y: z.number(), width: z.number(), height: z.number(), opacity: z.number() })
    .nullable(),
  updatedAt: Instant,
});
export type MapView = z.infer<typeof MapView>;

const background = z.strictObject({
  /** PNG, JPEG or WebP, at most 8 MiB. */
  image: z.base64().max(11_184_812).optional().meta({ description: 'absent: the picture stays' }),
  x: coordinate,
  y: coordinate,
  width: z.number().min(1).max(1e5),
  height: z.number().min(1).max(1e5),
  opacity: z.number().min(0.05).max(1).default(1),
});

export const mapCalls = {
  'maps.list': query({
    http: 'GET /api/v1/maps',
    role: 'viewer',
    summary: 'The maps there are; the first holds everything',
    input: Nothing,
    output: z.object({
      items: z.array(z.object({ id: Id, name: z.string(), parentId: Id.nullable(), layer: z.enum(MAP_LAYERS) })),
      nextCursor: z.null(),
    }),
  }),
  'maps.get': query({
    http: 'GET /api/v1/maps/{id}',
    role: 'viewer',
    summary: 'A map with the places of everything on it',
    input: IdInput,
    output: MapView,
  }),
  'maps.create': command({
    http: 'POST /api/v1/maps',
    role: 'operator',
    summary: 'Make a map',
    input: z.strictObject({ ...z.object(fields).partial().shape, name: fields.name, contents: fields.contents }),
    output: MapView,
    status: 201,
  }),
  'maps.update': command({
    http: 'PATCH /api/v1/maps/{id}',
    role: 'operator',
    summary: 'Change a map; what is absent stays',
    input: z.strictObject({ id: Id, ...z.object(fields).partial().shape }),
    output: MapView,
  }),
  'maps.remove': command({
    http: 'DELETE /api/v1/maps/{id}',
    role: 'operator',
    summary: 'Remove a map; the one that holds everything stays',
    input: IdInput,
    output: z.object({}),
    status: 204,
  }),
  'maps.place': command({
    http: 'POST /api/v1/maps/{id}/placements',
    role: 'operator',
    summary: 'Put nodes where they belong, or back into the tray; all others stay where they are',
    input: z.strictObject({
      id: Id,
      put: z.array(Placement).max(5000).default([]),
      unplace: z.array(z.string().max(120)).max(5000).default([]),
    }),
    output: z.object({ updatedAt: Instant }),
  }),
  'maps.background': query({
    http: 'GET /api/v1/maps/{id}/background',
    role: 'viewer',
    summary: 'The picture below a map',
    input: IdInput,
    output: z.object({ mediaType: z.enum(['image/png', 'image/jpeg', 'image/webp']), image: z.base64() }).nullable(),
  }),
  'maps.setBackground': command({
    http: 'POST /api/v1/maps/{id}/background',
    role: 'operator',
    summary: 'Lay a floor plan or photograph below a map, or take it away',
    input: z.strictObject({ id: Id, background: background.nullable() }),
    output: MapView,
    bodyLimit: 12 * 1024 * 1024,
  }),
} as const;
