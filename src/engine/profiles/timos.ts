import { defineProfile, type States } from './profile.ts';

const ADMIN_OPER: States = {
  '1': ['unknown', 3],
  '2': ['inService', 0],
  '3': ['outOfService', 2],
  '4': ['diagnosing', 1],
  '5': ['failed', 2],
  '6': ['booting', 1],
  '7': ['empty', 3],
};
const DEVICE: States = {
  '1': ['unknown', 3],
  '2': ['notEquipped', 3],
  '3': ['ok', 0],
  '4': ['failed', 2],
  '5': ['outOfService', 2],
};

/** @see TIMETRA-CHASSIS-MIB, TIMETRA-SYSTEM-MIB */
export default defineProfile({
  id: 'timos',
  title: 'Nokia TiMOS',
  vendor: 'Nokia',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.6527' }],
  serial: [{ oid: '1.3.6.1.4.1.6527.3.1.2.2.1.8.1.5' }, { entity: { class: 'chassis', field: 'serial' } }],
  processors: [{ oid: '1.3.6.1.4.1.6527.3.1.2.1.1.1', name: { text: 'Processor' } }],
  sensors: [
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.6527.3.1.2.2.4.31.1.1',
      name: { oid: '1.3.6.1.2.1.31.1.1.1.1', at: '{2}' },
    },
    {
      class: 'dbm',
      oid: '1.3.6.1.4.1.6527.3.1.2.2.4.66.1.17',
      name: { text: 'Rx {text} lane {3}', oid: '1.3.6.1.2.1.31.1.1.1.1', at: '{2}' },
      milliwatts: 0.0001,
    },
    {
      class: 'dbm',
      oid: '1.3.6.1.4.1.6527.3.1.2.2.4.66.1.12',
      name: { text: 'Tx {text} lane {3}', oid: '1.3.6.1.2.1.31.1.1.1.1', at: '{2}' },
      milliwatts: 0.0001,
    },
    {
      class: 'current',
      oid: '1.3.6.1.4.1.6527.3.1.2.2.4.66.1.7',
      name: { text: 'Bias {text} lane {3}', oid: '1.3.6.1.2.1.31.1.1.1.1', at: '{2}' },
      divisor: 500000,
      absent: [0],
    },
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.6527.3.1.2.2.4.66.1.2',
      name: { text: 'Lane {3} {text}', oid: '1.3.6.1.2.1.31.1.1.1.1', at: '{2}' },
      divisor: 256,
      absent: [0],
    },
    { class: 'ber', oid: '1.3.6.1.4.1.6527.3.1.2.2.12.8.1.2', name: { oid: '1.3.6.1.2.1.31.1.1.1.1', at: '{2}' } },
    {
      class: 'chromatic_dispersion',
      oid: '1.3.6.1.4.1.6527.3.1.2.2.12.8.1.10',
      name: { oid: '1.3.6.1.2.1.31.1.1.1.1', at: '{2}' },
    },
    {
      class: 'delay',
      oid: '1.3.6.1.4.1.6527.3.1.2.2.12.8.1.14',
      name: { oid: '1.3.6.1.2.1.31.1.1.1.1', at: '{2}' },
      divisor: 1000000000000,
    },
    {
      class: 'frequency',
      oid: '1.3.6.1.4.1.6527.3.1.2.2.12.8.1.18',
      name: { oid: '1.3.6.1.2.1.31.1.1.1.1', at: '{2}' },
      multiplier: 1000000,
    },
    {
      class: 'dbm',
      oid: '1.3.6.1.4.1.6527.3.1.2.2.12.8.1.26',
      name: { text: 'Rx {text}', oid: '1.3.6.1.2.1.31.1.1.1.1', at: '{2}' },
      divisor: 100,
    },
    {
      class: 'dbm',
      oid: '1.3.6.1.4.1.6527.3.1.2.2.12.8.1.30',
      name: { text: 'Tx {text}', oid: '1.3.6.1.2.1.31.1.1.1.1', at: '{2}' },
      divisor: 100,
    },
    { class: 'state', oid: '1.3.6.1.4.1.6527.3.1.2.2.1.4.1.2', name: { text: 'Fan {index}' }, states: DEVICE },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.6527.3.1.2.2.1.5.1.2',
      name: { text: 'Power supply {index} A' },
      states: DEVICE,
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.6527.3.1.2.2.1.5.1.3',
      name: { text: 'Power supply {index} B' },
      states: DEVICE,
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.6527.3.1.2.2.1.8.1.16',
      name: { oid: '1.3.6.1.4.1.6527.3.1.2.2.1.8.1.8' },
      states: ADMIN_OPER,
    },
    { class: 'count', oid: '1.3.6.1.4.1.6527.3.1.2.33.1.107.1.65', name: { text: 'Subscribers' } },
    { class: 'count', oid: '1.3.6.1.4.1.6527.3.1.2.33.1.107.1.33', name: { text: 'Hosts' } },
    { class: 'count', oid: '1.3.6.1.4.1.6527.3.1.2.33.1.107.1.25', name: { text: 'IPv4 hosts' } },
    { class: 'count', oid: '1.3.6.1.4.1.6527.3.1.2.33.1.107.1.27', name: { text: 'IPv6 hosts' } },
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.6527.3.1.2.2.1.8.1.18',
      name: { oid: '1.3.6.1.4.1.6527.3.1.2.2.1.8.1.8' },
      absent: [-1],
    },
  ],
});
