import * as z from 'zod';
import { command, Id, IdInput, Instant, Nothing, query } from './define.ts';
import { label } from './devices.ts';

/** How the list of devices is shown. */
export const LAYOUTS = ['table', 'tiles', 'tree'] as const;
export type Layout = (typeof LAYOUTS)[number];

const columnName = z.string().regex(/^[a-zA-Z][a-zA-Z0-9-]{0,31}$/);
const fields = {
  name: label(100).min(1).meta({ title: 'Name' }),
  filter: label(1000).meta({ title: 'Filter', description: 'in the grammar of the filter bar' }),
  columns: z
    .array(z.strictObject({ id: columnName, width: z.number().int().min(24).max(2000).nullable().default(null) }))
    .max(50)
    .meta({ title: 'Columns', description: 'in their order; none: as many as there is room for' }),
  sort: z
    .strictObject({ column: columnName, descending: z.boolean().default(false) })
    .nullable()
    .meta({ title: 'Order' }),
  layout: z.enum(LAYOUTS).meta({ title: 'Layout' }),
  shared: z.boolean().meta({ title: 'Shared', description: 'others see it too; needs the role operator' }),
};
const ViewSettings = z.object(fields);
export type ViewSettings = z.infer<typeof ViewSettings>;

/** The list of devices as somebody likes to see it. */
const SavedView = z.object({
  id: Id,
  ...fields,
  owner: z.string(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type SavedView = z.infer<typeof SavedView>;

const ViewInput = z.strictObject({
  name: fields.name,
  filter: fields.filter.default(''),
  columns: fields.columns.default([]),
  sort: fields.sort.default(null),
  layout: fields.layout.default('table'),
  shared: fields.shared.default(false),
});
export type ViewInput = z.output<typeof ViewInput>;

/** What is absent stays. */
const ViewPatch = z.strictObject({ id: Id, ...z.object(fields).partial().shape });
export type ViewPatch = z.output<typeof ViewPatch>;

export const viewCalls = {
  'views.list': query({
    http: 'GET /api/v1/views',
    role: 'viewer',
    scoped: true,
    summary: 'The saved views: own ones and those that are shared, by name',
    input: Nothing,
    output: z.object({ items: z.array(SavedView), nextCursor: z.null() }),
  }),
  'views.create': command({
    http: 'POST /api/v1/views',
    role: 'viewer',
    scoped: true,
    summary: 'Save a view of the list of devices',
    input: ViewInput,
    output: SavedView,
    status: 201,
  }),
  'views.update': command({
    http: 'PATCH /api/v1/views/{id}',
    role: 'viewer',
    scoped: true,
    summary: 'Change a saved view; what is absent stays. A shared one needs the role operator',
    input: ViewPatch,
    output: SavedView,
  }),
  'views.remove': command({
    http: 'DELETE /api/v1/views/{id}',
    role: 'viewer',
    scoped: true,
    summary: 'Remove a saved view. A shared one needs the role operator',
    input: IdInput,
    output: z.object({}),
    status: 204,
  }),
} as const;
