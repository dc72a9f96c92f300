import { defineProfile, type States } from './profile.ts';

const FAN: States = {
  '0': ['failed', 2],
  '1': ['removed', 3],
  '2': ['off', 3],
  '3': ['underspeed', 1],
  '4': ['overspeed', 1],
  '5': ['ok', 0],
  '6': ['maxState', 3],
};
const SUPPLY: States = {
  '1': ['notPresent', 3],
  '2': ['notPlugged', 1],
  '3': ['powered', 0],
  '4': ['failed', 2],
  '5': ['permFailure', 2],
  '6': ['max', 3],
  '7': ['auxFailure', 2],
  '8': ['notPowered', 1],
  '9': ['auxNotPowered', 1],
};
const SENSOR: States = {
  '1': ['unknown', 3],
  '2': ['bad', 2],
  '3': ['warning', 1],
  '4': ['good', 0],
  '5': ['notPresent', 3],
};
const STACK: States = {
  '0': ['unavailable', 3],
  '1': ['disabled', 3],
  '2': ['active', 0],
  '3': ['fragmentInactive', 2],
  '4': ['fragmentActive', 1],
};

/** @see NETSWITCH-MIB, STATISTICS-MIB */
export default defineProfile({
  id: 'procurve',
  title: 'HPE/Aruba ArubaOS-Switch',
  vendor: 'HPE Aruba',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.11.2.3.7' }],
  hardware: [
    { from: 'sysDescr', match: '^HP (J\\w+ \\S+) Switch, revision' },
    { from: 'sysDescr', match: '^HP (\\d\\S+) Switch (J\\w+),', as: '$1 $2' },
    { from: 'sysDescr', match: '^HPE OfficeConnect Switch (.+?),' },
    { from: 'sysDescr', match: '^PROCURVE (J\\w+) -' },
    {
      from: 'sysDescr',
      match: '(?:HP|ProCurve|Aruba) (?:J\\w+ )?(?:\\w+ Switch |Switch )?(.+?)(?:, revision| Switch|\\()',
    },
    { from: 'sysDescr', match: 'HP (.+?),' },
  ],
  version: [
    { oid: '1.3.6.1.4.1.11.2.14.11.5.1.1.3' },
    { from: 'sysDescr', match: 'revision ([\\w.]+)' },
    { from: 'sysDescr', match: '(?:, |- )(P[A-Z]\\.\\d[\\w.]*)' },
  ],
  serial: [{ oid: '1.3.6.1.4.1.11.2.36.1.1.2.9' }],
  processors: [{ oid: '1.3.6.1.4.1.11.2.14.11.5.1.9.6.1', name: { text: 'Processor' } }],
  mempools: [
    {
      name: { text: 'Memory {index}' },
      used: '1.3.6.1.4.1.11.2.14.11.5.1.1.2.2.1.1.7',
      total: '1.3.6.1.4.1.11.2.14.11.5.1.1.2.2.1.1.5',
    },
  ],
  sensors: [
    {
      class: 'state',
      oid: '1.3.6.1.4.1.11.2.14.11.1.2.6.1.4',
      name: { oid: '1.3.6.1.4.1.11.2.14.11.1.2.6.1.7' },
      states: SENSOR,
    },
    { class: 'power', oid: '1.3.6.1.4.1.11.2.14.11.1.9.1.6.1.4', name: { text: 'PoE available' } },
    { class: 'power', oid: '1.3.6.1.4.1.11.2.14.11.1.9.1.6.1.5', name: { text: 'PoE used' } },
    { class: 'state', oid: '1.3.6.1.4.1.11.2.14.11.5.1.54.2.1.1.4', name: { text: 'Fan {index}' }, states: FAN },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.11.2.14.11.5.1.55.1.1.1.2',
      name: { text: 'Power supply {index}' },
      states: SUPPLY,
    },
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.11.2.14.11.5.1.55.1.1.1.4',
      name: { text: 'Power supply {index}' },
      absent: [0],
    },
    {
      class: 'power',
      oid: '1.3.6.1.4.1.11.2.14.11.5.1.55.1.1.1.6',
      name: { text: 'Power supply {index}' },
      absent: [0],
    },
    { class: 'state', oid: '1.3.6.1.4.1.11.2.14.11.5.1.69.1.1.2', name: { text: 'Stack' }, states: STACK },
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.11.2.14.11.5.1.82.1.1.1.1.11',
      name: { oid: '1.3.6.1.2.1.31.1.1.1.1' },
      divisor: 1000,
      absent: [0],
    },
    {
      class: 'voltage',
      oid: '1.3.6.1.4.1.11.2.14.11.5.1.82.1.1.1.1.12',
      name: { oid: '1.3.6.1.2.1.31.1.1.1.1' },
      divisor: 10000,
      absent: [0],
    },
    {
      class: 'current',
      oid: '1.3.6.1.4.1.11.2.14.11.5.1.82.1.1.1.1.13',
      name: { text: 'Bias {text}', oid: '1.3.6.1.2.1.31.1.1.1.1' },
      divisor: 1000000,
      absent: [0],
    },
    {
      class: 'dbm',
      oid: '1.3.6.1.4.1.11.2.14.11.5.1.82.1.1.1.1.14',
      name: { text: 'Tx {text}', oid: '1.3.6.1.2.1.31.1.1.1.1' },
      divisor: 1000,
      absent: [-99999999],
    },
    {
      class: 'dbm',
      oid: '1.3.6.1.4.1.11.2.14.11.5.1.82.1.1.1.1.15',
      name: { text: 'Rx {text}', oid: '1.3.6.1.2.1.31.1.1.1.1' },
      divisor: 1000,
      absent: [-99999999],
    },
  ],
});
