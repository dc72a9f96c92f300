import * as z from 'zod';
import type { Handlers } from '../../contract/contract.ts';
import type { CheckKindDefinition } from '../checks/check.ts';
import type { Devices } from '../devices/devices.ts';
import type { Watch } from '../watch.ts';
import { deviceView } from './views.ts';

type Calls = Pick<
  Handlers,
  'devices.list' | 'devices.get' | 'devices.add' | 'devices.update' | 'devices.remove' | 'devices.poll' | 'checks.kinds'
>;

export const deviceCalls = (devices: Devices, watch: Watch, kinds: readonly CheckKindDefinition[]): Calls => ({
  'devices.list': (input) => {
    const { items, nextCursor } = devices.list(input, (id) => watch.status.deviceState(id)?.state ?? 'unknown');
    return { items: items.map((device) => deviceView(device, watch.status)), nextCursor };
  },
  'devices.get': ({ id }) => deviceView(devices.get(id), watch.status),
  'devices.add': async (input) => deviceView(await devices.add(input), watch.status),
  'devices.update': async (input) => deviceView(await devices.update(input), watch.status),
  'devices.remove': async ({ id }) => {
    await devices.remove(id);
    return {};
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
