import type { Device, DeviceState } from '../../../contract/devices.ts';
import { BEAT_COUNT, QUALITIES, type Quality } from '../../../contract/metrics.ts';
import type { AppState } from '../../store/app-store.ts';
import type { LiveMap } from '../../store/devices-slice.ts';
import { byName, URGENCY } from '../devices/list/sort.model.ts';

/** What the strip counts, worst first and what is well in the middle, as on a lamp panel. */
export const STRIP = ['down', 'unreachable', 'major', 'warning', 'up', 'maintenance', 'stale'] as const;
/** What wants attention, in this order. */
const TROUBLE: readonly DeviceState[] = ['down', 'unreachable', 'major', 'warning', 'stale'];

/** The devices of the chosen site. */
export function devicesOf({ devices, filter }: Pick<AppState, 'devices' | 'filter'>): readonly Device[] {
  const all = [...(devices?.values() ?? [])];
  return filter.site === undefined ? all : all.filter((device) => device.site === filter.site);
}

/** How many devices are in each state. */
export function stateCounts(devices: readonly Device[]): ReadonlyMap<DeviceState, number> {
  const counts = new Map<DeviceState, number>(URGENCY.map((state) => [state, 0]));
  for (const { state } of devices) counts.set(state, (counts.get(state) ?? 0) + 1);
  return counts;
}

/** Devices in trouble, worst first, of one state the newest first: that is what just happened. */
export function attention(devices: readonly Device[]): readonly Device[] {
  const rank = (device: Device) => TROUBLE.indexOf(device.state);
  const since = (device: Device) => (device.since === null ? 0 : Date.parse(device.since));
  return devices
    .filter((device) => rank(device) >= 0)
    .toSorted((a, b) => rank(a) - rank(b) || since(b) - since(a) || byName(a.name, b.name));
}

/** The reason to show for a device: that of the check which put it into its state. */
export function reasonOf(device: Device): Device['checks'][number]['reason'] {
  const active = device.checks.filter((check) => check.enabled && check.reason !== null);
  return (active.find((check) => check.state === device.state) ?? active[0])?.reason ?? null;
}

/** Worst first; what was not measured says nothing about the rest. */
const BEAT_RANK = 'dcwpfge-';
const worse = (a: string, b: string): string => (BEAT_RANK.indexOf(a) <= BEAT_RANK.indexOf(b) ? a : b);

/** The worst of several bars at each place, newest right. */
export function worstBeats(bars: readonly string[]): string {
  const length = Math.min(BEAT_COUNT, Math.max(0, ...bars.map((bar) => bar.length)));
  return Array.from({ length }, (_, place) =>
    bars.reduce((worst, bar) => worse(worst, bar.at(place - length) ?? '-'), '-'),
  ).join('');
}

const median = (values: readonly number[]): number | null =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? null;

export type GroupBeat = {
  /** Empty for devices without a group. */
  readonly name: string;
  readonly size: number;
  readonly beats: string;
  readonly rttMs: number | null;
};

/** Each group with the worst of its devices' last beats; devices without a group come last. */
export function groupBeats(devices: readonly Device[], live: LiveMap): readonly GroupBeat[] {
  const groups = new Map<string, Device[]>();
  for (const device of devices)
    for (const name of device.groups.length > 0 ? device.groups : ['']) {
      const known = groups.get(name);
      if (known) known.push(device);
      else groups.set(name, [device]);
    }
  return [...groups]
    .map(([name, members]) => ({
      name,
      size: members.length,
      beats: worstBeats(members.filter(({ paused }) => !paused).map(({ id }) => live.get(id)?.beats ?? '')),
      rttMs: median(members.flatMap(({ id }) => live.get(id)?.rttMs ?? [])),
    }))
    .toSorted((a, b) => Number(a.name === '') - Number(b.name === '') || byName(a.name, b.name));
}

/** How many devices answer how well just now; what is paused, down or silent has no quality. */
export function qualityCounts(
  devices: readonly Device[],
  live: LiveMap,
): readonly { quality: Quality; count: number }[] {
  const counts = new Map<Quality, number>();
  for (const { id, paused } of devices) {
    const quality = paused ? null : (live.get(id)?.quality ?? null);
    if (quality !== null) counts.set(quality, (counts.get(quality) ?? 0) + 1);
  }
  return QUALITIES.map((quality) => ({ quality, count: counts.get(quality) ?? 0 }));
}

/** Lengths of the pieces of a bar of `total` units; whatever is there is at least wide enough to be seen. */
export function pieces(counts: readonly number[], total: number, least: number): readonly number[] {
  const sum = counts.reduce((all, count) => all + count, 0);
  if (sum === 0) return counts.map(() => 0);
  const floor = counts.map((count) => (count > 0 && (count / sum) * total < least ? least : 0));
  const taken = floor.reduce((all, width) => all + width, 0);
  const rest = counts.reduce((all, count, index) => all + (floor[index] === 0 ? count : 0), 0);
  return counts.map((count, index) => floor[index] || (rest === 0 ? 0 : (count / rest) * (total - taken)));
}
