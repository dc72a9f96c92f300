import type { Handlers } from '../../contract/contract.ts';
import { Fault } from '../../contract/faults.ts';
import type { SeriesPoints } from '../../contract/metrics.ts';
import type { Devices } from '../devices/devices.ts';
import { bucketsOf, uptimeOf } from '../status/status.ts';
import type { StateSpan, Storage, StoredDevice } from '../storage/storage.ts';

const DAY_MS = 86_400_000;

type Parts = { readonly devices: Devices; readonly storage: Storage; readonly now: () => number };
type Range = { readonly from?: string | undefined; readonly to?: string | undefined };
type Catalogue = Awaited<ReturnType<Storage['seriesList']>>;
type Answer = Awaited<ReturnType<Storage['series']>>;

function rangeOf({ from, to }: Range, now: number): { from: number; to: number } {
  const end = to === undefined ? now : Date.parse(to);
  const start = from === undefined ? end - DAY_MS : Date.parse(from);
  if (end <= start) {
    const message = 'The end of the range must be after its start.';
    throw new Fault('invalid-input', message, { errors: [{ path: '/to', message }] });
  }
  return { from: start, to: end };
}

/** Devices named one by one or by group; all where neither is told. @throws {Fault} `not-found` */
function chosen(
  devices: Devices,
  ids: readonly string[] | undefined,
  groups: readonly string[] | undefined,
): readonly StoredDevice[] {
  if (ids !== undefined) return ids.map((id) => devices.get(id));
  return [...devices.all()].filter(
    (device) => groups === undefined || groups.some((group) => device.groups.includes(group)),
  );
}

function pointsOf(
  answer: Answer,
  catalogue: Catalogue,
  owners: ReadonlyMap<string, { deviceId: string; checkId: string }>,
): SeriesPoints[] {
  const byNumber = new Map(catalogue.map((series) => [series.number, series]));
  return answer.columns.map((column) => {
    const series = byNumber.get(column.series) ?? catalogue[0];
    const owner = column.series === 0 ? undefined : owners.get(series?.ownerId ?? '');
    return {
      deviceId: owner?.deviceId ?? null,
      checkId: owner?.checkId ?? null,
      metric: series?.metric ?? '',
      unit: series?.unit ?? '',
      at: [...column.at],
      min: [...column.min],
      avg: [...column.avg],
      max: [...column.max],
      count: [...column.count],
    };
  });
}

/** Stretches of down within a range. */
const outagesOf = (spans: readonly StateSpan[], range: { from: number; to: number }) =>
  spans
    .filter((span) => span.state === 'down' && span.from < range.to && (span.to ?? range.to) > range.from)
    .map((span) => ({
      start: new Date(span.from).toISOString(),
      end: span.to === null ? null : new Date(span.to).toISOString(),
    }));

/** History: points of series, and uptime. */
export const seriesCalls = ({
  devices,
  storage,
  now,
}: Parts): Pick<Handlers, 'metrics.series' | 'metrics.query' | 'metrics.uptime'> => {
  async function read(
    wanted: readonly StoredDevice[],
    query: Range & {
      metric: readonly string[];
      points: number;
      aggregate?: 'sum' | 'avg' | 'min' | 'max' | 'p95' | undefined;
    },
  ) {
    const owners = new Map(
      wanted.flatMap((device) =>
        device.checks.map((check) => [String(check.number), { deviceId: device.id, checkId: check.id }] as const),
      ),
    );
    const lists = await Promise.all(query.metric.map((metric) => storage.seriesList({ metric })));
    const catalogue = lists.flat().filter((series) => series.ownerKind === 'check' && owners.has(series.ownerId));
    const answer = await storage.series({
      ...rangeOf(query, now()),
      series: catalogue.map((series) => series.number),
      points: query.points,
      aggregate: query.aggregate,
    });
    return {
      stepS: answer.stepMs / 1000,
      tier: answer.tier,
      items: pointsOf(answer, catalogue, owners),
      nextCursor: null,
    };
  }

  return {
    'metrics.series': ({ id, metric, ...query }) => read([devices.get(id)], { ...query, metric: [metric] }),
    'metrics.query': ({ deviceId, group, ...query }) => read(chosen(devices, deviceId, group), query),
    'metrics.uptime': async ({ deviceId, group, ...asked }) => {
      const range = rangeOf(asked, now());
      const [spans, gaps] = await Promise.all([storage.spans(range.from), storage.gaps(range.from)]);
      const byDevice = Map.groupBy(spans, (span) => span.deviceId);
      const items = chosen(devices, deviceId, group).map((device) => {
        const own = byDevice.get(device.id) ?? [];
        const buckets = bucketsOf(own, gaps, range);
        return {
          deviceId: device.id,
          name: device.name,
          ...uptimeOf(buckets),
          buckets,
          outages: outagesOf(own, range),
        };
      });
      return { items, nextCursor: null };
    },
  };
};
