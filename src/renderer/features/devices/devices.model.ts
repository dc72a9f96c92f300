import { isIpv4 } from '../../../contract/addresses.ts';
import type { Device, DeviceState } from '../../../contract/devices.ts';
import type { Filter } from '../../store/app-store.ts';
import type { DeviceMap, Live, LiveMap } from '../../store/devices-slice.ts';

export const COLUMNS = [
  'state',
  'name',
  'address',
  'site',
  'beats',
  'latency',
  'loss',
  'jitter',
  'uptime',
  'since',
] as const;
export type Column = (typeof COLUMNS)[number];
export type Sort = { readonly column: Column; readonly isDescending: boolean };

/** Worst first: the order in which states want attention. */
const URGENCY: readonly DeviceState[] = [
  'down',
  'unreachable',
  'major',
  'warning',
  'stale',
  'unknown',
  'new',
  'maintenance',
  'paused',
  'up',
];

/** A value that sorts as a text but in numeric order: every byte of an IPv4 address in three digits. */
export function addressKey(address: string): string {
  if (isIpv4(address))
    return `4 ${address
      .split('.')
      .map((part) => part.padStart(3, '0'))
      .join('.')}`;
  return address.includes(':') ? `6 ${expandIpv6(address.toLowerCase())}` : `7 ${address.toLowerCase()}`;
}

const groupsOf = (half: string): readonly string[] =>
  (half === '' ? [] : half.split(':')).map((group) => group.padStart(4, '0'));

function expandIpv6(address: string): string {
  const [head = '', tail] = address.split('::');
  const [before, after] = [groupsOf(head), groupsOf(tail ?? '')];
  const missing = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array.from({ length: missing }, () => '0000'), ...after].join(':');
}

type Key = string | number | null;
const LIVE_KEYS = {
  beats: (live: Live) => live.beats.split('d').length - 1,
  latency: (live: Live) => live.rttMs,
  loss: (live: Live) => live.lossPct,
  jitter: (live: Live) => live.jitterMs,
  uptime: (live: Live) => live.uptimePct,
} as const satisfies Partial<Record<Column, (live: Live) => Key>>;

/** Whether the order depends on measurements, and so must be looked at again when they arrive. */
export const isLiveColumn = (column: Column): column is keyof typeof LIVE_KEYS => column in LIVE_KEYS;

function sortKey(column: Column, device: Device, live: Live | undefined): Key {
  if (isLiveColumn(column)) return live === undefined ? null : LIVE_KEYS[column](live);
  if (column === 'state') return URGENCY.indexOf(device.state);
  if (column === 'address') return addressKey(device.address);
  // The longest time in a state is the smallest moment; "For" ascending means shortest first.
  if (column === 'since') return device.since === null ? null : -Date.parse(device.since);
  return column === 'site' ? device.site : device.name;
}

const byName = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

function compareKeys(a: Key, b: Key): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return byName.compare(String(a), String(b));
}

const matchesText = (device: Device, words: readonly string[]): boolean => {
  const { name, address, site, groups, tags } = device;
  const text = [name, address, site, ...groups, ...tags].join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
};

/** The devices that pass the filter, in the order of the sorted column; absent values always last. */
export function visibleIds(devices: DeviceMap, live: LiveMap, filter: Filter, sort: Sort): readonly string[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const rows = [...devices.values()]
    .filter(
      (device) =>
        (filter.states.size === 0 || filter.states.has(device.state)) &&
        (filter.site === undefined || device.site === filter.site) &&
        matchesText(device, words),
    )
    .map((device) => ({ device, key: sortKey(sort.column, device, live.get(device.id)) }));
  const direction = sort.isDescending ? -1 : 1;
  return rows
    .toSorted((a, b) => {
      if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
      return compareKeys(a.key, b.key) * direction || byName.compare(a.device.name, b.device.name);
    })
    .map(({ device }) => device.id);
}

/** A second click turns the order round; another column starts with its natural direction. */
export const nextSort = (sort: Sort, column: Column): Sort => ({
  column,
  isDescending: sort.column === column && !sort.isDescending,
});

/** How many devices are in each state that occurs, worst first. */
export function countStates(devices: DeviceMap): readonly { state: DeviceState; count: number }[] {
  const counts = new Map<DeviceState, number>();
  for (const { state } of devices.values()) counts.set(state, (counts.get(state) ?? 0) + 1);
  return URGENCY.filter((state) => counts.has(state)).map((state) => ({
    state,
    count: counts.get(state) ?? 0,
  }));
}

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
  [...new Set([...devices.values()].map(({ site }) => site))].filter(Boolean).toSorted((a, b) => byName.compare(a, b));
