import type { Payload } from '../contract/contract.ts';
import type { Scope } from '../contract/define.ts';
import type { LiveColumns } from '../contract/metrics.ts';
import type { SystemStatus, TopicName } from '../contract/system.ts';
import type { Devices } from './devices/devices.ts';
import { covers } from './scope.ts';
import type { Sink } from './topics.ts';
import { withinTopology } from './topology-scope.ts';
import type { Topology } from './topology/topology.ts';

type ScopeParts = {
  readonly devices: Devices;
  readonly scope: Scope;
  readonly statusNow: () => SystemStatus;
  readonly topology: Pick<Topology, 'snapshot'>;
};

/** The rows of these columns for which `keeps` holds. */
function rowsOf(columns: LiveColumns, keeps: (id: string) => boolean): LiveColumns {
  const rows = [...columns.ids.keys()].filter((index) => keeps(columns.ids[index] ?? ''));
  const pick = <T>(column: readonly T[]): T[] => rows.flatMap((index) => column.slice(index, index + 1));
  return {
    ids: pick(columns.ids),
    at: pick(columns.at),
    rttMs: pick(columns.rttMs),
    lossPct: pick(columns.lossPct),
    jitterMs: pick(columns.jitterMs),
    quality: pick(columns.quality),
    uptimePct: pick(columns.uptimePct),
    coveragePct: pick(columns.coveragePct),
    beats: pick(columns.beats),
  };
}

/** Passes on to a listener only what belongs to the devices of its scope. */
export function scopedSink(sink: Sink, { devices, scope, statusNow, topology }: ScopeParts): Sink {
  /** What was seen once: its end is told, too. */
  const seen = new Set<string>();
  const known = new Map<string, boolean>();
  const sees = (id: string): boolean => {
    const is = known.get(id) ?? false;
    if (is) seen.add(id);
    return is;
  };
  const look = (): void => {
    known.clear();
    for (const device of devices.all()) known.set(device.id, covers(scope, device));
  };

  function devicesOf(payload: Payload<'devices'>): Payload<'devices'> {
    if (payload.kind === 'snapshot') return { kind: 'snapshot', items: payload.items.filter(({ id }) => sees(id)) };
    const left = payload.upserted.filter(({ id }) => !sees(id)).map(({ id }) => id);
    const removed = [...left, ...payload.removed].filter((id) => seen.has(id));
    return { kind: 'delta', upserted: payload.upserted.filter(({ id }) => sees(id)), removed };
  }
  const pass = {
    devices: devicesOf,
    live: ({ kind, columns }: Payload<'live'>) => ({ kind, columns: rowsOf(columns, sees) }),
    events: ({ kind, items }: Payload<'events'>) => ({
      kind,
      items: items.filter(({ deviceId }) => deviceId !== null && (sees(deviceId) || seen.has(deviceId))),
    }),
    status: () => statusNow(),
    // Whether a neighbour is to be seen hangs on all its links: the whole is told again.
    topology: () => withinTopology(topology.snapshot(), scope),
  } satisfies { readonly [T in TopicName]: (payload: Payload<T>) => Payload<T> };

  return (topic, payload) => {
    look();
    // A publisher sends only payloads of the topic it names.
    sink(topic, (pass[topic] as (payload: unknown) => unknown)(payload));
  };
}
