import type { Sessions, Tokens, Users } from './access.ts';
import type { Audit } from './audit.ts';
import type { CheckStates } from './check-states.ts';
import type { Credentials } from './credentials.ts';
import type { Devices } from './devices.ts';
import type { Events } from './events.ts';
import type { Gaps } from './gaps.ts';
import type { Maintenance } from './maintenance.ts';
import type { Outages } from './outages.ts';
import type { RemovedDevices } from './removed-devices.ts';
import type { SavedViews } from './saved-views.ts';
import type { Settings } from './settings.ts';
import type { States } from './states.ts';
import type { Mutation } from './storage.ts';

export type Repositories = {
  readonly devices: Devices;
  readonly states: States;
  readonly checkStates: CheckStates;
  readonly events: Events;
  readonly gaps: Gaps;
  readonly maintenance: Maintenance;
  readonly outages: Outages;
  readonly removedDevices: RemovedDevices;
  readonly tokens: Tokens;
  readonly sessions: Sessions;
  readonly users: Users;
  readonly credentials: Credentials;
  readonly audit: Audit;
  readonly settings: Settings;
  readonly views: SavedViews;
};

type AccessMutation = Extract<
  Mutation,
  { readonly type: `${'token' | 'session' | 'user' | 'credential'}.${'put' | 'remove'}` | 'audit.add' }
>;

/** Who may call, what devices are signed in to with, and who did what. */
function applyAccess(parts: Repositories, change: AccessMutation): void {
  switch (change.type) {
    case 'token.put':
      return parts.tokens.put(change.token);
    case 'token.remove':
      return parts.tokens.remove(change.id);
    case 'session.put':
      return parts.sessions.put(change.session);
    case 'session.remove':
      return parts.sessions.remove(change.id);
    case 'user.put':
      return parts.users.put(change.user);
    case 'user.remove':
      return parts.users.remove(change.id);
    case 'credential.put':
      return parts.credentials.put(change.credential);
    case 'credential.remove':
      return parts.credentials.remove(change.id);
    case 'audit.add':
      return parts.audit.add(change.entry);
  }
}

/** Applies one change. Doing it twice is the same as doing it once: a caller may repeat a commit it is unsure of. */
export function applyMutation(parts: Repositories, change: Mutation): void {
  switch (change.type) {
    case 'device.put':
      return parts.devices.put(change.device);
    case 'device.remove':
      parts.devices.remove(change.id, Math.round(change.at));
      return parts.states.close(change.id, Math.round(change.at));
    case 'state.put':
      parts.devices.assertAlive(change.state.deviceId);
      return parts.states.put(change.state);
    case 'check-state.put':
      return parts.checkStates.put(change.state);
    case 'event.add':
      return parts.events.add(change.event);
    case 'gap.add':
      return parts.gaps.add(change.gap);
    case 'maintenance.put':
      return parts.maintenance.put(change.window);
    case 'maintenance.remove':
      return parts.maintenance.remove(change.id);
    case 'view.put':
      return parts.views.put(change.view);
    case 'view.remove':
      return parts.views.remove(change.id);
    case 'setting.put':
      return parts.settings.put(change.key, change.value);
    default:
      return applyAccess(parts, change);
  }
}
