import type { Handlers } from '../../contract/contract.ts';
import { Fault } from '../../contract/faults.ts';
import { INTERFACE_METRICS } from '../../contract/interface-metrics.ts';
import type { Collection } from '../collection/collection.ts';
import type { Interfaces } from '../interfaces/interfaces.ts';
import type { DevicesView } from '../scope.ts';
import type { Mutation, Storage, StoredInterface } from '../storage/storage.ts';
import { interfaceSeries } from '../storage/storage.ts';
import { rangeOf, refuse } from './choices.ts';

type Parts = {
  readonly devices: DevicesView;
  readonly interfaces: Interfaces;
  readonly collection: Collection;
  readonly storage: Pick<Storage, 'series' | 'points'>;
  readonly commit: (mutations: readonly Mutation[]) => Promise<void>;
  readonly now: () => number;
};
type InterfaceCalls = Pick<
  Handlers,
  | 'interfaces.list'
  | 'interfaces.get'
  | 'interfaces.update'
  | 'interfaces.series'
  | 'interfaces.p95'
  | 'interfaces.live'
>;
/** So many points of five minutes are more than a year of some lines. */
const MOST_POINTS = 200_000;

/** Column of a metric in the samples of an interface. @throws {Fault} `invalid-input` */
function metricPlace(metric: string): number {
  const place = INTERFACE_METRICS.findIndex(([name]) => name === metric);
  if (place >= 0) return place;
  throw refuse(
    '/metric',
    `There is no metric "${metric}". Known: ${INTERFACE_METRICS.map(([name]) => name).join(', ')}.`,
  );
}

/** The value that 95 of 100 do not exceed (nearest rank), as lines are billed; null without any. */
function percentile95(values: ArrayLike<number> | undefined): number | null {
  const sorted = Float64Array.from(values ?? []).sort();
  return sorted[Math.ceil(0.95 * sorted.length) - 1] ?? null;
}

export const interfaceCalls = ({ devices, interfaces, collection, storage, commit, now }: Parts): InterfaceCalls => {
  /** What lies outside of the caller's scope is not there. */
  function visible(id: string): { one: StoredInterface; deviceName: string } {
    const one = interfaces.get(id);
    try {
      return { one, deviceName: devices.get(one.deviceId).name };
    } catch (cause) {
      throw new Fault('not-found', 'There is no such interface.', { cause });
    }
  }

  return {
    'interfaces.list': ({ deviceId, ...query }) =>
      interfaces.list(deviceId === undefined ? devices.all() : [devices.get(deviceId)], query),
    'interfaces.get': ({ id }) => {
      const { one, deviceName } = visible(id);
      return interfaces.view(one, deviceName);
    },
    'interfaces.update': async ({ id, ...wanted }) => {
      const { deviceName } = visible(id);
      const { mutation, one, adopt } = interfaces.change(id, wanted);
      await commit([mutation]);
      adopt();
      collection.replan(one.deviceId);
      return interfaces.view(one, deviceName);
    },
    'interfaces.series': async ({ id, metric, points, ...range }) => {
      const { number } = visible(id).one;
      const places = [...new Set(metric)].map(metricPlace);
      const series = places.map((place) => interfaceSeries(number, place));
      const answer = await storage.series({ ...rangeOf(range, now()), series, points });
      const items = answer.columns.flatMap(({ series: own, at, min, avg, max, count }) => {
        const [name, unit] = INTERFACE_METRICS[places[series.indexOf(own)] ?? -1] ?? [];
        if (name === undefined) return [];
        const filled = [...count.keys()].filter((index) => (count[index] ?? 0) > 0);
        const pick = (column: Float64Array): number[] => filled.map((index) => column[index] ?? Number.NaN);
        return [{ metric: name, unit: unit ?? '', at: pick(at), min: pick(min), avg: pick(avg), max: pick(max) }];
      });
      return { stepS: answer.stepMs / 1000, items, nextCursor: null };
    },
    'interfaces.p95': async ({ id: ids, ...range }) => {
      const wanted = ids.map((id) => visible(id).one);
      const [inPlace, outPlace] = [metricPlace('if.in.bps'), metricPlace('if.out.bps')];
      const answer = await storage.points({
        ...rangeOf(range, now()),
        series: wanted.flatMap(({ number }) => [interfaceSeries(number, inPlace), interfaceSeries(number, outPlace)]),
        tier: '5m',
        limit: MOST_POINTS,
      });
      const averages = new Map(answer.columns.map(({ series, avg }) => [series, avg]));
      const items = wanted.map(({ id, number }) => {
        const [into, out] = [inPlace, outPlace].map((place) => averages.get(interfaceSeries(number, place)));
        const samples = Math.max(into?.length ?? 0, out?.length ?? 0);
        return { id, inBps: percentile95(into), outBps: percentile95(out), samples };
      });
      return { items, nextCursor: null };
    },
    'interfaces.live': ({ id, after }) => {
      const { one } = visible(id);
      return collection.live(one.deviceId, one.number, after);
    },
  };
};
