import type { Span } from '../../time/range.ts';

export type Tick = { readonly at: number; readonly label: string };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Distances a clock on the wall has names for. */
const STEPS = [
  10_000,
  30_000,
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
  14 * DAY,
  30 * DAY,
  90 * DAY,
  180 * DAY,
  365 * DAY,
];

const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const formats = new Map<string, Intl.DateTimeFormat>();
/** Making a format is slow; the few there are stay. */
function formatOf(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(language, options);
  formats.set(key, known);
  return known;
}

/** The first day or hour of a local grid at or before a moment; `Date` knows where an hour is missing or twice there. */
function gridStart(at: number, stepMs: number): Date {
  const date = new Date(at);
  if (stepMs >= 30 * DAY) return new Date(date.getFullYear(), 0, 1);
  if (stepMs >= 7 * DAY)
    return new Date(date.getFullYear(), date.getMonth(), date.getDate() - ((date.getDay() + 6) % 7));
  if (stepMs >= DAY) return new Date(date.getFullYear(), date.getMonth(), date.getDate());
  return new Date(date.getFullYear(), date.getMonth(), date.getDate());
}

/** One step further by the clock on the wall, so that midnight stays midnight when summer time begins. */
function nextOf(date: Date, stepMs: number, steps: number): number {
  const [year, month, day] = [date.getFullYear(), date.getMonth(), date.getDate()];
  if (stepMs >= 30 * DAY) return new Date(year, month + steps * Math.round(stepMs / (30 * DAY)), 1).getTime();
  if (stepMs >= DAY) return new Date(year, month, day + steps * Math.round(stepMs / DAY)).getTime();
  if (stepMs >= HOUR) return new Date(year, month, day, steps * Math.round(stepMs / HOUR)).getTime();
  return date.getTime() + steps * stepMs;
}

function labelOf(at: number, stepMs: number, language: string): string {
  if (stepMs >= 30 * DAY) return formatOf(language, { month: 'short', year: '2-digit' }).format(at);
  const date = new Date(at);
  if (stepMs >= DAY || (date.getHours() === 0 && date.getMinutes() === 0 && date.getSeconds() === 0))
    return formatOf(language, { day: 'numeric', month: 'short' }).format(at);
  return formatOf(language, stepMs < MINUTE ? { ...CLOCK, second: '2-digit' } : CLOCK).format(at);
}

/**
 * Round moments of the clock on the wall, at most `most` of them.
 *
 * @param most how many labels there is room for
 */
export function ticksOf(span: Span, most: number, language: string): readonly Tick[] {
  const length = span.to - span.from;
  const stepMs = STEPS.find((step) => length / step <= Math.max(1, most)) ?? 365 * DAY;
  const start = gridStart(span.from, stepMs);
  const ticks: Tick[] = [];
  // A grid below an hour counts from midnight: skip to the range at once, then by steps.
  const skipped = stepMs < HOUR ? Math.floor((span.from - start.getTime()) / stepMs) : 0;
  for (let steps = skipped; ticks.length <= most * 2; steps += 1) {
    const at = nextOf(start, stepMs, steps);
    if (at > span.to) break;
    if (at >= span.from && ticks.at(-1)?.at !== at) ticks.push({ at, label: labelOf(at, stepMs, language) });
  }
  return ticks;
}

const WITH_SECONDS = { ...CLOCK, second: '2-digit' } as const;
const WITH_DAY = { day: 'numeric', month: 'short', ...CLOCK } as const;

/** A moment of a chart: seconds within an hour, the day where there are several. */
export function momentText(at: number, span: Span, language: string): string {
  const length = span.to - span.from;
  return formatOf(language, length <= 2 * HOUR ? WITH_SECONDS : length <= DAY ? CLOCK : WITH_DAY).format(at);
}
