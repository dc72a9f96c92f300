import { EVENT_KINDS, EVENT_LEVELS, type EventKind, type EventLevel, type LogEvent } from '../../../contract/logs.ts';
import type { Route } from '../../route/route.ts';
import type { Span } from '../../time/range.ts';

/** What of the log is shown; every part stands in the address. */
export type LogFilter = {
  /** None chosen: every level. */
  readonly levels: ReadonlySet<EventLevel>;
  readonly kind: EventKind | undefined;
  readonly deviceId: string | undefined;
  /** Words that must all be there. */
  readonly text: string;
};

const listOf = (text: string | undefined): readonly string[] => (text ?? '').split(',').filter(Boolean);

export function filterOf({ level, kind, device, q }: Route['params']): LogFilter {
  const wanted = listOf(level);
  return {
    levels: new Set(EVENT_LEVELS.filter((one) => wanted.includes(one))),
    kind: EVENT_KINDS.find((one) => one === kind),
    deviceId: device === undefined || device === '' ? undefined : device,
    text: q ?? '',
  };
}

/** The parameters of the address; an empty one is left out of it. */
export const paramsOf = ({ levels, kind, deviceId, text }: LogFilter): Route['params'] => ({
  level: [...levels].join(','),
  kind: kind ?? '',
  device: deviceId ?? '',
  q: text,
});

export const NO_LOG_FILTER: LogFilter = { levels: new Set(), kind: undefined, deviceId: undefined, text: '' };
export const isNarrowed = ({ levels, kind, deviceId, text }: LogFilter): boolean =>
  levels.size > 0 || kind !== undefined || deviceId !== undefined || text.trim() !== '';

/** An event with its sentence in the reader's language: what the words of a filter are looked for in. */
export type LogLine = { readonly event: LogEvent; readonly at: number; readonly sentence: string };

/** Lines that pass everything but the level, so that each level can tell how many it has. */
export function linesOf(lines: readonly LogLine[], { kind, deviceId, text }: LogFilter): readonly LogLine[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return lines.filter(({ event, sentence }) => {
    if (kind !== undefined && event.kind !== kind) return false;
    if (deviceId !== undefined && event.deviceId !== deviceId) return false;
    const all = words.length === 0 ? '' : `${event.deviceName ?? ''} ${sentence}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
}

export const ofLevels = (lines: readonly LogLine[], levels: LogFilter['levels']): readonly LogLine[] =>
  levels.size === 0 ? lines : lines.filter(({ event }) => levels.has(event.level));

export type LevelCounts = Readonly<Record<EventLevel, number>>;
const none = () => ({ info: 0, warning: 0, error: 0 });

export function countLevels(lines: readonly LogLine[]): LevelCounts {
  const counts = none();
  for (const { event } of lines) counts[event.level] += 1;
  return counts;
}

export type Bucket = { readonly from: number; readonly to: number; readonly counts: LevelCounts };
export const totalOf = ({ info, warning, error }: LevelCounts): number => info + warning + error;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS = [
  5 * SECOND,
  10 * SECOND,
  30 * SECOND,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
];
const MOST_BARS = 96;

/** How much time a bar stands for: a length with a name, so that there are not more bars than can be told apart. */
export const stepOf = ({ from, to }: Span): number =>
  STEPS.find((step) => (to - from) / step <= MOST_BARS) ?? Math.ceil((to - from) / MOST_BARS / DAY) * DAY;

/** The lines of a range by time; every bar is there, those without a line too. */
export function histogramOf(lines: readonly LogLine[], span: Span): readonly Bucket[] {
  const step = stepOf(span);
  // Days begin at midnight of the clock on the wall.
  const shift = new Date(span.from).getTimezoneOffset() * MINUTE;
  const first = Math.floor((span.from - shift) / step) * step + shift;
  const count = Math.max(1, Math.ceil((span.to - first) / step));
  const counts = Array.from({ length: count }, none);
  for (const { at, event } of lines) {
    if (at < span.from || at > span.to) continue;
    const bucket = counts[Math.min(count - 1, Math.floor((at - first) / step))];
    if (bucket) bucket[event.level] += 1;
  }
  return counts.map((one, index) => ({ from: first + index * step, to: first + (index + 1) * step, counts: one }));
}

const CLOCK = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;

/** A moment of the log: the date where the range is longer than a day. */
export const lineTime = (at: number, isLong: boolean, language: string): string =>
  new Intl.DateTimeFormat(language, isLong ? { day: '2-digit', month: 'short', ...CLOCK } : CLOCK).format(at);

/** A moment in full, with its zone. */
export const fullTime = (at: number, language: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'long' }).format(at);

/** The short name of this computer's time zone: WIB, GMT+2. */
export const zoneName = (at: number, language: string): string =>
  new Intl.DateTimeFormat(language, { timeZoneName: 'short' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value ?? '';
