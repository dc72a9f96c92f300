import type { Access } from './access.ts';
import type { Devices } from './devices.ts';
import type { Events } from './events.ts';
import type { Settings } from './settings.ts';
import type { States } from './states.ts';
import type { Mutation } from './storage.ts';

export type Repositories = {
  readonly devices: Devices;
  readonly states: States;
  readonly events: Events;
  readonly access: Access;
  readonly settings: Settings;
};

/** Applies one change. Doing it twice is the same as doing it once: a caller may repeat a commit it is unsure of. */
export function applyMutation({ devices, states, events, access, settings }: Repositories, change: Mutation): void {
  switch (change.type) {
    case 'device.put':
      return devices.put(change.device);
    case 'device.remove':
      devices.remove(change.id, Math.round(change.at));
      return states.close(change.id, Math.round(change.at));
    case 'state.put':
      devices.assertAlive(change.state.deviceId);
      return states.put(change.state);
    case 'check-state.put':
      return states.putCheck(change.state);
    case 'event.add':
      return events.add(change.event);
    case 'gap.add':
      return events.addGap(change.gap);
    case 'token.put':
      return access.putToken(change.token);
    case 'token.remove':
      return access.removeToken(change.id);
    case 'session.put':
      return access.putSession(change.session);
    case 'session.remove':
      return access.removeSession(change.id);
    case 'setting.put':
      return settings.put(change.key, change.value);
  }
}
