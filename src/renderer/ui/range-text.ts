import { lastRange, momentOf, NAMED_RANGES, PRESETS, spanOf, type TimeRange } from '../time/range.ts';
import type { Speech } from './Translation.tsx';

const NAMES = ['today', 'yesterday', 'week'] as const satisfies readonly (keyof typeof NAMED_RANGES)[];
const isSame = (a: TimeRange, b: TimeRange): boolean => a.from === b.from && a.to === b.to;

/** "2 h", "15 min": a preset in the reader's units. */
export function presetText(preset: (typeof PRESETS)[number], { t }: Pick<Speech, 't'>): string {
  const count = Number.parseInt(preset, 10);
  const unit = preset.at(-1);
  if (unit === 'm') return t('units.minute', { count });
  if (unit === 'h') return t('units.hour', { count });
  return t('units.day', { count: unit === 'y' ? count * 365 : count });
}

const DAY_MS = 86_400_000;

/** Two moments as short as they can be read: no date of today, no time of midnight. */
export function spanText(
  { from, to }: { from: number; to: number },
  now: number,
  language: string,
): readonly [string, string] {
  const isLong = to - from > 2 * DAY_MS;
  const isToday = new Date(from).toDateString() === new Date(now).toDateString();
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const day = { day: 'numeric', month: 'short' } as const;
  const format = new Intl.DateTimeFormat(language, isLong ? day : isToday ? clock : { ...day, ...clock });
  return [format.format(from), format.format(to)];
}

/** A range as its button says it: its name, or its ends. */
export function rangeText(range: TimeRange, now: number, speech: Pick<Speech, 't' | 'language'>): string {
  const { t, language } = speech;
  const preset = PRESETS.find((name) => isSame(lastRange(name), range));
  if (preset !== undefined) return t('range.last', { length: presetText(preset, speech) });
  const name = NAMES.find((one) => isSame(NAMED_RANGES[one], range));
  if (name !== undefined) return t(`range.${name}`);
  const span = spanOf(range, now);
  if (span === undefined) return `${range.from} – ${range.to}`;
  const [from, to] = spanText(span, now, language);
  return t('range.span', { from, to: range.to === 'now' ? t('range.now') : to });
}

/** A moment as it can be typed again: local time to the minute; the grammar of relative moments stays. */
export function editable(text: string): string {
  if (text.startsWith('now')) return text;
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) return text;
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${String(at.getFullYear())}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

type Typed = { readonly range: TimeRange } | { readonly problem: 'from' | 'to' | 'order' };

/** What was typed as a range; moments are kept with their zone, so that a link means the same elsewhere. */
export function typedRange(from: string, to: string, now: number): Typed {
  const written = { from: from.trim(), to: to.trim() };
  const [start, end] = [momentOf(written.from, now), momentOf(written.to, now)];
  if (start === undefined) return { problem: 'from' };
  if (end === undefined) return { problem: 'to' };
  if (end <= start) return { problem: 'order' };
  const kept = (text: string, at: number) => (text.startsWith('now') ? text : new Date(at).toISOString());
  return { range: { from: kept(written.from, start), to: kept(written.to, end) } };
}
