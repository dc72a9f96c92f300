import { defineProfile, type States } from './profile.ts';

const FRU: States = {
  '1': ['unknown', 3],
  '2': ['empty', 3],
  '3': ['present', 1],
  '4': ['ready', 0],
  '5': ['announceOnline', 1],
  '6': ['online', 0],
  '7': ['announceOffline', 1],
  '8': ['offline', 2],
  '9': ['diagnostic', 1],
  '10': ['standby', 0],
};
const ALARM_LIGHT: States = { '1': ['other', 3], '2': ['off', 0], '3': ['on', 2] };

/** @see JUNIPER-MIB */
export default defineProfile({
  id: 'junos',
  title: 'Juniper Junos',
  vendor: 'Juniper',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.2636' }],
  hardware: [
    { oid: '1.3.6.1.4.1.2636.3.1.2' },
    { entity: { class: 'chassis', field: 'model' } },
    { from: 'sysDescr', match: 'Juniper Networks, Inc\\. ((?:ex|qfx|srx|mx|acx|ptx)\\d\\S*)', as: 'Juniper $1' },
  ],
  version: [
    { from: 'sysDescr', match: 'JUNOS ([^,\\s]+)' },
    { oid: '1.3.6.1.2.1.25.6.3.1.2', match: '\\[([^\\]]+)\\]' },
    { oid: '1.3.6.1.4.1.2636.3.40.1.4.1.1.1.5' },
  ],
  serial: [{ oid: '1.3.6.1.4.1.2636.3.1.3' }],
  processors: [
    {
      oid: '1.3.6.1.4.1.2636.3.1.13.1.8',
      name: { oid: '1.3.6.1.4.1.2636.3.1.13.1.5' },
      skip: '^(?!.*(?:Routing Engine|FPC|PIC|SPU)).*$|Power|Fan|Midplane',
    },
    { oid: '1.3.6.1.4.1.2636.3.39.1.12.1.1.1.4', name: { text: 'SPU {index}' } },
  ],
  mempools: [
    {
      name: { oid: '1.3.6.1.4.1.2636.3.1.13.1.5' },
      where: { oid: '1.3.6.1.4.1.2636.3.1.13.1.5', match: 'Routing Engine|FPC' },
      perc: '1.3.6.1.4.1.2636.3.1.13.1.11',
      total: '1.3.6.1.4.1.2636.3.1.13.1.15',
      unit: 1048576,
    },
    { name: { text: 'SPU {index}' }, perc: '1.3.6.1.4.1.2636.3.39.1.12.1.1.1.5' },
  ],
  sensors: [
    {
      class: 'state',
      oid: '1.3.6.1.4.1.2636.3.1.15.1.8',
      name: { oid: '1.3.6.1.4.1.2636.3.1.15.1.5' },
      states: FRU,
      absent: [2],
    },
    { class: 'state', oid: '1.3.6.1.4.1.2636.3.4.2.3.1', name: { text: 'Red alarm' }, states: ALARM_LIGHT },
    { class: 'state', oid: '1.3.6.1.4.1.2636.3.4.2.2.1', name: { text: 'Yellow alarm' }, states: ALARM_LIGHT },
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.2636.3.60.1.1.1.1.8',
      name: { oid: '1.3.6.1.2.1.31.1.1.1.1' },
      absent: [0],
    },
    {
      class: 'dbm',
      oid: '1.3.6.1.4.1.2636.3.60.1.1.1.1.5',
      name: { text: 'Rx {text}', oid: '1.3.6.1.2.1.31.1.1.1.1' },
      divisor: 100,
    },
    {
      class: 'dbm',
      oid: '1.3.6.1.4.1.2636.3.60.1.1.1.1.7',
      name: { text: 'Tx {text}', oid: '1.3.6.1.2.1.31.1.1.1.1' },
      divisor: 100,
    },
    {
      class: 'current',
      oid: '1.3.6.1.4.1.2636.3.60.1.1.1.1.6',
      name: { text: 'Tx bias {text}', oid: '1.3.6.1.2.1.31.1.1.1.1' },
      divisor: 1000000,
      absent: [0],
    },
    {
      class: 'voltage',
      oid: '1.3.6.1.4.1.2636.3.60.1.1.1.1.25',
      name: { oid: '1.3.6.1.2.1.31.1.1.1.1' },
      divisor: 1000,
      absent: [0],
    },
    {
      class: 'dbm',
      oid: '1.3.6.1.4.1.2636.3.60.1.2.1.1.6',
      name: { text: 'Rx {text} lane {2}', oid: '1.3.6.1.2.1.31.1.1.1.1', at: '{1}' },
      divisor: 100,
    },
    {
      class: 'dbm',
      oid: '1.3.6.1.4.1.2636.3.60.1.2.1.1.8',
      name: { text: 'Tx {text} lane {2}', oid: '1.3.6.1.2.1.31.1.1.1.1', at: '{1}' },
      divisor: 100,
    },
    {
      class: 'current',
      oid: '1.3.6.1.4.1.2636.3.60.1.2.1.1.7',
      name: { text: 'Tx bias {text} lane {2}', oid: '1.3.6.1.2.1.31.1.1.1.1', at: '{1}' },
      divisor: 1000000,
      absent: [0],
    },
    { class: 'count', oid: '1.3.6.1.4.1.2636.3.39.1.12.1.1.1.6', name: { text: 'Flows {index}' } },
    { class: 'loss', oid: '1.3.6.1.4.1.2636.3.50.1.2.1.4', name: { text: 'Probe {index}' } },
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.2636.3.1.13.1.7',
      name: { oid: '1.3.6.1.4.1.2636.3.1.13.1.5' },
      absent: [0],
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.2636.3.1.13.1.6',
      name: { oid: '1.3.6.1.4.1.2636.3.1.13.1.5' },
      states: {
        '1': ['unknown', 3],
        '2': ['running', 0],
        '3': ['ready', 0],
        '4': ['reset', 1],
        '5': ['runningAtFullSpeed', 1],
        '6': ['down', 2],
        '7': ['standby', 0],
      },
    },
  ],
  vlans: [
    { name: '1.3.6.1.4.1.2636.3.40.1.5.1.5.1.2', id: '1.3.6.1.4.1.2636.3.40.1.5.1.5.1.5' },
    { name: '1.3.6.1.4.1.2636.3.48.1.3.1.1.2', id: '1.3.6.1.4.1.2636.3.48.1.3.1.1.3' },
  ],
  without: ['hr-memory'],
});
