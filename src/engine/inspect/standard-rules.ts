import type { MempoolRule, ProcessorRule, SensorRule } from '../profiles/profile.ts';

const BATTERY_STATES = {
  '1': ['unknown', 3],
  '2': ['normal', 0],
  '3': ['low', 1],
  '4': ['depleted', 2],
} as const satisfies Record<string, readonly [string, number]>;
const OUTPUT_STATES = {
  '1': ['other', 3],
  '2': ['none', 2],
  '3': ['normal', 0],
  '4': ['bypass', 1],
  '5': ['battery', 2],
  '6': ['booster', 1],
  '7': ['reducer', 1],
} as const satisfies Record<string, readonly [string, number]>;

const words = (states: Readonly<Record<string, readonly [string, number]>>): Record<string, [string, number]> =>
  Object.fromEntries(Object.entries(states).map(([value, [word, severity]]) => [value, [word, severity]]));

/** Every UPS that keeps to the standard. @see UPS-MIB, RFC 1628 */
export const UPS_SENSORS: readonly SensorRule[] = [
  { class: 'state', oid: '1.3.6.1.2.1.33.1.2.1', name: { text: 'Battery' }, states: words(BATTERY_STATES) },
  { class: 'runtime', oid: '1.3.6.1.2.1.33.1.2.3', name: { text: 'Battery runtime' } },
  { class: 'charge', oid: '1.3.6.1.2.1.33.1.2.4', name: { text: 'Battery charge' } },
  { class: 'voltage', oid: '1.3.6.1.2.1.33.1.2.5', name: { text: 'Battery' }, divisor: 10 },
  { class: 'current', oid: '1.3.6.1.2.1.33.1.2.6', name: { text: 'Battery' }, divisor: 10 },
  { class: 'temperature', oid: '1.3.6.1.2.1.33.1.2.7', name: { text: 'Battery' } },
  { class: 'frequency', oid: '1.3.6.1.2.1.33.1.3.3.1.2', name: { text: 'Input {index}' }, divisor: 10 },
  { class: 'voltage', oid: '1.3.6.1.2.1.33.1.3.3.1.3', name: { text: 'Input {index}' } },
  { class: 'current', oid: '1.3.6.1.2.1.33.1.3.3.1.4', name: { text: 'Input {index}' }, divisor: 10 },
  { class: 'power', oid: '1.3.6.1.2.1.33.1.3.3.1.5', name: { text: 'Input {index}' } },
  { class: 'state', oid: '1.3.6.1.2.1.33.1.4.1', name: { text: 'Output source' }, states: words(OUTPUT_STATES) },
  { class: 'frequency', oid: '1.3.6.1.2.1.33.1.4.2', name: { text: 'Output' }, divisor: 10 },
  { class: 'voltage', oid: '1.3.6.1.2.1.33.1.4.4.1.2', name: { text: 'Output {index}' } },
  { class: 'current', oid: '1.3.6.1.2.1.33.1.4.4.1.3', name: { text: 'Output {index}' }, divisor: 10 },
  { class: 'power', oid: '1.3.6.1.2.1.33.1.4.4.1.4', name: { text: 'Output {index}' } },
  { class: 'load', oid: '1.3.6.1.2.1.33.1.4.4.1.5', name: { text: 'Output {index}' } },
  { class: 'frequency', oid: '1.3.6.1.2.1.33.1.5.1', name: { text: 'Bypass' }, divisor: 10 },
  { class: 'voltage', oid: '1.3.6.1.2.1.33.1.5.3.1.2', name: { text: 'Bypass {index}' } },
];

/** Sensors of a computer's board. @see LM-SENSORS-MIB */
export const BOARD_SENSORS: readonly SensorRule[] = [
  {
    class: 'temperature',
    oid: '1.3.6.1.4.1.2021.13.16.2.1.3',
    name: { oid: '1.3.6.1.4.1.2021.13.16.2.1.2' },
    divisor: 1000,
    absent: [0],
  },
  { class: 'fanspeed', oid: '1.3.6.1.4.1.2021.13.16.3.1.3', name: { oid: '1.3.6.1.4.1.2021.13.16.3.1.2' } },
  {
    class: 'voltage',
    oid: '1.3.6.1.4.1.2021.13.16.4.1.3',
    name: { oid: '1.3.6.1.4.1.2021.13.16.4.1.2' },
    divisor: 1000,
  },
];

/** Computers without the standard table of processors. @see UCD-SNMP-MIB */
export const UCD_PROCESSORS: readonly ProcessorRule[] = [
  { oid: '1.3.6.1.4.1.2021.11.11', name: { text: 'CPU' }, isIdle: true },
];
export const UCD_MEMORY: readonly MempoolRule[] = [
  {
    name: { text: 'Physical memory' },
    class: 'system',
    total: '1.3.6.1.4.1.2021.4.5',
    free: '1.3.6.1.4.1.2021.4.6',
    unit: 1024,
  },
  {
    name: { text: 'Swap space' },
    class: 'swap',
    total: '1.3.6.1.4.1.2021.4.3',
    free: '1.3.6.1.4.1.2021.4.4',
    unit: 1024,
  },
];
