import type { Output } from '../../../contract/contract.ts';
import type { Device } from '../../../contract/devices.ts';
import type { LogEvent } from '../../../contract/logs.ts';
import type { MaintenanceWindow } from '../../../contract/maintenance.ts';
import type { Span } from '../../time/range.ts';
import type { Gap } from '../../ui/charts/gaps.ts';

type Outage = Output<'outages.list'>['items'][number];

/** Stretches in which this computer slept or was offline, from its own events (newest first, as the host tells them). */
export function blindOf(events: readonly LogEvent[], span: Span): readonly Gap[] {
  const gaps: Gap[] = [];
  let offlineSince: number | undefined;
  for (const { kind, at, params } of events.toReversed()) {
    const moment = Date.parse(at);
    if (kind === 'gap')
      gaps.push({ from: moment - Number(params['seconds'] ?? 0) * 1000, to: moment, reason: 'asleep' });
    if (kind === 'self-offline') offlineSince = moment;
    if (kind === 'self-online') {
      gaps.push({ from: offlineSince ?? span.from, to: moment, reason: 'offline' });
      offlineSince = undefined;
    }
  }
  return offlineSince === undefined ? gaps : [...gaps, { from: offlineSince, to: span.to, reason: 'offline' }];
}

/** Outages as stretches; one that lasts ends now. */
export const downOf = (outages: readonly Outage[], now: number): readonly Span[] =>
  outages.map(({ start, end }) => ({ from: Date.parse(start), to: end === null ? now : Date.parse(end) }));

const DAY_MS = 86_400_000;
const PERIODS = { none: undefined, daily: DAY_MS, weekly: 7 * DAY_MS } as const;
const MOST_TURNS = 800;

/** How far the clock on the wall of a zone is ahead of UTC, ms. */
function offsetOf(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value ?? 0);
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return wall - Math.floor(at / 1000) * 1000;
}

type Window = Pick<MaintenanceWindow, 'start' | 'end' | 'repeat' | 'until' | 'timeZone'>;

/** Every time a window is open in a range; repeats keep to the clock on the wall of their zone. */
export function turnsOf({ start, end, repeat, until, timeZone }: Window, span: Span): readonly Span[] {
  const [from, to] = [Date.parse(start), Date.parse(end)];
  const period = PERIODS[repeat];
  const last = until === null ? span.to : Math.min(span.to, Date.parse(until));
  const turns: Span[] = [];
  const first = period === undefined ? 0 : Math.max(0, Math.floor((span.from - to) / period) - 1);
  for (let turn = first; turn < first + MOST_TURNS; turn += 1) {
    const moved = from + turn * (period ?? 0);
    const begin = period === undefined ? moved : moved - (offsetOf(moved, timeZone) - offsetOf(from, timeZone));
    if (begin >= last) break;
    const finish = begin + (to - from);
    if (finish > span.from) turns.push({ from: begin, to: finish });
    if (period === undefined) break;
  }
  return turns;
}

type Planned = Pick<MaintenanceWindow, 'deviceIds' | 'groups' | 'tags'>;

/** Whether a window is about a device: by name, group or tag. */
export const isAbout = ({ deviceIds, groups, tags }: Planned, { id, ...device }: Device): boolean =>
  deviceIds.includes(id) ||
  groups.some((group) => device.groups.includes(group)) ||
  tags.some((tag) => device.tags.includes(tag));
