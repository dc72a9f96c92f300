import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Devices } from '../devices/devices.ts';
import {
  type Budget,
  matchesAll,
  type Matcher,
  type Sampled,
  type SampleSource,
  type Selection,
} from '../promql/promql.ts';
import type { Series } from '../storage/series/series-spec.ts';
import type { Storage, StoredDevice } from '../storage/storage.ts';
import { checkLabels, DEVICE_UP, deviceLabels, type Labels, type Metric, metricOf } from './metric-names.ts';
import { createPointReader } from './point-reader.ts';
import { tiersFor } from './sample-tiers.ts';
import { upSamples } from './up-samples.ts';

/** A series by its labels. `number`: in the store; undefined for the up and down of a device. */
export type Exposed = {
  readonly labels: Labels;
  readonly metric: Metric;
  readonly deviceId: string;
  readonly number: number | undefined;
};
type Parts = {
  readonly devices: Devices;
  readonly storage: Pick<Storage, 'seriesList' | 'points' | 'spans' | 'gaps'>;
  readonly now: () => number;
  /** Since when this computer is offline itself. */
  readonly selfOffline: () => { readonly since: number } | undefined;
};

/** The list of all series is asked for once in this time. */
const FRESH_MS = 10_000;
const PIECE = 1000;
/** A device that stays up has a sample this often. */
const UP_PERIOD_MS = { raw: 60_000, '5m': 300_000, '1h': 300_000 } as const;

/** Labels that tell the series of one device apart. */
function ownerLabels(series: Series, device: StoredDevice): Labels | undefined {
  if (series.ownerKind === 'device') return {};
  if (series.ownerKind === 'interface') return { interface: series.ownerId };
  const check = device.checks.find(({ number }) => String(number) === series.ownerId);
  return check && checkLabels(check);
}

/** Everything that is stored, as series of Prometheus. What is off the inventory is not answered. */
export function createSeriesSource({ devices, storage, now, selfOffline }: Parts) {
  const readPoints = createPointReader(storage, now);
  let known: { readonly at: number; readonly list: Promise<readonly Exposed[]> } | undefined;

  async function list(): Promise<readonly Exposed[]> {
    const inventory = new Map(
      [...devices.all()].map((device) => [device.id, { device, labels: deviceLabels(device) }]),
    );
    const exposed: Exposed[] = [...inventory].map(([deviceId, { labels }]) => {
      return { labels: { __name__: DEVICE_UP.name, ...labels }, metric: DEVICE_UP, deviceId, number: undefined };
    });
    const metrics = new Map<string, Metric>();
    for (const [index, series] of (await storage.seriesList({})).entries()) {
      if (index % PIECE === PIECE - 1) await nextTurn();
      const owner = inventory.get(series.device);
      const own = owner && ownerLabels(series, owner.device);
      if (owner === undefined || own === undefined) continue;
      const key = `${series.metric} ${series.unit} ${series.kind}`;
      const metric = metrics.get(key) ?? metricOf(series);
      metrics.set(key, metric);
      const labels = { __name__: metric.name, ...owner.labels, ...own };
      exposed.push({ labels, metric, deviceId: series.device, number: series.number });
    }
    return exposed;
  }

  /** Every series there is; at most ten seconds old. */
  function all(): Promise<readonly Exposed[]> {
    const at = now();
    if (known === undefined || Math.abs(at - known.at) > FRESH_MS) {
      const promise = list();
      known = { at, list: promise };
      // A failure is told to those who wait now, and the next one tries again.
      promise.catch(() => (known = undefined));
    }
    return known.list;
  }

  /** The series that meet all conditions of at least one of the selectors. */
  async function find(selectors: readonly (readonly Matcher[])[], budget: Budget): Promise<readonly Exposed[]> {
    const found: Exposed[] = [];
    for (const one of await all()) {
      if (selectors.some((matchers) => matchesAll(matchers, one.labels))) found.push(one);
      if (budget.isDue()) await budget.pause();
    }
    return found;
  }

  async function readUps(found: readonly Exposed[], selection: Selection, budget: Budget): Promise<readonly Sampled[]> {
    if (found.length === 0) return [];
    const range = { from: selection.from, to: Math.min(selection.to, now()) };
    const ids = found.map(({ deviceId }) => deviceId);
    const [spans, gaps] = await Promise.all([
      storage.spans({ deviceIds: ids, from: range.from, to: range.to + 1 }),
      storage.gaps(range.from),
    ]);
    const self = selfOffline();
    const blind = self ? [...gaps, { from: self.since, to: Infinity }] : gaps;
    const byDevice = Map.groupBy(spans, ({ deviceId }) => deviceId);
    const period = UP_PERIOD_MS[tiersFor(selection)[0]?.tier ?? 'raw'];
    const series: Sampled[] = [];
    for (const { deviceId, labels } of found) {
      const samples = upSamples(byDevice.get(deviceId) ?? [], blind, range, period);
      budget.hold(samples.at.length);
      if (samples.at.length > 0) series.push({ labels, ...samples });
      if (budget.isDue()) await budget.pause();
    }
    return series;
  }

  const source: SampleSource = {
    async select(selection, budget) {
      const found = await find([selection.matchers], budget);
      const ups = await readUps(
        found.filter(({ number }) => number === undefined),
        selection,
        budget,
      );
      const stored = found.flatMap(({ number, labels, metric: { divisor } }) =>
        number === undefined ? [] : [{ number, labels, divisor }],
      );
      const { series, holdsMs } = await readPoints(stored, selection, budget);
      return { series: [...ups, ...series], holdsMs };
    },
  };
  return { all, find, source };
}
export type SeriesSource = ReturnType<typeof createSeriesSource>;
