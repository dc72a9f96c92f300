import * as z from 'zod';
import { command, Id, IdInput, Instant, Nothing, query, TimeZone } from './define.ts';
import { label, word } from './devices.ts';

/** Which days a window comes back on: at the same time of the clock on the wall, whatever summer time does. */
export const REPEATS = ['none', 'daily', 'weekly'] as const;
export type Repeat = (typeof REPEATS)[number];

const when = z.iso.datetime({ offset: true });
const fields = {
  name: label(200).min(1).meta({ title: 'Name' }),
  deviceIds: z.array(Id).max(1000).meta({ title: 'Devices' }),
  groups: z.array(word).max(100).meta({ title: 'Groups' }),
  tags: z.array(word).max(100).meta({ title: 'Tags' }),
  start: when.meta({ title: 'Start' }),
  end: when.meta({ title: 'End', description: 'not included' }),
  repeat: z.enum(REPEATS).meta({ title: 'Repeats' }),
  until: when.nullable().meta({ title: 'Until', description: 'nothing begins from here on; null: goes on' }),
  timeZone: TimeZone.meta({ title: 'Time zone', description: 'the clock that repeats follow, by IANA name' }),
};

/** Planned work on the devices it names, one by one, by group or by tag: nothing that happens in it is downtime. */
const MaintenanceWindow = z.object({
  id: Id,
  ...fields,
  start: Instant,
  end: Instant,
  until: Instant.nullable(),
  /** Lasts at this moment. */
  active: z.boolean(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type MaintenanceWindow = z.infer<typeof MaintenanceWindow>;

/** At least one device, group or tag must be named. */
const MaintenanceInput = z.strictObject({
  ...fields,
  deviceIds: fields.deviceIds.default([]),
  groups: fields.groups.default([]),
  tags: fields.tags.default([]),
  repeat: fields.repeat.default('none'),
  until: fields.until.default(null),
  timeZone: fields.timeZone.default('UTC'),
});
export type MaintenanceInput = z.infer<typeof MaintenanceInput>;

/** What is absent stays. */
const MaintenancePatch = z.strictObject({
  id: Id,
  ...z.object(fields).partial().shape,
  updatedAt: Instant.optional().meta({ description: 'what you read; refused as a conflict when it changed since' }),
});
export type MaintenancePatch = z.infer<typeof MaintenancePatch>;

export const maintenanceCalls = {
  'maintenance.list': query({
    http: 'GET /api/v1/maintenance',
    role: 'viewer',
    summary: 'The maintenance windows, the latest start first',
    input: Nothing,
    output: z.object({ items: z.array(MaintenanceWindow), nextCursor: z.null() }),
  }),
  'maintenance.create': command({
    http: 'POST /api/v1/maintenance',
    role: 'operator',
    summary: 'Plan maintenance, or enter it afterwards',
    input: MaintenanceInput,
    output: MaintenanceWindow,
    status: 201,
  }),
  'maintenance.update': command({
    http: 'PATCH /api/v1/maintenance/{id}',
    role: 'operator',
    summary: 'Change a maintenance window; what is absent stays',
    input: MaintenancePatch,
    output: MaintenanceWindow,
  }),
  'maintenance.remove': command({
    http: 'DELETE /api/v1/maintenance/{id}',
    role: 'operator',
    summary: 'Take a maintenance window away; one that lasts ends now',
    input: IdInput,
    output: z.object({}),
    status: 204,
  }),
} as const;
