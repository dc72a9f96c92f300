import type { Handlers } from '../../contract/contract.ts';
import { Fault } from '../../contract/faults.ts';
import { INTERFACE_METRICS } from '../../contract/interface-metrics.ts';
import type { Collection } from '../collection/collection.ts';
import type { Interfaces } from '../interfaces/interfaces.ts';
import type { DevicesView } from '../scope.ts';
import type { Mutation, Storage, StoredInterface } from '../storage/storage.ts';
import { interfaceSeries } from '../storage/storage.ts';
import { rangeOf, refuse } from './choices.ts';
import { interfaceP95s } from './interface-p95.ts';

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
/** Column of a metric in the samples of an interface. @throws {Fault} `invalid-input` */
function metricPlace(metric: string): number {
  const place = INTERFACE_METRICS.findIndex(([name]) => name === metric);
  if (place >= 0) return place;
  throw refuse(
    '/metric',
    `There is no metric "${metric}". Known: ${INTERFACE_METRICS.map(([name]) => name).join(', ')}.`,
  );
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
      const numbers = wanted.map(({ number }) => number);
      const p95s = await interfaceP95s(storage, numbers, rangeOf(range, now()));
      return { items: p95s.map((p95, at) => ({ id: ids[at] ?? '', ...p95 })), nextCursor: null };
    },
    'interfaces.live': ({ id, after }) => {
      const { one } = visible(id);
      return collection.live(one.deviceId, one.number, after);
    },
  };
};
