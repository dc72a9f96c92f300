import type { SystemStatus } from '../contract/system.ts';
import { deviceView } from './calls/views.ts';
import type { Devices } from './devices/devices.ts';
import type { Journal } from './journal.ts';
import { createTopics } from './topics.ts';
import type { Topology } from './topology/topology.ts';
import type { Watch } from './watch.ts';

type PublisherOptions = {
  readonly devices: Devices;
  readonly watch: Watch;
  readonly journal: Journal;
  readonly topology: () => Pick<Topology, 'snapshot' | 'takeDelta'>;
  readonly statusNow: () => SystemStatus;
};

/** Turns what changed into deltas of the live streams, at most as often as `flush` is called. */
export function createPublisher({ devices, watch, journal, topology, statusNow }: PublisherOptions) {
  const dirty = new Set<string>();
  const removed = new Set<string>();

  function flush(): void {
    const columns = watch.values.delta();
    if (columns) topics.publish('live', { kind: 'delta', columns });
    if (dirty.size > 0 || removed.size > 0) {
      const upserted = [...dirty].map((id) => deviceView(devices.get(id), watch.status));
      topics.publish('devices', { kind: 'delta', upserted, removed: [...removed] });
      dirty.clear();
      removed.clear();
    }
    const wiring = topology().takeDelta();
    if (wiring) topics.publish('topology', wiring);
    const items = journal.takeFresh();
    if (items.length > 0) topics.publish('events', { kind: 'delta', items });
  }

  const topics = createTopics(
    {
      devices: () => ({ kind: 'snapshot', items: [...devices.all()].map((one) => deviceView(one, watch.status)) }),
      live: () => ({ kind: 'snapshot', columns: watch.values.snapshot() }),
      events: () => ({ kind: 'snapshot', items: journal.recent() }),
      status: statusNow,
      topology: () => topology().snapshot(),
    },
    flush,
  );

  return {
    topics,
    flush,
    changed: (id: string): void => void dirty.add(id),
    gone(id: string): void {
      dirty.delete(id);
      removed.add(id);
    },
  };
}
