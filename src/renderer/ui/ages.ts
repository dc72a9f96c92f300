import type { Speech } from './Translation.tsx';

const UNITS = [
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3600 },
  { unit: 'minute', seconds: 60 },
  { unit: 'second', seconds: 1 },
] as const;

/** A length of time in its two largest units ("3 d 4 h", "12 min"); minutes and seconds stand alone. */
export function formatAge(ms: number, { t }: Pick<Speech, 't'>): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const index = UNITS.findIndex((one) => seconds >= one.seconds);
  const first = UNITS[index];
  if (first === undefined) return t('units.second', { count: 0 });
  const whole = Math.floor(seconds / first.seconds);
  const text = t(`units.${first.unit}`, { count: whole });
  const second = index < 2 ? UNITS[index + 1] : undefined;
  const rest = second === undefined ? 0 : Math.floor((seconds - whole * first.seconds) / second.seconds);
  return second === undefined || rest === 0 ? text : `${text}\u00a0${t(`units.${second.unit}`, { count: rest })}`;
}

const CLOCK = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;

/** A time of day; with the date when it was not today. */
export function formatMoment(ms: number, now: number, language: string): string {
  const isToday = new Date(ms).toDateString() === new Date(now).toDateString();
  return new Intl.DateTimeFormat(language, isToday ? CLOCK : { dateStyle: 'medium', ...shortClock }).format(ms);
}
const shortClock = { timeStyle: 'short' } as const;
