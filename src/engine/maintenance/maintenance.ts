import type { MaintenanceInput, MaintenancePatch, MaintenanceWindow } from '../../contract/maintenance.ts';
import { Fault } from '../../contract/faults.ts';
import { createSerial } from '../lib/serial.ts';
import { merged, type Stretch } from '../lib/stretches.ts';
import { createZone, type Zone } from '../lib/time-zone.ts';
import type { Mutation, StoredDevice, StoredMaintenance } from '../storage/storage.ts';
import { boundaryAfter, lastsAt, occurrencesIn } from './occurrences.ts';
import { assertPlan } from './plan-rules.ts';

/** More windows than anybody can oversee; each is looked at when one begins or ends. */
const MOST_WINDOWS = 1000;

type Place = Pick<StoredDevice, 'id' | 'groups' | 'tags'>;
type Plan = { readonly window: StoredMaintenance; readonly zone: Zone; readonly names: (device: Place) => boolean };

export type MaintenanceOptions = {
  readonly now: () => number;
  readonly newId: () => string;
  /** Makes the change durable; rejects when nothing of it was applied. */
  readonly commit: (mutations: readonly Mutation[]) => Promise<void>;
  readonly devices: () => Iterable<StoredDevice>;
  /** Maintenance began or ended for some devices at that moment. */
  readonly onTurn: (at: number) => void;
};
export type Maintenance = ReturnType<typeof createMaintenance>;

/** Does a window name a device: by itself, by one of its groups or by one of its tags? */
function scopeOf({ deviceIds, groups, tags }: StoredMaintenance): (device: Place) => boolean {
  const [ids, groupSet, tagSet] = [new Set(deviceIds), new Set(groups), new Set(tags)];
  return (device) =>
    ids.has(device.id) ||
    device.groups.some((group) => groupSet.has(group)) ||
    device.tags.some((tag) => tagSet.has(tag));
}

/** The maintenance windows: in memory for reading, on disk before any change is acknowledged. */
export function createMaintenance({ now, newId, commit, devices, onTurn }: MaintenanceOptions) {
  const plans = new Map<string, Plan>();
  const zones = new Map<string, Zone>();
  const serial = createSerial();
  const covered = new Set<string>();
  let active: readonly Plan[] = [];
  /** When it was last looked which windows last, and the next moment at which that changes. */
  let lookedAt = 0;
  let turnsAt = Infinity;

  function zoneOf(timeZone: string): Zone {
    const zone = zones.get(timeZone) ?? createZone(timeZone);
    zones.set(timeZone, zone);
    return zone;
  }
  const planOf = (window: StoredMaintenance): Plan => ({
    window,
    zone: zoneOf(window.timeZone),
    names: scopeOf(window),
  });
  const isCovered = (device: Place): boolean => active.some((plan) => plan.names(device));

  function look(at: number): void {
    const all = [...plans.values()];
    active = all.filter(({ window, zone }) => lastsAt(window, zone, at));
    covered.clear();
    for (const device of devices()) if (isCovered(device)) covered.add(device.id);
    lookedAt = at;
    turnsAt = all.reduce((next, { window, zone }) => Math.min(next, boundaryAfter(window, zone, at)), Infinity);
  }
  function lookNow(): void {
    look(now());
    onTurn(lookedAt);
  }

  function viewOf(window: StoredMaintenance): MaintenanceWindow {
    const text = (at: number) => new Date(at).toISOString();
    return {
      ...window,
      deviceIds: [...window.deviceIds],
      groups: [...window.groups],
      tags: [...window.tags],
      start: text(window.start),
      end: text(window.end),
      until: window.until === null ? null : text(window.until),
      active: lastsAt(window, zoneOf(window.timeZone), now()),
      createdAt: text(window.createdAt),
      updatedAt: text(window.updatedAt),
    };
  }

  function get(id: string): StoredMaintenance {
    const plan = plans.get(id);
    if (plan === undefined)
      throw new Fault('not-found', 'There is no such maintenance window; it may have been removed.');
    return plan.window;
  }

  /** @throws {Fault} `invalid-input` with the path of each wrong field */
  async function save(window: StoredMaintenance, before: StoredMaintenance | undefined): Promise<MaintenanceWindow> {
    const known = new Set([...devices()].map((device) => device.id).concat(before?.deviceIds ?? []));
    assertPlan(window, (id) => known.has(id));
    await commit([{ type: 'maintenance.put', window }]);
    plans.set(window.id, planOf(window));
    lookNow();
    return viewOf(window);
  }

  return {
    /** Fills in what is stored. @param lastSeenAt when the program last ran: what began or ended since is told by `turn` */
    load(stored: readonly StoredMaintenance[], lastSeenAt: number): void {
      for (const window of stored) plans.set(window.id, planOf(window));
      look(lastSeenAt);
    },
    /** To be called each second: tells when a window began or ended. */
    turn(): void {
      const at = now();
      // A clock that was set back looks anew; after sleep the boundary itself is the moment.
      if (at < turnsAt && at >= lookedAt) return;
      const moment = turnsAt <= at ? turnsAt : at;
      look(at);
      onTurn(moment);
    },
    /** A device came, or changed its groups or tags: to be told before anybody asks. */
    noteDevice(device: Place): void {
      if (isCovered(device)) covered.add(device.id);
      else covered.delete(device.id);
    },
    isCovered: (deviceId: string): boolean => covered.has(deviceId),

    /** When maintenance of a device was or is planned within a range. The answer may be asked for many devices. */
    plannedIn(range: Stretch): (device: Place) => readonly Stretch[] {
      const found = [...plans.values()]
        .map((plan) => ({ plan, times: occurrencesIn(plan.window, plan.zone, range) }))
        .filter(({ times }) => times.length > 0);
      return (device) => merged(found.flatMap(({ plan, times }) => (plan.names(device) ? times : [])));
    },

    list: (): readonly MaintenanceWindow[] =>
      [...plans.values()].map(({ window }) => viewOf(window)).sort((a, b) => (a.start < b.start ? 1 : -1)),
    create: ({ start, end, until, ...input }: MaintenanceInput): Promise<MaintenanceWindow> =>
      serial(() => {
        if (plans.size >= MOST_WINDOWS)
          throw new Fault('conflict', `There are ${String(MOST_WINDOWS)} maintenance windows; remove old ones first.`);
        const at = now();
        const times = {
          start: Date.parse(start),
          end: Date.parse(end),
          until: until === null ? null : Date.parse(until),
        };
        return save({ id: newId(), ...input, ...times, createdAt: at, updatedAt: at }, undefined);
      }),
    update: ({ id, updatedAt, ...patch }: MaintenancePatch): Promise<MaintenanceWindow> =>
      serial(() => {
        const before = get(id);
        if (updatedAt !== undefined && Date.parse(updatedAt) !== before.updatedAt)
          throw new Fault('conflict', 'Somebody changed this window meanwhile. Read it again.');
        const { start, end, until, ...fields } = patch;
        const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
        const times = {
          start: start === undefined ? before.start : Date.parse(start),
          end: end === undefined ? before.end : Date.parse(end),
          until: until === undefined ? before.until : until === null ? null : Date.parse(until),
        };
        // Later than before even within one millisecond, so that it tells versions apart.
        return save({ ...before, ...given, ...times, updatedAt: Math.max(now(), before.updatedAt + 1) }, before);
      }),
    remove: (id: string): Promise<void> =>
      serial(async () => {
        await commit([{ type: 'maintenance.remove', id: get(id).id }]);
        plans.delete(id);
        lookNow();
      }),
  };
}
