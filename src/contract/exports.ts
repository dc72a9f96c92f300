import * as z from 'zod';
import { RangeQuery, stream } from './define.ts';
import { InterfaceFilter } from './interfaces.ts';
import { EventFilter } from './logs.ts';
import { DeviceChoice, OutageFilter } from './uptime.ts';

/** Forms of an export: RFC 4180 for spreadsheets, or one JSON object a line. */
export const EXPORT_FORMATS = ['csv', 'ndjson'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
export const EXPORT_MEDIA = { csv: 'text/csv; charset=utf-8', ndjson: 'application/x-ndjson' } as const;
const media = ['text/csv', 'application/x-ndjson'];

const form = {
  format: z.enum(EXPORT_FORMATS).default('csv'),
  bom: z
    .boolean()
    .default(false)
    .meta({ description: 'CSV begins with a byte order mark, which some versions of Excel need' }),
};

/** What the points of an export are: samples as measured, or one point for five minutes or an hour. */
export const EXPORT_TIERS = ['auto', 'raw', '5m', '1h'] as const;

export const exportCalls = {
  'exports.series': stream({
    http: 'GET /api/v1/series/export',
    role: 'viewer',
    scoped: true,
    summary: 'Every point of metrics of devices over a range, device by device, oldest first',
    media,
    input: z.strictObject({
      ...form,
      metric: z.array(z.string().max(100)).min(1).max(100).optional().meta({ description: 'every metric unless told' }),
      ...DeviceChoice,
      ...RangeQuery,
      tier: z.enum(EXPORT_TIERS).default('auto').meta({ description: 'auto: as fine as suits the range' }),
    }),
  }),
  'exports.events': stream({
    http: 'GET /api/v1/events/export',
    role: 'viewer',
    scoped: true,
    summary: 'The system log, newest first',
    media,
    input: z.strictObject({ ...form, ...EventFilter }),
  }),
  'exports.outages': stream({
    http: 'GET /api/v1/outages/export',
    role: 'viewer',
    scoped: true,
    summary: 'The log of downtime, newest first',
    media,
    input: z.strictObject({ ...form, ...OutageFilter }),
  }),
  'exports.interfaces': stream({
    http: 'GET /api/v1/interfaces/export',
    role: 'viewer',
    scoped: true,
    summary:
      'The interfaces of all devices with their present rates and the 95th percentiles of a range, in the order of their list',
    media,
    input: z.strictObject({ ...form, ...InterfaceFilter, ...RangeQuery }),
  }),
} as const;
