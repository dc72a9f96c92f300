import type { InterfaceRow } from '../../../contract/interfaces.ts';

/** How a port is, the worst first: what the table is sorted by. */
export const PORT_STATES = [
  'errors',
  'down',
  'lower-down',
  'up',
  'testing',
  'dormant',
  'idle',
  'disabled',
  'not-present',
  'unknown',
  'gone',
] as const;
export type PortState = (typeof PORT_STATES)[number];

/** A link that was lost longer ago is no news any more: the port is simply not in use. */
const NEWS_MS = 24 * 3_600_000;
/** More of its speed than this deserves a look, and more than that, care. */
export const BUSY_PCT = 70;
export const FULL_PCT = 90;

type Facts = Pick<InterfaceRow, 'admin' | 'oper' | 'changedAt' | 'isGone' | 'inErrors' | 'outErrors'>;

const DOWN_STATES = {
  down: 'down',
  testing: 'testing',
  unknown: 'unknown',
  dormant: 'dormant',
  notPresent: 'not-present',
  lowerLayerDown: 'lower-down',
} as const;

/** One word for what a device says of a port and what has been measured of it. */
export function portStateOf({ admin, oper, changedAt, isGone, inErrors, outErrors }: Facts, now: number): PortState {
  if (isGone) return 'gone';
  if (admin === 'down') return oper === 'notPresent' ? 'not-present' : 'disabled';
  if (oper === null) return 'unknown';
  if (oper === 'up') return (inErrors ?? 0) > 0 || (outErrors ?? 0) > 0 ? 'errors' : 'up';
  if (oper === 'down') return changedAt !== null && now - Date.parse(changedAt) < NEWS_MS ? 'down' : 'idle';
  return DOWN_STATES[oper];
}

/** What of the speed is in use, in the direction that is busier; null where neither is known. */
export function busiest({ utilInPct, utilOutPct }: Pick<InterfaceRow, 'utilInPct' | 'utilOutPct'>): number | null {
  if (utilInPct === null && utilOutPct === null) return null;
  return Math.max(utilInPct ?? 0, utilOutPct ?? 0);
}

/** What people call it: their own name first, then that of the configuration. */
export const calledOf = ({ label, alias }: Pick<InterfaceRow, 'label' | 'alias'>): string => label ?? alias ?? '';

const SHORT_NAMES: readonly (readonly [RegExp, string])[] = [
  [/^HundredGig(?:abit)?E(?:thernet)?/i, 'Hu'],
  [/^FortyGig(?:abit)?E(?:thernet)?/i, 'Fo'],
  [/^TwentyFiveGig(?:abit)?E(?:thernet)?/i, 'Twe'],
  [/^TenGig(?:abit)?E(?:thernet)?/i, 'Te'],
  [/^XGigabitEthernet/i, 'XGE'],
  [/^GigabitEthernet/i, 'Gi'],
  [/^FastEthernet/i, 'Fa'],
  [/^Ethernet/i, 'Eth'],
  [/^Port-channel/i, 'Po'],
  [/^Loopback/i, 'Lo'],
];
/** A name as engineers write it: what tells two ports apart stands at its end, and must not be cut off. */
export function shortName(name: string): string {
  const rule = SHORT_NAMES.find(([long]) => long.test(name));
  return rule === undefined ? name : name.replace(rule[0], rule[1]);
}

/** How old values may be before they are shown as old. */
export const staleAfterMs = (intervalS: number): number => Math.max(3 * intervalS * 1000, 90_000);

export const byName = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Sum of what is known; null where nothing is. */
export const sumOf = (a: number | null, b: number | null): number | null =>
  a === null && b === null ? null : (a ?? 0) + (b ?? 0);

const fibre = /^(?:dbm|power_optical|optical)/i;
const OPTICS = new Set(['dbm', 'current', 'voltage', 'temperature', 'power']);
/** Whether a light is measured at this port: it holds an optical module. */
export const hasOptics = ({ sensors }: Pick<InterfaceRow, 'sensors'>): boolean =>
  sensors.some((sensor) => fibre.test(sensor.class)) ||
  (sensors.length > 1 && sensors.every((sensor) => OPTICS.has(sensor.class)));
