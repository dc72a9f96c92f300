import * as z from 'zod';
import type { Handlers } from '../../contract/contract.ts';
import type { CheckKindDefinition } from '../checks/check.ts';
import type { Devices } from '../devices/devices.ts';
import type { Measured } from '../devices/device-filter.ts';
import type { StoredDevice } from '../storage/storage.ts';
import type { Watch } from '../watch.ts';
import { deviceView } from './views.ts';

type Calls = Pick<
  Handlers,
  | 'devices.list'
  | 'devices.get'
  | 'devices.add'
  | 'devices.update'
  | 'devices.remove'
  | 'devices.bulk'
  | 'devices.removed'
  | 'devices.poll'
  | 'devices.pollMany'
  | 'checks.kinds'
>;

/** What a filter asks of a device beyond the inventory. The columns are read once, and only when a filter wants them. */
function measurements(watch: Watch): (id: string) => Measured {
  let columns: ReturnType<Watch['values']['snapshot']> | undefined;
  const places = new Map<string, number>();
  const at = (id: string): number => {
    if (columns === undefined) {
      columns = watch.values.snapshot();
      for (const [index, known] of columns.ids.entries()) places.set(known, index);
    }
    return places.get(id) ?? -1;
  };
  return (id) => {
    const state = watch.status.deviceState(id);
    return {
      state: state?.state ?? 'unknown',
      since: state === undefined || state.state === 'unknown' ? null : state.since,
      live: () => {
        const index = at(id);
        return {
          at: columns?.at[index] ?? 0,
          rttMs: columns?.rttMs[index] ?? null,
          lossPct: columns?.lossPct[index] ?? null,
          jitterMs: columns?.jitterMs[index] ?? null,
          uptimePct: columns?.uptimePct[index] ?? null,
        };
      },
    };
  };
}

export const deviceCalls = (devices: Devices, watch: Watch, kinds: readonly CheckKindDefinition[]): Calls => ({
  'devices.list': (input) => {
    const { items, nextCursor } = devices.list(input, measurements(watch));
    return { items: items.map((device) => deviceView(device, watch.status)), nextCursor };
  },
  'devices.get': ({ id }) => deviceView(devices.get(id), watch.status),
  'devices.add': async (input) => deviceView(await devices.add(input), watch.status),
  'devices.update': async (input) => deviceView(await devices.update(input), watch.status),
  'devices.remove': async ({ id }) => {
    await devices.remove(id);
    return {};
  },
  'devices.bulk': async (input) => {
    const { added, updated, removed, restored } = await devices.bulk(input);
    const views = (list: readonly StoredDevice[]) => list.map((device) => deviceView(device, watch.status));
    return { added: views(added), updated: views(updated), removed: [...removed], restored: views(restored) };
  },
  'devices.removed': async () => ({
    items: (await devices.removed()).map(({ device: { id, name, address, site }, removedAt, keptUntil }) => ({
      id,
      name,
      address,
      site,
      removedAt: new Date(removedAt).toISOString(),
      keptUntil: new Date(keptUntil).toISOString(),
    })),
    nextCursor: null,
  }),
  'devices.pollMany': ({ ids }) => {
    const chosen = ids.map((id) => devices.get(id));
    return { checks: chosen.reduce((sum, device) => sum + watch.pollNow(device), 0) };
  },
  'devices.poll': ({ id }) => ({ checks: watch.pollNow(devices.get(id)) }),
  'checks.kinds': () => ({
    items: kinds.map(({ type, title, intervalS, timeoutMs, settings }) => ({
      type,
      title,
      intervalS,
      timeoutMs,
      schema: z.toJSONSchema(settings, { io: 'input' }) as Record<string, unknown>,
    })),
    nextCursor: null,
  }),
});
