import { defineProfile, type States } from './profile.ts';

const SENSOR_STATES: States = { '1': ['normal', 0], '2': ['abnormal', 2] };
const FAN_STATES: States = { '1': ['normal', 0], '2': ['abnormal', 2] };
const SUPPLY_STATES: States = { '1': ['supply', 0], '2': ['notSupply', 1], '3': ['sleep', 1], '4': ['unknown', 3] };
const ENTITY_OPER: States = {
  '1': ['notSupported', 3],
  '2': ['disabled', 2],
  '3': ['enabled', 0],
  '4': ['testing', 1],
  '11': ['protect', 1],
  '12': ['failed', 2],
  '13': ['online', 0],
  '15': ['offline', 2],
};

/** @see HUAWEI-ENTITY-EXTENT-MIB */
export default defineProfile({
  id: 'vrp',
  title: 'Huawei VRP',
  vendor: 'Huawei',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.2011.2' }, { sysObjectId: '1.3.6.1.4.1.2011', sysDescr: 'VRP' }],
  hardware: [
    { from: 'sysDescr', match: '^((?:S|AR|CE|USG|NE|AC)\\d\\S+)' },
    { from: 'sysDescr', match: '\\((\\S+(?: \\d+)?) V\\d{3}R' },
  ],
  version: [
    {
      parts: [
        { from: 'sysDescr', match: 'Version (\\S+) \\(' },
        { from: 'sysDescr', match: 'Version \\S+ \\((?:[^()]* )*?(V\\d{3}R\\w+)\\)' },
        { oid: '1.3.6.1.4.1.2011.5.25.19.1.8.5.1.1.4' },
      ],
      as: '$1 ($2) [$3]',
    },
    { from: 'sysDescr', match: 'Version (\\S+) \\((?:[^()]* )*?(V\\d{3}R\\w+)\\)', as: '$1 ($2)' },
  ],
  serial: [{ entity: { class: 'chassis', field: 'serial' } }],
  processors: [{ oid: '1.3.6.1.4.1.2011.5.25.31.1.1.1.1.5', name: { oid: '1.3.6.1.2.1.47.1.1.1.1.7' } }],
  mempools: [
    {
      name: { oid: '1.3.6.1.2.1.47.1.1.1.1.7' },
      perc: '1.3.6.1.4.1.2011.5.25.31.1.1.1.1.7',
      total: '1.3.6.1.4.1.2011.5.25.31.1.1.1.1.9',
      where: { oid: '1.3.6.1.4.1.2011.5.25.31.1.1.1.1.19', match: '^0$|^$' },
    },
    {
      name: { oid: '1.3.6.1.2.1.47.1.1.1.1.7' },
      perc: '1.3.6.1.4.1.2011.5.25.31.1.1.1.1.7',
      total: '1.3.6.1.4.1.2011.5.25.31.1.1.1.1.19',
      unit: 1048576,
      where: { oid: '1.3.6.1.4.1.2011.5.25.31.1.1.1.1.19', match: '[1-9]' },
    },
  ],
  storage: [
    {
      name: { oid: '1.3.6.1.4.1.2011.6.9.1.4.2.1.5' },
      type: 'flash',
      total: '1.3.6.1.4.1.2011.6.9.1.4.2.1.3',
      free: '1.3.6.1.4.1.2011.6.9.1.4.2.1.4',
      unit: 1024,
    },
  ],
  sensors: [
    {
      class: 'voltage',
      oid: '1.3.6.1.4.1.2011.5.25.31.1.1.1.1.13',
      name: { oid: '1.3.6.1.2.1.47.1.1.1.1.7' },
      divisor: 1000,
      absent: [0, -1, 2147483647],
    },
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.2011.5.25.31.1.1.3.1.5',
      name: { oid: '1.3.6.1.2.1.47.1.1.1.1.7' },
      absent: [0, -255, 255, 2147483647, -2147483648],
    },
    {
      class: 'voltage',
      oid: '1.3.6.1.4.1.2011.5.25.31.1.1.3.1.6',
      name: { oid: '1.3.6.1.2.1.47.1.1.1.1.7' },
      divisor: 1000,
      absent: [0, -1, 2147483647],
    },
    {
      class: 'current',
      oid: '1.3.6.1.4.1.2011.5.25.31.1.1.3.1.7',
      name: { oid: '1.3.6.1.2.1.47.1.1.1.1.7' },
      divisor: 1000000,
      absent: [0, -1, 2147483647],
      where: { oid: '1.3.6.1.4.1.2011.5.25.31.1.1.3.1.7', match: '\\d{4}' },
    },
    {
      class: 'current',
      oid: '1.3.6.1.4.1.2011.5.25.31.1.1.3.1.7',
      name: { oid: '1.3.6.1.2.1.47.1.1.1.1.7' },
      divisor: 1000,
      absent: [0, -1, 2147483647],
    },
    {
      class: 'dbm',
      oid: '1.3.6.1.4.1.2011.5.25.31.1.1.3.1.32',
      name: { text: '{text} Rx', oid: '1.3.6.1.2.1.47.1.1.1.1.7' },
      divisor: 100,
      absent: [0, -1, 2147483647],
    },
    {
      class: 'dbm',
      oid: '1.3.6.1.4.1.2011.5.25.31.1.1.3.1.33',
      name: { text: '{text} Tx', oid: '1.3.6.1.2.1.47.1.1.1.1.7' },
      divisor: 100,
      absent: [0, -1, 2147483647],
    },
    {
      class: 'dbm',
      oid: '1.3.6.1.4.1.2011.5.25.31.1.1.3.1.8',
      name: { text: '{text} Rx', oid: '1.3.6.1.2.1.47.1.1.1.1.7' },
      milliwatts: 0.001,
      absent: [0, -1, 2147483647],
    },
    {
      class: 'dbm',
      oid: '1.3.6.1.4.1.2011.5.25.31.1.1.3.1.9',
      name: { text: '{text} Tx', oid: '1.3.6.1.2.1.47.1.1.1.1.7' },
      milliwatts: 0.001,
      absent: [0, -1, 2147483647],
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.2011.5.25.31.1.1.1.1.2',
      name: { oid: '1.3.6.1.2.1.47.1.1.1.1.7' },
      states: ENTITY_OPER,
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.2011.5.25.31.1.1.8.1.5',
      name: { text: 'Temperature {index}' },
      states: SENSOR_STATES,
    },
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.2011.5.25.31.1.1.8.1.6',
      name: { text: 'Temperature {index}' },
      absent: [2147483647],
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.2011.5.25.31.1.1.9.1.5',
      name: { text: 'Voltage {index}' },
      states: SENSOR_STATES,
    },
    { class: 'voltage', oid: '1.3.6.1.4.1.2011.5.25.31.1.1.9.1.7', name: { text: 'Voltage {index}' }, divisor: 1000 },
    { class: 'percent', oid: '1.3.6.1.4.1.2011.5.25.31.1.1.10.1.5', name: { text: 'Slot {1} fan {2}' } },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.2011.5.25.31.1.1.10.1.7',
      name: { text: 'Slot {1} fan {2}' },
      states: FAN_STATES,
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.2011.5.25.31.1.1.18.1.6',
      name: { text: 'Power supply {index}' },
      states: SUPPLY_STATES,
    },
    {
      class: 'current',
      oid: '1.3.6.1.4.1.2011.5.25.31.1.1.18.1.7',
      name: { text: 'Power supply {index}' },
      divisor: 1000,
    },
    {
      class: 'voltage',
      oid: '1.3.6.1.4.1.2011.5.25.31.1.1.18.1.8',
      name: { text: 'Power supply {index}' },
      divisor: 1000,
    },
    { class: 'power', oid: '1.3.6.1.4.1.2011.6.157.1.3', name: { text: 'Average' }, divisor: 1000 },
    { class: 'power', oid: '1.3.6.1.4.1.2011.6.157.1.6', name: { text: 'Current' }, divisor: 1000 },
    { class: 'power', oid: '1.3.6.1.4.1.2011.6.157.2.1.1.4', name: { oid: '1.3.6.1.2.1.47.1.1.1.1.7' }, divisor: 1000 },
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.2011.5.25.31.1.1.1.1.11',
      name: { oid: '1.3.6.1.2.1.47.1.1.1.1.7' },
      absent: [0, 2147483647],
    },
  ],
});
