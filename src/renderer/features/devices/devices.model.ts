import type { Device } from '../../../contract/devices.ts';
import type { DeviceMap, Live } from '../../store/devices-slice.ts';
import { byName } from './list/sort.model.ts';

const OLDEST_MS = 90_000;

/** How old a value is when it is older than three intervals (and 90 s); undefined while it is fresh. */
export function ageWhenOld(device: Device, live: Live | undefined, now: number): number | undefined {
  if (live === undefined || live.at === 0) return undefined;
  const intervalS = device.checks.find((check) => check.enabled)?.intervalS ?? 0;
  const age = now - live.at;
  return age > Math.max(3 * intervalS * 1000, OLDEST_MS) ? age : undefined;
}

/** The sites devices are at, by name. */
export const sitesOf = (devices: DeviceMap): readonly string[] =>
  [...new Set([...devices.values()].map(({ site }) => site))].filter(Boolean).toSorted(byName);
