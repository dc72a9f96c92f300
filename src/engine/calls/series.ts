import type { Handlers, Parsed } from '../../contract/contract.ts';
import type { GroupKey, SeriesPoints } from '../../contract/metrics.ts';
import type { Devices } from '../devices/devices.ts';
import type { Storage, StoredDevice } from '../storage/storage.ts';
import { chosen, rangeOf, refuse } from './choices.ts';

type Parts = { readonly devices: Devices; readonly storage: Storage; readonly now: () => number };
type Answer = Awaited<ReturnType<Storage['series']>>;
type Series = Awaited<ReturnType<Storage['seriesList']>>[number];
/** A series with the device and the check it belongs to. */
export type OwnedSeries = { readonly series: Series; readonly device: StoredDevice; readonly checkId: string | null };

/** Which series of some devices and their checks there are; of every metric unless told. */
export async function seriesOf(
  storage: Pick<Storage, 'seriesList'>,
  wanted: readonly StoredDevice[],
  metrics: readonly string[] | undefined,
): Promise<readonly OwnedSeries[]> {
  const owners = new Map(
    wanted.flatMap((device) => device.checks.map((check) => [String(check.number), { device, checkId: check.id }])),
  );
  const byId = new Map(wanted.map((device) => [device.id, device]));
  const filters = metrics === undefined ? [{}] : [...new Set(metrics)].map((metric) => ({ metric }));
  const lists = await Promise.all(filters.map((filter) => storage.seriesList(filter)));
  return lists.flat().flatMap((series) => {
    const device = series.ownerKind === 'device' ? byId.get(series.ownerId) : undefined;
    const owner = device
      ? { device, checkId: null }
      : series.ownerKind === 'check'
        ? owners.get(series.ownerId)
        : undefined;
    return owner === undefined ? [] : [{ series, ...owner }];
  });
}

/** Columns of the buckets that have something in them: one without a sample is missing, never zero. */
function columnsOf({ at, min, avg, max, count }: Answer['columns'][number]) {
  const filled = [...count.keys()].filter((index) => (count[index] ?? 0) > 0);
  const pick = (column: Float64Array) => filled.map((index) => column[index] ?? Number.NaN);
  return { at: pick(at), min: pick(min), avg: pick(avg), max: pick(max), count: pick(count) };
}

/** A line of its own for every series. */
function pointsOf(answer: Answer, catalogue: readonly OwnedSeries[]): SeriesPoints[] {
  const byNumber = new Map(catalogue.map((one) => [one.series.number, one]));
  return answer.columns.flatMap((column) => {
    const owned = byNumber.get(column.series);
    if (owned === undefined) return [];
    const { series, device, checkId } = owned;
    const { metric, unit } = series;
    return [{ deviceId: device.id, checkId, metric, unit, label: null, ...columnsOf(column) }];
  });
}

const orNone = (values: readonly string[]): readonly string[] => (values.length === 0 ? [''] : values);
/** The values a series has under each key; empty text for one that has none. */
const VALUES: Readonly<Record<GroupKey, (owned: OwnedSeries) => readonly string[]>> = {
  device: ({ device }) => [device.id],
  group: ({ device }) => orNone(device.groups),
  tag: ({ device }) => orNone(device.tags),
  site: ({ device }) => [device.site],
  country: ({ device }) => [device.country],
  partner: ({ device }) => [device.partner],
  metric: ({ series }) => [series.metric],
};

type Line = {
  readonly members: readonly OwnedSeries[];
  readonly value: string;
  readonly metric: string;
  readonly unit: string;
};

/** What is aggregated together: never two metrics, never two units. In the order of metric and value. */
function linesOf(
  catalogue: readonly OwnedSeries[],
  key: GroupKey,
  groups: readonly string[] | undefined,
): readonly Line[] {
  const lines = new Map<string, Line & { members: OwnedSeries[] }>();
  for (const owned of catalogue) {
    const { metric, unit } = owned.series;
    for (const value of new Set(VALUES[key](owned))) {
      if (key === 'group' && groups !== undefined && !groups.includes(value)) continue;
      const name = JSON.stringify([metric, unit, value]);
      const line = lines.get(name) ?? { members: [], value, metric, unit };
      line.members.push(owned);
      lines.set(name, line);
    }
  }
  return [...lines].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
}

/** History as points of series. */
export const seriesCalls = ({ devices, storage, now }: Parts): Pick<Handlers, 'metrics.series' | 'metrics.query'> => {
  type Query = Omit<Parsed<'metrics.query'>, 'deviceId'>;
  const empty = { stepS: 0, tier: 'raw', items: [], nextCursor: null };

  async function readEach(catalogue: readonly OwnedSeries[], query: Query) {
    const numbers = catalogue.map((one) => one.series.number);
    const answer = await storage.series({ ...rangeOf(query, now()), series: numbers, points: query.points });
    return { ...empty, stepS: answer.stepMs / 1000, tier: answer.tier, items: pointsOf(answer, catalogue) };
  }

  async function readLines(catalogue: readonly OwnedSeries[], query: Query, key: GroupKey) {
    const range = rangeOf(query, now());
    const items: SeriesPoints[] = [];
    let first: Answer | undefined;
    for (const { members, metric, unit, value } of linesOf(catalogue, key, query.group)) {
      // All lines have the buckets of the first, so that they can be laid side by side.
      const answer: Answer = await storage.series({
        ...range,
        series: members.map((one) => one.series.number),
        points: query.points,
        aggregate: query.aggregate,
        tier: first?.tier,
      });
      first ??= answer;
      const label = { key, value: key === 'device' ? (members[0]?.device.name ?? value) : value };
      for (const column of answer.columns)
        items.push({
          deviceId: key === 'device' ? value : null,
          checkId: null,
          metric,
          unit,
          label,
          ...columnsOf(column),
        });
    }
    return { ...empty, stepS: (first?.stepMs ?? 0) / 1000, tier: first?.tier ?? empty.tier, items };
  }

  async function read(wanted: readonly StoredDevice[], query: Query) {
    if (query.by !== undefined && query.aggregate === undefined)
      throw refuse('/by', 'Lines by a key need an aggregate: sum, avg, min, max or p95.');
    const catalogue = await seriesOf(storage, wanted, query.metric);
    return query.aggregate === undefined
      ? readEach(catalogue, query)
      : readLines(catalogue, query, query.by ?? 'metric');
  }

  return {
    'metrics.series': ({ id, metric, ...query }) => read([devices.get(id)], { ...query, metric: [metric] }),
    'metrics.query': ({ deviceId, ...query }) => read(chosen(devices, { deviceId, group: query.group }), query),
  };
};
