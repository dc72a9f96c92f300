import { defineProfile, type States } from './profile.ts';

const TRUTH: States = { '0': ['false', 0], '1': ['true', 2] };
const READY: States = { '0': ['false', 1], '1': ['true', 0] };
const POE: States = {
  '0': ['off', 0],
  '1': ['turningOn', 0],
  '2': ['on', 0],
  '3': ['overload', 2],
  '4': ['short', 2],
  '5': ['nonStandard', 1],
  '6': ['voltageHigh', 2],
  '7': ['voltageLow', 2],
  '8': ['hardwareFault', 2],
  '9': ['overTemperature', 2],
};

/** @see TPLINK-SYSINFO-MIB, TPLINK-SYSMONITOR-MIB */
export default defineProfile({
  id: 'jetstream',
  title: 'TP-Link JetStream',
  vendor: 'TP-Link',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.11863.5' }],
  hardware: [{ oid: '1.3.6.1.4.1.11863.6.1.1.5' }],
  version: [{ oid: '1.3.6.1.4.1.11863.6.1.1.6' }],
  serial: [{ oid: '1.3.6.1.4.1.11863.6.1.1.8' }],
  processors: [
    { oid: ['1.3.6.1.4.1.11863.6.4.1.1.1.1.4', '1.3.6.1.4.1.11863.6.4.1.1.1.1.2'], name: { text: 'Unit {index}' } },
  ],
  mempools: [{ name: { text: 'Unit {index}' }, perc: '1.3.6.1.4.1.11863.6.4.1.2.1.1.2' }],
  sensors: [
    { class: 'power', oid: '1.3.6.1.4.1.11863.6.56.1.1.1.1', name: { text: 'PoE limit' }, divisor: 10 },
    { class: 'power', oid: '1.3.6.1.4.1.11863.6.56.1.1.1.3', name: { text: 'PoE consumption' }, divisor: 10 },
    { class: 'power', oid: '1.3.6.1.4.1.11863.6.56.1.1.1.4', name: { text: 'PoE remaining' }, divisor: 10 },
    { class: 'power', oid: '1.3.6.1.4.1.11863.6.56.1.1.2.1.1.7', name: { text: 'PoE port {index}' }, divisor: 10 },
    { class: 'state', oid: '1.3.6.1.4.1.11863.6.56.1.1.2.1.1.11', name: { text: 'PoE port {index}' }, states: POE },
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.11863.6.96.1.7.1.1.2',
      name: { oid: '1.3.6.1.4.1.11863.6.96.1.7.1.1.1' },
    },
    { class: 'voltage', oid: '1.3.6.1.4.1.11863.6.96.1.7.1.1.3', name: { oid: '1.3.6.1.4.1.11863.6.96.1.7.1.1.1' } },
    {
      class: 'current',
      oid: '1.3.6.1.4.1.11863.6.96.1.7.1.1.4',
      name: { oid: '1.3.6.1.4.1.11863.6.96.1.7.1.1.1' },
      divisor: 1000,
    },
    {
      class: 'dbm',
      oid: '1.3.6.1.4.1.11863.6.96.1.7.1.1.5',
      name: { text: 'Tx {text}', oid: '1.3.6.1.4.1.11863.6.96.1.7.1.1.1' },
      milliwatts: 1,
    },
    {
      class: 'dbm',
      oid: '1.3.6.1.4.1.11863.6.96.1.7.1.1.6',
      name: { text: 'Rx {text}', oid: '1.3.6.1.4.1.11863.6.96.1.7.1.1.1' },
      milliwatts: 1,
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.11863.6.96.1.7.1.1.7',
      words: { true: 1, false: 0 },
      name: { text: 'Data ready {text}', oid: '1.3.6.1.4.1.11863.6.96.1.7.1.1.1' },
      states: READY,
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.11863.6.96.1.7.1.1.8',
      words: { true: 1, false: 0 },
      name: { text: 'Loss of signal {text}', oid: '1.3.6.1.4.1.11863.6.96.1.7.1.1.1' },
      states: TRUTH,
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.11863.6.96.1.7.1.1.9',
      words: { true: 1, false: 0 },
      name: { text: 'Tx fault {text}', oid: '1.3.6.1.4.1.11863.6.96.1.7.1.1.1' },
      states: TRUTH,
    },
  ],
  vlans: [{ name: '1.3.6.1.4.1.11863.6.14.1.2.1.1.2' }],
  neighbours: [
    {
      host: '1.3.6.1.4.1.11863.6.35.1.2.2.1.9',
      port: '1.3.6.1.4.1.11863.6.35.1.2.2.1.6',
      version: '1.3.6.1.4.1.11863.6.35.1.2.2.1.10',
    },
  ],
});
