/** A stretch of time as it was asked for: relative ("now-6h", "now/d") or a moment (RFC 3339). */
export type TimeRange = { readonly from: string; readonly to: string };
/** ms since 1970 */
export type Span = { readonly from: number; readonly to: number };

/** What the menu of ranges offers. */
export const PRESETS = ['5m', '15m', '1h', '3h', '6h', '12h', '24h', '2d', '7d', '30d', '90d', '1y'] as const;
export const lastRange = (preset: (typeof PRESETS)[number]): TimeRange => ({ from: `now-${preset}`, to: 'now' });
/** Whole days and weeks; their words are under `range.<name>`. */
export const NAMED_RANGES = {
  today: { from: 'now/d', to: 'now' },
  yesterday: { from: 'now-1d/d', to: 'now/d' },
  week: { from: 'now/w', to: 'now' },
} as const satisfies Readonly<Record<string, TimeRange>>;
export const DEFAULT_RANGE: TimeRange = lastRange('1h');

const MINUTE = 60_000;
const UNITS: Readonly<Record<string, number>> = {
  m: MINUTE,
  h: 60 * MINUTE,
  d: 1440 * MINUTE,
  w: 7 * 1440 * MINUTE,
  y: 365 * 1440 * MINUTE,
};

/** Start of the day or (Monday's) week of a moment, by the clock of this computer. */
function floor(at: number, unit: string): number {
  const date = new Date(at);
  date.setHours(0, 0, 0, 0);
  if (unit === 'w') date.setDate(date.getDate() - ((date.getDay() + 6) % 7));
  return date.getTime();
}

/** @returns undefined when the text is no moment */
export function momentOf(text: string, now: number): number | undefined {
  const relative = /^now(?:-(\d{1,4})([mhdwy]))?(?:\/([dw]))?$/.exec(text.trim());
  if (!relative) {
    const at = /^\d{4}-\d{2}-\d{2}([T ]|$)/.test(text.trim()) ? Date.parse(text.trim().replace(' ', 'T')) : Number.NaN;
    return Number.isNaN(at) ? undefined : at;
  }
  const [, count = '0', unit = 'm', rounding] = relative;
  const at = now - Number(count) * (UNITS[unit] ?? 0);
  return rounding === undefined ? at : floor(at, rounding);
}

/** @returns undefined when an end is no moment, or the end is not after the start */
export function spanOf({ from, to }: TimeRange, now: number): Span | undefined {
  const [start, end] = [momentOf(from, now), momentOf(to, now)];
  return start === undefined || end === undefined || end <= start ? undefined : { from: start, to: end };
}

/** True while the end of the range moves on with the clock. */
export const isLiveRange = ({ to }: TimeRange): boolean => to === 'now';

const absolute = ({ from, to }: Span): TimeRange => ({
  from: new Date(from).toISOString(),
  to: new Date(to).toISOString(),
});

/** The range moved by a share of its length; into the future only up to now, where it becomes live again. */
export function shifted(range: TimeRange, share: number, now: number): TimeRange {
  const span = spanOf(range, now);
  if (!span) return range;
  const by = Math.min((span.to - span.from) * share, now - span.to);
  return absolute({ from: span.from + by, to: span.to + by });
}

/** The range around the same middle, so many times as long. */
export function zoomed(range: TimeRange, factor: number, now: number): TimeRange {
  const span = spanOf(range, now);
  if (!span) return range;
  const length = Math.max(MINUTE, (span.to - span.from) * factor);
  if (isLiveRange(range)) return { from: new Date(span.to - length).toISOString(), to: 'now' };
  const middle = (span.from + span.to) / 2;
  return absolute({ from: middle - length / 2, to: Math.min(now, middle + length / 2) });
}
/** The stretch of the same length just before. */
export const previous = ({ from, to }: Span): Span => ({ from: from - (to - from), to: from });
