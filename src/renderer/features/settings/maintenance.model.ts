import type { Input } from '../../../contract/contract.ts';
import type { MaintenanceWindow, Repeat } from '../../../contract/maintenance.ts';

/** What the form holds; moments as a field for date and time writes them, by the clock of this computer. */
export type WindowForm = {
  readonly name: string;
  readonly start: string;
  readonly end: string;
  readonly repeat: Repeat;
  readonly until: string;
  readonly timeZone: string;
  readonly groups: readonly string[];
  readonly tags: readonly string[];
  readonly deviceIds: readonly string[];
};

const two = (value: number): string => String(value).padStart(2, '0');

/** "2026-03-10T14:05", as <input type="datetime-local"> has it. */
export function localText(at: number): string {
  const date = new Date(at);
  const day = `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

export const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

const HOUR = 3_600_000;

/** The form of a window, or an empty one for the next hour. */
export function formOf(window: MaintenanceWindow | undefined, now: number): WindowForm {
  const next = Math.ceil(now / HOUR) * HOUR;
  if (window === undefined)
    return {
      name: '',
      start: localText(next),
      end: localText(next + 2 * HOUR),
      repeat: 'none',
      until: '',
      timeZone: ownZone(),
      groups: [],
      tags: [],
      deviceIds: [],
    };
  const { name, start, end, repeat, until, timeZone, groups, tags, deviceIds } = window;
  return {
    name,
    start: localText(Date.parse(start)),
    end: localText(Date.parse(end)),
    repeat,
    until: until === null ? '' : localText(Date.parse(until)),
    timeZone,
    groups,
    tags,
    deviceIds,
  };
}

export type WindowProblem = 'settings.maintenance.form.order' | 'settings.maintenance.form.scopeMissing';

/** What is wrong with a form, beyond what its fields say themselves. */
export function problemOf({ start, end, groups, tags, deviceIds }: WindowForm): WindowProblem | undefined {
  if (!(Date.parse(end) > Date.parse(start))) return 'settings.maintenance.form.order';
  return groups.length + tags.length + deviceIds.length === 0 ? 'settings.maintenance.form.scopeMissing' : undefined;
}

const instant = (text: string): string => new Date(text).toISOString();

export function inputOf(form: WindowForm): Input<'maintenance.create'> {
  const { name, start, end, repeat, until, timeZone } = form;
  return {
    name: name.trim(),
    groups: [...form.groups],
    tags: [...form.tags],
    deviceIds: [...form.deviceIds],
    start: instant(start),
    end: instant(end),
    repeat,
    until: repeat === 'none' || until === '' ? null : instant(until),
    timeZone,
  };
}

/** The same window again, for undo. */
export const inputAgain = (window: MaintenanceWindow): Input<'maintenance.create'> => ({
  name: window.name,
  groups: window.groups,
  tags: window.tags,
  deviceIds: window.deviceIds,
  start: window.start,
  end: window.end,
  repeat: window.repeat,
  until: window.until,
  timeZone: window.timeZone,
});

export type WindowState = 'active' | 'planned' | 'over';
export function stateOf({ active, repeat, end, until }: MaintenanceWindow, now: number): WindowState {
  if (active) return 'active';
  const last = repeat === 'none' ? Date.parse(end) : until === null ? Number.POSITIVE_INFINITY : Date.parse(until);
  return last <= now ? 'over' : 'planned';
}

const WITH_DAY = { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** "21 Nov, 22:00 – 23:30", in one language's way. */
export const whenText = ({ start, end }: MaintenanceWindow, language: string): string =>
  new Intl.DateTimeFormat(language, WITH_DAY).formatRange(Date.parse(start), Date.parse(end));
