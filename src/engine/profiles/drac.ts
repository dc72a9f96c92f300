import { defineProfile } from './profile.ts';

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
    {
      class: 'state',
      oid: '1.3.6.1.4.1.674.10892.5.2.1',
      name: { text: 'Global system' },
      states: {
        '1': ['other', 3],
        '2': ['unknown', 3],
        '3': ['ok', 0],
        '4': ['nonCritical', 1],
        '5': ['critical', 2],
        '6': ['nonRecoverable', 2],
      },
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.674.10892.5.2.3',
      name: { text: 'Storage' },
      states: {
        '1': ['other', 3],
        '2': ['unknown', 3],
        '3': ['ok', 0],
        '4': ['nonCritical', 1],
        '5': ['critical', 2],
        '6': ['nonRecoverable', 2],
      },
    },
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.674.10892.5.4.700.20.1.6',
      name: { oid: '1.3.6.1.4.1.674.10892.5.4.700.20.1.8' },
      divisor: 10,
    },
    {
      class: 'fanspeed',
      oid: '1.3.6.1.4.1.674.10892.5.4.700.12.1.6',
      name: { oid: '1.3.6.1.4.1.674.10892.5.4.700.12.1.8' },
    },
    {
      class: 'voltage',
      oid: '1.3.6.1.4.1.674.10892.5.4.600.20.1.6',
      name: { oid: '1.3.6.1.4.1.674.10892.5.4.600.20.1.8' },
      divisor: 1000,
    },
    {
      class: 'power',
      oid: '1.3.6.1.4.1.674.10892.5.4.600.30.1.6',
      name: { oid: '1.3.6.1.4.1.674.10892.5.4.600.30.1.8' },
      skip: 'Current',
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.674.10892.5.4.600.12.1.5',
      name: { oid: '1.3.6.1.4.1.674.10892.5.4.600.12.1.8' },
      states: {
        '1': ['other', 3],
        '2': ['unknown', 3],
        '3': ['ok', 0],
        '4': ['nonCritical', 1],
        '5': ['critical', 2],
        '6': ['nonRecoverable', 2],
      },
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.674.10892.5.4.1100.50.1.5',
      name: { oid: '1.3.6.1.4.1.674.10892.5.4.1100.50.1.8' },
      states: {
        '1': ['other', 3],
        '2': ['unknown', 3],
        '3': ['ok', 0],
        '4': ['nonCritical', 1],
        '5': ['critical', 2],
        '6': ['nonRecoverable', 2],
      },
    },
  ],
});
