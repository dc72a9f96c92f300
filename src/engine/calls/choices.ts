import { Fault } from '../../contract/faults.ts';
import type { Devices } from '../devices/devices.ts';
import type { Stretch } from '../lib/stretches.ts';
import type { StoredDevice } from '../storage/storage.ts';

const DAY_MS = 86_400_000;

/** RFC 3339 as ms since 1970. */
export const epoch = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Date.parse(text);

/** A wrong field of an input that the schema cannot see. */
export const refuse = (path: string, message: string) =>
  new Fault('invalid-input', message, { errors: [{ path, message }] });

/** The range asked for, the last 24 hours unless told; nothing was measured before 1970. @throws {Fault} `invalid-input` */
export function rangeOf(
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
  now: number,
): Stretch {
  const end = to === undefined ? now : Date.parse(to);
  const start = from === undefined ? end - DAY_MS : Date.parse(from);
  if (end <= start) throw refuse('/to', 'The end of the range must be after its start.');
  return { from: Math.max(0, start), to: Math.max(0, end) };
}

/** Devices named one by one or by group; all where neither is told. @throws {Fault} `not-found` */
export function chosen(
  devices: Devices,
  choice: { readonly deviceId?: readonly string[] | undefined; readonly group?: readonly string[] | undefined },
): readonly StoredDevice[] {
  const { deviceId, group } = choice;
  if (deviceId !== undefined) return [...new Set(deviceId)].map((id) => devices.get(id));
  return [...devices.all()].filter((device) => group === undefined || group.some((one) => device.groups.includes(one)));
}
