import type { MempoolRule, ProcessorRule, SensorRule, States } from '../profiles/profile.ts';

const BATTERY: States = { '1': ['unknown', 3], '2': ['normal', 0], '3': ['low', 1], '4': ['depleted', 2] };
const OUTPUT: States = {
  '1': ['other', 3],
  '2': ['none', 2],
  '3': ['normal', 0],
  '4': ['bypass', 1],
  '5': ['battery', 2],
  '6': ['booster', 1],
  '7': ['reducer', 1],
};
const TEST: States = {
  '1': ['passed', 0],
  '2': ['warning', 1],
  '3': ['error', 2],
  '4': ['aborted', 1],
  '5': ['inProgress', 1],
  '6': ['none', 3],
};
const ENTITY_STATE: States = { '1': ['unknown', 3], '2': ['disabled', 2], '3': ['enabled', 0], '4': ['testing', 1] };
const POE: States = { '1': ['on', 0], '2': ['off', 3], '3': ['faulty', 2] };
const DEVICE: States = {
  '1': ['unknown', 3],
  '2': ['running', 0],
  '3': ['warning', 1],
  '4': ['testing', 1],
  '5': ['down', 2],
};
/** One bit at a time; several at once have no word of their own. */
const PRINTER_ERRORS: States = {
  '0': ['normal', 0],
  '1': ['serviceRequested', 1],
  '2': ['offline', 2],
  '4': ['jammed', 2],
  '8': ['doorOpen', 2],
  '16': ['noToner', 2],
  '32': ['lowToner', 1],
  '64': ['noPaper', 2],
  '128': ['lowPaper', 1],
};

/** Every UPS that keeps to the standard. @see UPS-MIB, RFC 1628 */
export const UPS_SENSORS: readonly SensorRule[] = [
  { class: 'state', oid: '1.3.6.1.2.1.33.1.2.1', name: { text: 'Battery' }, states: BATTERY },
  { class: 'runtime', oid: '1.3.6.1.2.1.33.1.2.3', name: { text: 'Battery runtime' } },
  { class: 'charge', oid: '1.3.6.1.2.1.33.1.2.4', name: { text: 'Battery charge' } },
  { class: 'voltage', oid: '1.3.6.1.2.1.33.1.2.5', name: { text: 'Battery' }, divisor: 10 },
  { class: 'current', oid: '1.3.6.1.2.1.33.1.2.6', name: { text: 'Battery' }, divisor: 10 },
  { class: 'temperature', oid: '1.3.6.1.2.1.33.1.2.7', name: { text: 'Battery' } },
  { class: 'frequency', oid: '1.3.6.1.2.1.33.1.3.3.1.2', name: { text: 'Input {index}' }, divisor: 10 },
  { class: 'voltage', oid: '1.3.6.1.2.1.33.1.3.3.1.3', name: { text: 'Input {index}' } },
  { class: 'current', oid: '1.3.6.1.2.1.33.1.3.3.1.4', name: { text: 'Input {index}' }, divisor: 10 },
  { class: 'power', oid: '1.3.6.1.2.1.33.1.3.3.1.5', name: { text: 'Input {index}' } },
  { class: 'state', oid: '1.3.6.1.2.1.33.1.4.1', name: { text: 'Output source' }, states: OUTPUT },
  { class: 'frequency', oid: '1.3.6.1.2.1.33.1.4.2', name: { text: 'Output' }, divisor: 10 },
  { class: 'voltage', oid: '1.3.6.1.2.1.33.1.4.4.1.2', name: { text: 'Output {index}' } },
  { class: 'current', oid: '1.3.6.1.2.1.33.1.4.4.1.3', name: { text: 'Output {index}' }, divisor: 10 },
  { class: 'power', oid: '1.3.6.1.2.1.33.1.4.4.1.4', name: { text: 'Output {index}' } },
  { class: 'load', oid: '1.3.6.1.2.1.33.1.4.4.1.5', name: { text: 'Output {index}' } },
  { class: 'frequency', oid: '1.3.6.1.2.1.33.1.5.1', name: { text: 'Bypass' }, divisor: 10 },
  { class: 'voltage', oid: '1.3.6.1.2.1.33.1.5.3.1.2', name: { text: 'Bypass {index}' } },
  { class: 'current', oid: '1.3.6.1.2.1.33.1.5.3.1.3', name: { text: 'Bypass {index}' }, divisor: 10 },
  { class: 'power', oid: '1.3.6.1.2.1.33.1.5.3.1.4', name: { text: 'Bypass {index}' } },
  { class: 'runtime', oid: '1.3.6.1.2.1.33.1.2.2', name: { text: 'Time on battery' }, divisor: 60 },
  { class: 'count', oid: '1.3.6.1.2.1.33.1.6.1', name: { text: 'Alarms' } },
  { class: 'state', oid: '1.3.6.1.2.1.33.1.7.3', name: { text: 'Test' }, states: TEST },
];

const DEVICE_DESCR = '1.3.6.1.2.1.25.3.2.1.3';

/** What every printer, every switch that feeds others and every modular device may tell. @see Printer-MIB, RFC 3805; HOST-RESOURCES-MIB; POWER-ETHERNET-MIB, RFC 3621; ENTITY-STATE-MIB, RFC 4268 */
export const COMMON_SENSORS: readonly SensorRule[] = [
  { class: 'count', oid: '1.3.6.1.2.1.43.10.2.1.4', name: { text: 'Printed {index}' } },
  { class: 'count', oid: '1.3.6.1.2.1.43.10.2.1.5', name: { text: 'Printed since power-on {index}' } },
  {
    class: 'state',
    oid: '1.3.6.1.2.1.25.3.2.1.5',
    name: { oid: DEVICE_DESCR },
    where: { oid: '1.3.6.1.2.1.25.3.2.1.2', match: String.raw`^1\.3\.6\.1\.2\.1\.25\.3\.1\.5$` },
    states: DEVICE,
  },
  {
    class: 'state',
    oid: '1.3.6.1.2.1.25.3.5.1.2',
    name: { text: '{text}: errors', oid: DEVICE_DESCR },
    areBits: true,
    states: PRINTER_ERRORS,
  },
  { class: 'power', oid: '1.3.6.1.2.1.105.1.3.1.1.2', name: { text: 'PoE {index} available' } },
  { class: 'power', oid: '1.3.6.1.2.1.105.1.3.1.1.4', name: { text: 'PoE {index} used' } },
  { class: 'state', oid: '1.3.6.1.2.1.105.1.3.1.1.3', name: { text: 'PoE {index}' }, states: POE },
  { class: 'state', oid: '1.3.6.1.2.1.131.1.1.1.3', name: { oid: '1.3.6.1.2.1.47.1.1.1.1.2' }, states: ENTITY_STATE },
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
