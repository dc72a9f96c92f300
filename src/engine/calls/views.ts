import type { Check } from '../../contract/checks.ts';
import type { Device } from '../../contract/devices.ts';
import type { StoredCheck, StoredDevice } from '../storage/storage.ts';
import { reasonText } from '../logs/logs.ts';
import type { Status } from '../status/status.ts';

function checkView(check: StoredCheck, status: Status): Check {
  const known = status.check(check.id);
  const reason = known?.reason ? { ...known.reason, message: reasonText(known.reason) } : null;
  const { id, type, intervalS, timeoutMs, enabled } = check;
  return { id, type, intervalS, timeoutMs, enabled, state: known?.state ?? 'unknown', reason, ...check.settings };
}

/** A device as the contract shows it: the inventory entry with its present state. */
export function deviceView(device: StoredDevice, status: Status): Device {
  const known = status.deviceState(device.id);
  return {
    ...device,
    groups: [...device.groups],
    tags: [...device.tags],
    state: known?.state ?? 'unknown',
    since: known === undefined || known.state === 'unknown' ? null : new Date(known.since).toISOString(),
    checks: device.checks.map((check) => checkView(check, status)),
    createdAt: new Date(device.createdAt).toISOString(),
    updatedAt: new Date(device.updatedAt).toISOString(),
  };
}
