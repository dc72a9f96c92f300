import type { Handlers, Parsed } from '../../contract/contract.ts';
import type { StreamAnswer } from '../../contract/define.ts';
import { EXPORT_MEDIA, type ExportFormat } from '../../contract/exports.ts';
import { INTERFACE_EXPORT_COLUMNS, interfaceCells } from '../../contract/interface-export.ts';
import type { InterfaceRow } from '../../contract/interfaces.ts';
import type { Interfaces } from '../interfaces/interfaces.ts';
import type { Stretch } from '../lib/stretches.ts';
import { type Cell, type Table, tableText } from '../lib/table-text.ts';
import { eventView, reasonText } from '../logs/logs.ts';
import type { Storage } from '../storage/storage.ts';
import { chosen, epoch, rangeOf } from './choices.ts';
import { eventOwners } from './metrics.ts';
import { interfaceP95s } from './interface-p95.ts';
import { type HistoryParts, outagePage } from './outages.ts';
import { type OwnedSeries, seriesOf } from './series.ts';

const DAY_MS = 86_400_000;
/** Points of one series that are read at once, about: what an export costs in memory. */
const PAGE_POINTS = 5000;
const PAGE_ROWS = 1000;
const PAGE_PORTS = 200;
/** Longest range, and greatest age, for which a tier is kept and not too much to look at, in days. */
const AUTO = [
  { tier: 'raw', days: 2, ageDays: 30 },
  { tier: '5m', days: 62, ageDays: 180 },
] as const;
type Tier = 'raw' | '5m' | '1h';

function tierFor(wanted: Parsed<'exports.series'>['tier'], { from, to }: Stretch, now: number): Tier {
  if (wanted !== 'auto') return wanted;
  const fits = AUTO.find(({ days, ageDays }) => to - from <= days * DAY_MS && now - from <= ageDays * DAY_MS);
  return fits?.tier ?? '1h';
}

/** A moment as a part of a file name. */
const stamp = (at: number): string => new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '');

const SERIES_COLUMNS = ['time', 'deviceId', 'device', 'checkId', 'metric', 'unit', 'avg', 'min', 'max', 'count'];

type Points = Awaited<ReturnType<Storage['points']>>['columns'][number];

function* pointRows({ series, device, checkId }: OwnedSeries, points: Points): Generator<Cell[]> {
  const { at, avg, min, max, count } = points;
  for (const [index, time] of at.entries())
    yield [
      new Date(time).toISOString(),
      device.id,
      device.name,
      checkId,
      series.metric,
      series.unit,
      avg[index] ?? null,
      min[index] ?? null,
      max[index] ?? null,
      count[index] ?? null,
    ];
}

/** Series after series, a stretch at a time. */
async function* seriesPages(
  storage: Pick<Storage, 'points'>,
  catalogue: readonly OwnedSeries[],
  { from, to, tier }: Stretch & { readonly tier: Tier },
): AsyncGenerator<Iterable<Cell[]>> {
  for (const owned of catalogue) {
    // Nothing was measured before the device was here; a day's grace, because clocks are set.
    let at = Math.max(from, owned.device.createdAt - DAY_MS);
    while (at < to) {
      const query = { series: [owned.series.number], from: at, to: to - 1, tier, limit: PAGE_POINTS };
      const { columns, until } = await storage.points(query);
      for (const points of columns) yield pointRows(owned, points);
      if (until <= at) break;
      at = until;
    }
  }
}

/** Page after page of a list, until there is none. */
async function* listPages<T>(
  read: (cursor: string | undefined) => Promise<{ readonly items: readonly T[]; readonly nextCursor: string | null }>,
  row: (item: T) => Cell[],
): AsyncGenerator<Iterable<Cell[]>> {
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    yield page.items.map(row);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}

function* batches<T>(items: Iterable<T>, size: number): Generator<readonly T[]> {
  let batch: T[] = [];
  for (const item of items) {
    if (batch.push(item) < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Ports with the 95th percentiles of a range, some at a time. */
async function* interfacePages(
  { storage, interfaces }: Pick<ExportParts, 'storage' | 'interfaces'>,
  rows: Iterable<InterfaceRow>,
  range: Stretch,
): AsyncGenerator<Iterable<Cell[]>> {
  for (const some of batches(rows, PAGE_PORTS)) {
    const numbers = some.map(({ id }) => interfaces.get(id).number);
    const p95s = await interfaceP95s(storage, numbers, range);
    yield some.map((row, at) => interfaceCells(row, p95s[at]));
  }
}

type ExportParts = HistoryParts & { readonly interfaces: Pick<Interfaces, 'each' | 'get'> };
type ExportCalls = Pick<Handlers, 'exports.series' | 'exports.events' | 'exports.outages' | 'exports.interfaces'>;

/** Every device's and every event's whole history, and the ports of now, as text that is read while it is sent. */
export const exportCalls = (parts: ExportParts): ExportCalls => {
  const { devices, storage, interfaces, now } = parts;
  const sent = ({ format, bom }: { format: ExportFormat; bom: boolean }, name: string, table: Table): StreamAnswer => ({
    mediaType: EXPORT_MEDIA[format],
    fileName: `ronda-${name}.${format}`,
    chunks: tableText(table, format, bom),
  });
  return {
    'exports.series': async (query) => {
      const at = now();
      const asked = rangeOf(query, at);
      const tier = tierFor(query.tier, asked, at);
      const catalogue = await seriesOf(storage, chosen(devices, query), query.metric);
      const order = (a: OwnedSeries, b: OwnedSeries) =>
        a.device.name.localeCompare(b.device.name, 'en') || a.series.number - b.series.number;
      const pages = seriesPages(storage, [...catalogue].sort(order), { ...asked, tier });
      const name = `series-${tier}-${stamp(asked.from)}-${stamp(asked.to)}`;
      return sent(query, name, { columns: SERIES_COLUMNS, pages });
    },
    'exports.events': ({ format, bom, from, to, ...filter }) => {
      const range = { ...eventOwners(devices, filter.deviceId), from: epoch(from), to: epoch(to) };
      const pages = listPages(
        (cursor) => storage.events({ ...filter, ...range, limit: PAGE_ROWS, cursor }),
        (event) => {
          const { at, id, level, kind, deviceId, deviceName, checkId, params, message } = eventView(event);
          return [at, id, level, kind, deviceId, deviceName, checkId, message, params];
        },
      );
      const columns = ['time', 'id', 'level', 'kind', 'deviceId', 'device', 'checkId', 'message', 'params'];
      return sent({ format, bom }, `events-${stamp(now())}`, { columns, pages });
    },
    'exports.outages': ({ format, bom, ...filter }) => {
      const pages = listPages(
        (cursor) => outagePage(parts, { ...filter, limit: PAGE_ROWS, cursor }),
        ({ start, end, durationS, deviceId, deviceName, checkId, reason, inMaintenance, inGap }) => [
          start,
          end,
          durationS,
          deviceId,
          deviceName,
          checkId,
          reason?.code ?? null,
          reason === null ? null : reasonText(reason),
          inMaintenance,
          inGap,
        ],
      );
      const columns = ['start', 'end', 'durationS', 'deviceId', 'device', 'checkId', 'reason', 'message'];
      return sent({ format, bom }, `outages-${stamp(now())}`, {
        columns: [...columns, 'inMaintenance', 'inGap'],
        pages,
      });
    },
    'exports.interfaces': ({ format, bom, deviceId, from, to, ...query }) => {
      const range = rangeOf({ from, to }, now());
      const rows = interfaces.each(deviceId === undefined ? devices.all() : [devices.get(deviceId)], query);
      const table = { columns: INTERFACE_EXPORT_COLUMNS, pages: interfacePages(parts, rows, range) };
      return sent({ format, bom }, `interfaces-${stamp(now())}`, table);
    },
  };
};
