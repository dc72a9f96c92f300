import type { Device, DeviceState } from '../../../../contract/devices.ts';
import { parseFilter } from '../../../../contract/filter/filter.ts';
import type { DeviceMap, LiveMap } from '../../../store/devices-slice.ts';
import { filterRow } from './filter.model.ts';
import { byName, type Sort, sorted, URGENCY } from './sort.model.ts';

/** What the list is asked for. */
export type Question = { readonly q: string; readonly site: string | undefined; readonly sort: Sort };

type World = { readonly devices: DeviceMap; readonly live: LiveMap; readonly now: number };

/**
 * Every device in order.
 *
 * @param before the order as it was: what is nearly sorted is sorted in no time
 */
export function orderedDevices({ devices, live }: World, sort: Sort, before: readonly Device[]): readonly Device[] {
  const first = before.map(({ id }) => devices.get(id)).filter((device) => device !== undefined);
  const there = new Set(first.map(({ id }) => id));
  const rest = [...devices.values()].filter(({ id }) => !there.has(id));
  return sorted([...first, ...rest], (id) => live.get(id), sort);
}

/** The devices that pass the filter, in the order in which they come. */
export function passingIds(
  ordered: readonly Device[],
  { live, now }: World,
  { q, site }: Pick<Question, 'q' | 'site'>,
): readonly string[] {
  const { matches } = parseFilter(q);
  const isEverything = q.trim() === '';
  return ordered
    .filter(
      (device) =>
        (site === undefined || device.site === site) &&
        (isEverything || matches(filterRow(device, live.get(device.id), now))),
    )
    .map(({ id }) => id);
}

/**
 * What is shown while nothing may move: the order stays, only devices that are gone leave, and new ones come last.
 *
 * @param wanted what it would be
 * @param known which devices there were when the order was made
 */
export function heldIds(
  shown: readonly string[],
  wanted: readonly string[],
  { devices, known }: { readonly devices: DeviceMap; readonly known: ReadonlySet<string> },
): readonly string[] {
  const stay = shown.filter((id) => devices.has(id));
  const there = new Set(stay);
  const fresh = wanted.filter((id) => !known.has(id) && !there.has(id));
  return stay.length === shown.length && fresh.length === 0 ? shown : [...stay, ...fresh];
}

export const sameOrder = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id, index) => id === b[index]);

/** How many devices are in each state that occurs, worst first. */
export function countStates(devices: Iterable<Device>): readonly { state: DeviceState; count: number }[] {
  const counts = new Map<DeviceState, number>();
  for (const { state } of devices) counts.set(state, (counts.get(state) ?? 0) + 1);
  return URGENCY.filter((state) => counts.has(state)).map((state) => ({ state, count: counts.get(state) ?? 0 }));
}

/** A line of the list: a device, or in a tree the head of a site or group. */
export type Line =
  | { readonly kind: 'device'; readonly key: string; readonly id: string; readonly level: number }
  | {
      readonly kind: 'head';
      readonly key: string;
      readonly label: string;
      readonly level: 1 | 2;
      readonly isOpen: boolean;
      readonly states: readonly { state: DeviceState; count: number }[];
      readonly size: number;
    };

export const tableLines = (ids: readonly string[]): readonly Line[] =>
  ids.map((id) => ({ kind: 'device', key: id, id, level: 1 }));

/** Site, then first group, then the devices in the order of the list. What has no site or group comes last. */
export function treeLines(
  ids: readonly string[],
  devices: DeviceMap,
  isClosed: (key: string) => boolean,
): readonly Line[] {
  const found = ids.map((id) => devices.get(id)).filter((device) => device !== undefined);
  const names = (groups: ReadonlyMap<string, unknown>) =>
    [...groups.keys()].toSorted((a, b) => Number(a === '') - Number(b === '') || byName(a, b));
  const head = (key: string, label: string, level: 1 | 2, list: readonly Device[]): Line => ({
    kind: 'head',
    key,
    label,
    level,
    isOpen: !isClosed(key),
    states: countStates(list),
    size: list.length,
  });
  const sites = Map.groupBy(found, (device) => device.site);
  return names(sites).flatMap((site): readonly Line[] => {
    const ofSite = sites.get(site) ?? [];
    const siteKey = `site ${site}`;
    const groups = Map.groupBy(ofSite, (device) => device.groups[0] ?? '');
    const inner = names(groups).flatMap((group): readonly Line[] => {
      const ofGroup = groups.get(group) ?? [];
      const groupKey = `${siteKey}\n${group}`;
      const leaves = ofGroup.map(({ id }): Line => ({ kind: 'device', key: id, id, level: 3 }));
      return [head(groupKey, group, 2, ofGroup), ...(isClosed(groupKey) ? [] : leaves)];
    });
    return [head(siteKey, site, 1, ofSite), ...(isClosed(siteKey) ? [] : inner)];
  });
}

/** The ids between two devices of the list, both included. */
export function rangeOf(ids: readonly string[], from: string | undefined, to: string): readonly string[] {
  const end = ids.indexOf(to);
  const start = from === undefined ? end : ids.indexOf(from);
  if (end < 0) return [];
  if (start < 0) return [to];
  return ids.slice(Math.min(start, end), Math.max(start, end) + 1);
}
