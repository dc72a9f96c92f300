import type { Sessions, Tokens, Users } from './access.ts';
import type { Audit } from './audit.ts';
import type { CheckStates } from './check-states.ts';
import type { Credentials } from './credentials.ts';
import type { Devices } from './devices.ts';
import type { Discovery } from './discovery.ts';
import type { Events } from './events.ts';
import type { Gaps } from './gaps.ts';
import type { GeoPlaces } from './geo-places.ts';
import type { Interfaces } from './interfaces.ts';
import type { Maintenance } from './maintenance.ts';
import type { Maps } from './maps.ts';
import type { Outages } from './outages.ts';
import type { RemovedDevices } from './removed-devices.ts';
import type { SavedViews } from './saved-views.ts';
import type { Settings } from './settings.ts';
import type { States } from './states.ts';
import type { Mibs } from './mibs.ts';
import type { Mutation } from './storage.ts';
import type { TopologyTables } from './topology.ts';

export type Repositories = {
  readonly devices: Devices;
  readonly states: States;
  readonly checkStates: CheckStates;
  readonly events: Events;
  readonly gaps: Gaps;
  readonly interfaces: Interfaces;
  readonly mibs: Mibs;
  readonly topology: TopologyTables;
  readonly discovery: Discovery;
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
  readonly maps: Maps;
  readonly geoPlaces: GeoPlaces;
};

type Change<T extends Mutation['type']> = Extract<Mutation, { readonly type: T }>;
type Appliers = { readonly [T in Mutation['type']]: (parts: Repositories, change: Change<T>) => void };

const APPLY: Appliers = {
  'device.put': ({ devices }, { device }) => devices.put(device),
  'device.remove': ({ devices, states }, { id, at }) => {
    devices.remove(id, Math.round(at));
    states.close(id, Math.round(at));
  },
  'state.put': ({ devices, states }, { state }) => {
    devices.assertAlive(state.deviceId);
    states.put(state);
  },
  'check-state.put': ({ checkStates }, { state }) => checkStates.put(state),
  'event.add': ({ events }, { event }) => events.add(event),
  'time.back': ({ states, checkStates, gaps }, { at }) => {
    for (const part of [states, checkStates, gaps]) part.undo(Math.round(at));
  },
  'gap.add': ({ gaps }, { gap }) => gaps.add(gap),
  'maintenance.put': ({ maintenance }, { window }) => maintenance.put(window),
  'maintenance.remove': ({ maintenance }, { id }) => maintenance.remove(id),
  'view.put': ({ views }, { view }) => views.put(view),
  'view.remove': ({ views }, { id }) => views.remove(id),
  'token.put': ({ tokens }, { token }) => tokens.put(token),
  'token.remove': ({ tokens }, { id }) => tokens.remove(id),
  'session.put': ({ sessions }, { session }) => sessions.put(session),
  'session.remove': ({ sessions }, { id }) => sessions.remove(id),
  'user.put': ({ users }, { user }) => users.put(user),
  'user.remove': ({ users }, { id }) => users.remove(id),
  'credential.put': ({ credentials }, { credential }) => credentials.put(credential),
  'credential.remove': ({ credentials }, { id }) => credentials.remove(id),
  'audit.add': ({ audit }, { entry }) => audit.add(entry),
  'interface.put': ({ interfaces }, { one }) => interfaces.put(one),
  'facts.put': ({ interfaces }, { told }) => interfaces.putFacts(told),
  'mib.put': ({ mibs }, { mib }) => mibs.put(mib),
  'mib.remove': ({ mibs }, { name }) => mibs.remove(name),
  'oid.put': ({ interfaces }, { watched }) => interfaces.putOid(watched),
  'oid.remove': ({ interfaces }, { id }) => interfaces.removeOid(id),
  'map.put': ({ maps }, { map }) => maps.put(map),
  'map.remove': ({ maps }, { id }) => maps.remove(id),
  'map.place': ({ maps }, { id, ...change }) => maps.place(id, change),
  'map.picture': ({ maps }, { id, picture }) => maps.setPicture(id, picture),
  'geo.put': ({ geoPlaces }, { place }) => geoPlaces.put(place),
  'geo.remove': ({ geoPlaces }, { deviceId }) => geoPlaces.remove(deviceId),
  'scan.put': ({ discovery }, { scan }) => discovery.putScan(scan),
  'scan.remove': ({ discovery }, { id }) => discovery.removeScan(id),
  'host.put': ({ discovery }, { host }) => discovery.putHost(host),
  'host.remove': ({ discovery }, { id }) => discovery.removeHost(id),
  'scan-host.put': ({ discovery }, { scanId, host }) => discovery.putOfScan(scanId, host),
  'scan-host.remove': ({ discovery }, { scanId, hostId }) => discovery.removeOfScan(scanId, hostId),
  'host.decide': ({ discovery }, { decision }) => discovery.decide(decision),
  'schedule.put': ({ discovery }, { schedule }) => discovery.putSchedule(schedule),
  'schedule.remove': ({ discovery }, { id }) => discovery.removeSchedule(id),
  'wiring.put': ({ topology }, { wiring }) => topology.putWiring(wiring),
  'wiring.remove': ({ topology }, { id }) => topology.removeWiring(id),
  'topology.put': ({ topology }, { span }) => topology.putSpan(span),
  'topology.end': ({ topology }, { kind, id, at }) => topology.endSpan(kind, id, at),
  'sighting.put': ({ topology }, { sighting }) => topology.putSighting(sighting),
  'setting.put': ({ settings }, { key, value }) => settings.put(key, value),
};

/** Applies one change. Doing it twice is the same as doing it once: a caller may repeat a commit it is unsure of. */
export function applyMutation(parts: Repositories, change: Mutation): void {
  // The compiler holds each applier to its change; it cannot see that they are looked up by the same word.
  const apply = APPLY[change.type] as (parts: Repositories, change: Mutation) => void;
  apply(parts, change);
}
