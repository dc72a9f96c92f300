import type { CheckState } from '../../contract/checks.ts';
import type { DeviceState } from '../../contract/devices.ts';

const has = (states: readonly CheckState[], state: CheckState): boolean => states.includes(state);
const ANSWERS: readonly CheckState[] = ['up', 'warning', 'major'];

/**
 * The state of a device from the states of its enabled checks. Planned maintenance stands before whatever they say.
 * A device one of whose checks still answers is not down: a dead service on a living device is major.
 */
export function deviceStateOf(checks: readonly CheckState[], paused: boolean, inMaintenance = false): DeviceState {
  if (paused || checks.length === 0) return 'paused';
  if (inMaintenance) return 'maintenance';
  const answers = checks.some((state) => ANSWERS.includes(state));
  if (has(checks, 'down')) return answers ? 'major' : 'down';
  if (has(checks, 'unreachable')) return answers ? 'major' : 'unreachable';
  if (has(checks, 'major')) return 'major';
  if (has(checks, 'warning')) return 'warning';
  if (has(checks, 'stale')) return 'stale';
  return has(checks, 'up') ? 'up' : 'unknown';
}
