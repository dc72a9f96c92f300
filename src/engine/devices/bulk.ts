import { isDeepStrictEqual } from 'node:util';
import type { BulkInput, DeviceInput, DevicePatch } from '../../contract/devices.ts';
import { Fault, type FieldError } from '../../contract/faults.ts';
import type { Mutation, StoredDevice } from '../storage/storage.ts';

/** One change of many. For a removal `device` is what was removed. */
type Planned = {
  readonly kind: 'added' | 'updated' | 'removed' | 'restored';
  readonly before: StoredDevice | undefined;
  readonly device: StoredDevice;
  readonly event:
    | 'device-added'
    | 'device-changed'
    | 'device-removed'
    | 'device-paused'
    | 'device-resumed'
    | 'device-restored';
  readonly mutations: readonly Mutation[];
};
export type BulkDone = {
  readonly added: readonly StoredDevice[];
  readonly updated: readonly StoredDevice[];
  readonly removed: readonly string[];
  readonly restored: readonly StoredDevice[];
};

type Inventory = {
  readonly find: (id: string) => StoredDevice | undefined;
  readonly removed: ReadonlyMap<string, StoredDevice>;
  /** `place`: which of the list. */
  readonly deviceFrom: (input: DeviceInput, place: number) => StoredDevice;
  readonly patched: (before: StoredDevice, patch: Omit<DevicePatch, 'id'>) => StoredDevice;
  readonly now: number;
};

const MOST_ERRORS = 100;
const put = (device: StoredDevice): Mutation => ({ type: 'device.put', device });

function changed(before: StoredDevice, device: StoredDevice): Planned | undefined {
  if (isDeepStrictEqual({ ...device, updatedAt: 0 }, { ...before, updatedAt: 0 })) return undefined;
  const pause = device.paused ? 'device-paused' : 'device-resumed';
  const event = device.paused === before.paused ? 'device-changed' : pause;
  return { kind: 'updated', before, device, event, mutations: [put(device)] };
}

/** The very same device: its checks keep their numbers, so everything that was measured is theirs again. */
function restored(removed: StoredDevice, now: number): Planned {
  const device = { ...removed, updatedAt: now };
  const state = { deviceId: device.id, state: 'unknown', since: now } as const;
  const mutations: Mutation[] = [put(device), { type: 'state.put', state }];
  return { kind: 'restored', before: undefined, device, event: 'device-restored', mutations };
}

/**
 * What a list of changes amounts to, each looked at before any is made. What is so already is no change: a device that
 * is there needs no restoring.
 *
 * @throws {Fault} `invalid-input` or `not-found` with the path of each wrong entry ("/update/3/checks/0/port")
 */
export function planBulk(input: BulkInput, inventory: Inventory): readonly Planned[] {
  const errors: FieldError[] = [];
  let code: Fault['code'] = 'not-found';
  const seen = new Set<string>();

  function find(id: string, path: string): StoredDevice | undefined {
    const device = inventory.find(id);
    if (device === undefined) errors.push({ path, message: 'There is no such device; it may have been removed.' });
    return device;
  }
  function once(id: string, path: string): void {
    if (seen.has(id))
      throw new Fault('invalid-input', `${path}: a device may appear once.`, {
        errors: [{ path, message: 'A device may appear once.' }],
      });
    seen.add(id);
  }
  /** Notes what is wrong under the path of its entry and goes on to the next one. */
  function attempt<T>(path: string, work: () => T): T | undefined {
    try {
      return work();
    } catch (thrown) {
      if (!(thrown instanceof Fault) || thrown.code !== 'invalid-input') throw thrown;
      code = 'invalid-input';
      for (const error of thrown.errors ?? []) errors.push({ ...error, path: `${path}${error.path}` });
      return undefined;
    }
  }

  const added = input.add.flatMap((one, index): Planned[] => {
    const device = attempt(`/add/${String(index)}`, () => inventory.deviceFrom(one, index));
    return device
      ? [{ kind: 'added', before: undefined, device, event: 'device-added', mutations: [put(device)] }]
      : [];
  });
  const updated = input.update.flatMap(({ id, ...patch }, index): Planned[] => {
    const path = `/update/${String(index)}`;
    once(id, `${path}/id`);
    const before = find(id, `${path}/id`);
    const device = before && attempt(path, () => inventory.patched(before, patch));
    return [before && device && changed(before, device)].filter((one) => one !== undefined);
  });
  const removed = input.remove.flatMap((id, index): Planned[] => {
    const path = `/remove/${String(index)}`;
    once(id, path);
    const device = find(id, path);
    const mutations: Mutation[] = [{ type: 'device.remove', id, at: inventory.now }];
    return device ? [{ kind: 'removed', before: device, device, event: 'device-removed', mutations }] : [];
  });
  const back = input.restore.flatMap((id, index): Planned[] => {
    const path = `/restore/${String(index)}`;
    once(id, path);
    if (inventory.find(id) !== undefined) return [];
    const device = inventory.removed.get(id);
    if (device === undefined) errors.push({ path, message: 'No such device was removed in the last 30 days.' });
    return device ? [restored(device, inventory.now)] : [];
  });

  const [first] = errors;
  if (first !== undefined)
    throw new Fault(code, `Nothing was changed. ${first.path}: ${first.message}`, {
      errors: errors.slice(0, MOST_ERRORS),
    });
  return [...added, ...updated, ...removed, ...back];
}

/** The answer: every device that was asked for as it is now, also one that was so already. */
export function doneOf(
  input: BulkInput,
  plan: readonly Planned[],
  find: (id: string) => StoredDevice | undefined,
): BulkDone {
  const planned = new Map(plan.map((one) => [one.device.id, one.device]));
  const now = (id: string) => planned.get(id) ?? find(id);
  const all = (ids: readonly string[]) => ids.map(now).filter((device) => device !== undefined);
  return {
    added: plan.filter(({ kind }) => kind === 'added').map(({ device }) => device),
    updated: all(input.update.map(({ id }) => id)),
    removed: input.remove,
    restored: all(input.restore),
  };
}
