import { isIpv4 } from '../../../../contract/addresses.ts';
import type { Device, DeviceState } from '../../../../contract/devices.ts';
import type { Live } from '../../../store/devices-slice.ts';
import type { ColumnId } from './columns.model.ts';

export type Sort = { readonly column: ColumnId; readonly isDescending: boolean };
export const DEFAULT_SORT: Sort = { column: 'name', isDescending: false };

/** Worst first: the order in which states want attention. */
export const URGENCY: readonly DeviceState[] = [
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
  // The longest silence is the smallest moment; ascending means shortest first.
  seen: (live: Live) => (live.at === 0 ? null : -live.at),
} as const satisfies Partial<Record<ColumnId, (live: Live) => Key>>;

/** Whether the order depends on measurements, and so must be looked at again when they arrive. */
export const isLiveColumn = (column: ColumnId): column is keyof typeof LIVE_KEYS => column in LIVE_KEYS;

const KEYS = {
  state: (device: Device) => URGENCY.indexOf(device.state),
  name: (device: Device) => device.name,
  address: (device: Device) => addressKey(device.address),
  site: (device: Device) => device.site || null,
  groups: (device: Device) => device.groups.join(', ') || null,
  tags: (device: Device) => device.tags.join(', ') || null,
  since: (device: Device) => (device.since === null ? null : -Date.parse(device.since)),
  checks: (device: Device) => device.checks.length,
  partner: (device: Device) => device.partner || null,
  country: (device: Device) => device.country || null,
  profile: (device: Device) => device.profile,
} as const satisfies Record<Exclude<ColumnId, keyof typeof LIVE_KEYS>, (device: Device) => Key>;

function keyOf(column: ColumnId, device: Device, live: Live | undefined): Key {
  if (isLiveColumn(column)) return live === undefined ? null : LIVE_KEYS[column](live);
  return KEYS[column](device);
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
export const byName = (a: string, b: string): number => collator.compare(a, b);

function compareKeys(a: Key, b: Key): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return byName(String(a), String(b));
}

/** Devices in the order of a column; absent values always last, equal ones by name. */
export function sorted(
  devices: readonly Device[],
  liveOf: (id: string) => Live | undefined,
  { column, isDescending }: Sort,
): readonly Device[] {
  const direction = isDescending ? -1 : 1;
  return devices
    .map((device) => ({ device, key: keyOf(column, device, liveOf(device.id)) }))
    .sort((a, b) => {
      if (a.key === null || b.key === null)
        return Number(a.key === null) - Number(b.key === null) || byName(a.device.name, b.device.name);
      return compareKeys(a.key, b.key) * direction || byName(a.device.name, b.device.name);
    })
    .map(({ device }) => device);
}
