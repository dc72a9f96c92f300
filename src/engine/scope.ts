import type { Scope } from '../contract/define.ts';
import type { BulkInput, DeviceInput, DevicePatch } from '../contract/devices.ts';
import { Fault } from '../contract/faults.ts';
import type { CallContext } from '../contract/contract.ts';
import type { Devices } from './devices/devices.ts';
import type { StoredDevice } from './storage/storage.ts';

/** The inventory as a caller may see it; `scope` is undefined for whoever sees all of it. */
export type DevicesView = Devices & { readonly scope?: Scope };
type Placed = Pick<StoredDevice, 'groups' | 'site'>;

/** Whether a device is of one of the groups or sites of a scope. */
export const covers = (scope: Scope, { groups, site }: Placed): boolean =>
  scope.sites.includes(site) || groups.some((group) => scope.groups.includes(group));

const outside = () =>
  new Fault('forbidden', 'This would lie outside of what you may change: keep one of your groups or sites.');

/** The inventory as if there were nothing but what lies in a scope; nothing can be put outside of it either. */
export function scopedDevices(devices: Devices, scope: Scope): DevicesView {
  const sees = (device: StoredDevice): boolean => covers(scope, device);
  const get = (id: string): StoredDevice => {
    const device = devices.get(id);
    if (!sees(device)) throw new Fault('not-found', 'There is no such device; it may have been removed.');
    return device;
  };
  const assertNew = ({ groups = [], site = '' }: DeviceInput): void => {
    if (!covers(scope, { groups, site })) throw outside();
  };
  const assertPatch = ({ id, groups, site }: DevicePatch): void => {
    const before = get(id);
    if (!covers(scope, { groups: groups ?? before.groups, site: site ?? before.site })) throw outside();
  };
  const removed = async () => (await devices.removed()).filter(({ device }) => sees(device));

  return {
    ...devices,
    scope,
    *all() {
      for (const device of devices.all()) if (sees(device)) yield device;
    },
    size: () => [...devices.all()].filter(sees).length,
    get,
    removed,
    async add(input) {
      assertNew(input);
      return devices.add(input);
    },
    async update(input) {
      assertPatch(input);
      return devices.update(input);
    },
    async remove(id) {
      get(id);
      return devices.remove(id);
    },
    async bulk(input: BulkInput) {
      for (const one of input.add) assertNew(one);
      for (const one of input.update) assertPatch(one);
      for (const id of input.remove) get(id);
      const known = new Set(input.restore.length === 0 ? [] : (await removed()).map(({ device }) => device.id));
      if (input.restore.some((id) => !known.has(id)))
        throw new Fault('not-found', 'There is no such removed device, or it can no longer be put back.');
      return devices.bulk(input);
    },
    merge: () => Promise.reject(outside()),
    list: (query, measuredOf) => devices.list(query, measuredOf, sees),
  };
}

/** Handlers that see, for a caller with a scope, an inventory of that scope alone. */
export function withinScope<H extends object>(devices: Devices, build: (view: DevicesView) => H): H {
  type Handler = (input: unknown, context: CallContext) => unknown;
  const whole = build(devices);
  const entries = Object.keys(whole).map((name): [string, Handler] => [
    name,
    (input, context) => {
      const scope = context.principal?.scope;
      const handlers = scope === undefined ? whole : build(scopedDevices(devices, scope));
      return (handlers as Record<string, Handler>)[name]?.(input, context);
    },
  ]);
  // The same names with the same signatures: only which inventory they see was put in between.
  return Object.fromEntries(entries) as H;
}
