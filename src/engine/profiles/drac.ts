import { defineProfile, type States } from './profile.ts';

const STATUS: States = {
  '1': ['other', 3],
  '2': ['unknown', 3],
  '3': ['ok', 0],
  '4': ['nonCritical', 1],
  '5': ['critical', 2],
  '6': ['nonRecoverable', 2],
};
const PROBE: States = {
  '1': ['other', 3],
  '2': ['unknown', 3],
  '3': ['ok', 0],
  '4': ['nonCriticalUpper', 1],
  '5': ['criticalUpper', 2],
  '6': ['nonRecoverableUpper', 2],
  '7': ['nonCriticalLower', 1],
  '8': ['criticalLower', 2],
  '9': ['nonRecoverableLower', 2],
  '10': ['failed', 2],
};
const DISK: States = {
  '1': ['unknown', 3],
  '2': ['ready', 0],
  '3': ['online', 0],
  '4': ['foreign', 1],
  '5': ['offline', 2],
  '6': ['blocked', 2],
  '7': ['failed', 2],
  '8': ['nonRaid', 0],
  '9': ['removed', 2],
  '10': ['readOnly', 1],
};
const VIRTUAL: States = { '1': ['unknown', 3], '2': ['online', 0], '3': ['failed', 2], '4': ['degraded', 1] };
const POWER: States = { '1': ['other', 3], '2': ['unknown', 3], '3': ['off', 2], '4': ['on', 0] };

/** @see IDRAC-MIB-SMIv2 */
export default defineProfile({
  id: 'drac',
  title: 'Dell iDRAC',
  vendor: 'Dell',
  type: 'management',
  match: [{ sysObjectId: '1.3.6.1.4.1.674.10892.5' }],
  hardware: [{ oid: '1.3.6.1.4.1.674.10892.5.1.3.12' }],
  version: [{ oid: '1.3.6.1.4.1.674.10892.5.1.1.8' }],
  serial: [{ oid: '1.3.6.1.4.1.674.10892.5.1.3.2' }],
  sensors: [
    { class: 'state', oid: '1.3.6.1.4.1.674.10892.5.2.1', name: { text: 'Global system' }, states: STATUS },
    { class: 'state', oid: '1.3.6.1.4.1.674.10892.5.2.2', name: { text: 'System LCD' }, states: STATUS },
    { class: 'state', oid: '1.3.6.1.4.1.674.10892.5.2.3', name: { text: 'Storage' }, states: STATUS },
    { class: 'state', oid: '1.3.6.1.4.1.674.10892.5.2.4', name: { text: 'Power' }, states: POWER },
    { class: 'state', oid: '1.3.6.1.4.1.674.10892.2.2.1', name: { text: 'Global system (chassis)' }, states: STATUS },
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.674.10892.5.4.700.20.1.6',
      name: { oid: '1.3.6.1.4.1.674.10892.5.4.700.20.1.8' },
      divisor: 10,
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.674.10892.5.4.700.20.1.5',
      name: { oid: '1.3.6.1.4.1.674.10892.5.4.700.20.1.8' },
      states: PROBE,
    },
    {
      class: 'fanspeed',
      oid: '1.3.6.1.4.1.674.10892.5.4.700.12.1.6',
      name: { oid: '1.3.6.1.4.1.674.10892.5.4.700.12.1.8' },
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.674.10892.5.4.700.12.1.5',
      name: { oid: '1.3.6.1.4.1.674.10892.5.4.700.12.1.8' },
      states: PROBE,
    },
    {
      class: 'voltage',
      oid: '1.3.6.1.4.1.674.10892.5.4.600.20.1.6',
      name: { oid: '1.3.6.1.4.1.674.10892.5.4.600.20.1.8' },
      divisor: 1000,
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.674.10892.5.4.600.20.1.5',
      name: { oid: '1.3.6.1.4.1.674.10892.5.4.600.20.1.8' },
      states: PROBE,
    },
    {
      class: 'current',
      oid: '1.3.6.1.4.1.674.10892.5.4.600.30.1.6',
      name: { oid: '1.3.6.1.4.1.674.10892.5.4.600.30.1.8' },
      divisor: 10,
      where: { oid: '1.3.6.1.4.1.674.10892.5.4.600.30.1.7', match: '^2[34]$' },
    },
    {
      class: 'power',
      oid: '1.3.6.1.4.1.674.10892.5.4.600.30.1.6',
      name: { oid: '1.3.6.1.4.1.674.10892.5.4.600.30.1.8' },
      where: { oid: '1.3.6.1.4.1.674.10892.5.4.600.30.1.7', match: '^2[56]$' },
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.674.10892.5.4.600.30.1.5',
      name: { oid: '1.3.6.1.4.1.674.10892.5.4.600.30.1.8' },
      states: PROBE,
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.674.10892.5.4.600.10.1.5',
      name: { text: 'Power unit {index}' },
      states: STATUS,
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.674.10892.5.4.600.12.1.5',
      name: { oid: '1.3.6.1.4.1.674.10892.5.4.600.12.1.8' },
      states: STATUS,
    },
    {
      class: 'voltage',
      oid: '1.3.6.1.4.1.674.10892.5.4.600.12.1.16',
      name: { oid: '1.3.6.1.4.1.674.10892.5.4.600.12.1.8' },
      absent: [0],
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.674.10892.5.4.600.50.1.5',
      name: { oid: '1.3.6.1.4.1.674.10892.5.4.600.50.1.7' },
      states: STATUS,
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.674.10892.5.4.300.70.1.5',
      name: { text: 'Intrusion {index}' },
      states: STATUS,
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.674.10892.5.4.1100.30.1.5',
      name: { oid: '1.3.6.1.4.1.674.10892.5.4.1100.30.1.23' },
      states: STATUS,
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.674.10892.5.4.1100.50.1.5',
      name: { oid: '1.3.6.1.4.1.674.10892.5.4.1100.50.1.8' },
      states: STATUS,
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.674.10892.5.5.1.20.130.1.1.38',
      name: { oid: '1.3.6.1.4.1.674.10892.5.5.1.20.130.1.1.2' },
      states: STATUS,
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.674.10892.5.5.1.20.130.4.1.4',
      name: { oid: '1.3.6.1.4.1.674.10892.5.5.1.20.130.4.1.2' },
      states: DISK,
    },
    {
      class: 'percent',
      oid: '1.3.6.1.4.1.674.10892.5.5.1.20.130.4.1.49',
      name: { text: 'Endurance left {text}', oid: '1.3.6.1.4.1.674.10892.5.5.1.20.130.4.1.2' },
      absent: [255],
    },
    {
      class: 'percent',
      oid: '1.3.6.1.4.1.674.10892.5.5.1.20.130.4.1.51',
      name: { text: 'Operation {text}', oid: '1.3.6.1.4.1.674.10892.5.5.1.20.130.4.1.2' },
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.674.10892.5.5.1.20.140.1.1.4',
      name: { oid: '1.3.6.1.4.1.674.10892.5.5.1.20.140.1.1.2' },
      states: VIRTUAL,
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.674.10892.5.5.1.20.130.15.1.6',
      name: { text: 'Controller battery {index}' },
      states: STATUS,
    },
  ],
});
