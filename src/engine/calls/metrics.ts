import type { Handlers } from '../../contract/contract.ts';
import { Fault } from '../../contract/faults.ts';
import type { Devices } from '../devices/devices.ts';
import { roundAt } from '../lib/round.ts';
import { roundCount } from '../lib/round-columns.ts';
import { eventView } from '../logs/logs.ts';
import type { DevicesView } from '../scope.ts';
import type { EventQuery, Storage } from '../storage/storage.ts';
import { epoch } from './choices.ts';

export const metricCalls = (devices: Devices, storage: Storage): Pick<Handlers, 'metrics.rounds'> => ({
  'metrics.rounds': async ({ id, checkId, from, to, limit }) => {
    const device = devices.get(id);
    const check = checkId === undefined ? device.checks[0] : device.checks.find((one) => one.id === checkId);
    if (check === undefined) throw new Fault('not-found', 'This device has no such check.');
    const rows = await storage.rounds({
      from: epoch(from) ?? 0,
      to: epoch(to) ?? Number.MAX_SAFE_INTEGER,
      check: check.number,
      limit,
    });
    const items = Array.from({ length: roundCount(rows) }, (_, index) => roundAt(rows, index));
    return { checkId: check.id, items, nextCursor: null };
  },
});

/** Whose events a caller may see: of every device and of the program itself, or of the devices of a scope. */
export function eventOwners(devices: DevicesView, deviceId: string | undefined): Partial<EventQuery> {
  if (devices.scope === undefined) return { deviceId };
  if (deviceId !== undefined) return { deviceId: devices.get(deviceId).id };
  return { deviceIds: [...devices.all()].map((device) => device.id) };
}

export const logCalls = (devices: DevicesView, storage: Storage): Pick<Handlers, 'events.list'> => ({
  'events.list': async ({ from, to, deviceId, ...query }) => {
    const owners = eventOwners(devices, deviceId);
    const { items, nextCursor } = await storage.events({ ...query, ...owners, from: epoch(from), to: epoch(to) });
    return { items: items.map(eventView), nextCursor };
  },
});
