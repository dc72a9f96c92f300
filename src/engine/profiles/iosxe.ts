import { defineProfile } from './profile.ts';

/** @see CISCO-PROCESS-MIB, CISCO-ENHANCED-MEMPOOL-MIB, CISCO-ENVMON-MIB */
export default defineProfile({
  id: 'iosxe',
  title: 'Cisco IOS XE',
  vendor: 'Cisco',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.9', sysDescr: 'IOS.XE|IOSXE|IOSD|CAT3K|CAT9K|Cisco IOS Software \\[' }],
  hardware: [{ entity: { class: 'chassis', field: 'model' } }, { entity: { field: 'model' } }],
  version: [{ from: 'sysDescr', match: 'Version ([^,\\s]+)' }],
  serial: [{ entity: { class: 'chassis', field: 'serial' } }, { entity: { field: 'serial' } }],
  features: [
    { from: 'sysDescr', match: 'Cisco IOS Software \\[([^\\]]+)\\]' },
    { from: 'sysDescr', match: 'IOSD-([A-Z0-9_]+)-M' },
  ],
  processors: [{ oid: '1.3.6.1.4.1.9.9.109.1.1.1.1.8', name: { text: 'CPU {index}' } }],
  mempools: [
    {
      name: { oid: '1.3.6.1.4.1.9.9.221.1.1.1.1.3' },
      used: '1.3.6.1.4.1.9.9.221.1.1.1.1.7',
      free: '1.3.6.1.4.1.9.9.221.1.1.1.1.8',
    },
  ],
  sensors: [
    { class: 'temperature', oid: '1.3.6.1.4.1.9.9.13.1.3.1.3', name: { oid: '1.3.6.1.4.1.9.9.13.1.3.1.2' } },
    { class: 'voltage', oid: '1.3.6.1.4.1.9.9.13.1.2.1.3', name: { oid: '1.3.6.1.4.1.9.9.13.1.2.1.2' }, divisor: 1000 },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.9.9.13.1.3.1.6',
      name: { oid: '1.3.6.1.4.1.9.9.13.1.3.1.2' },
      states: {
        '1': ['normal', 0],
        '2': ['warning', 1],
        '3': ['critical', 2],
        '4': ['shutdown', 2],
        '5': ['notPresent', 3],
        '6': ['notFunctioning', 2],
      },
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.9.9.13.1.4.1.3',
      name: { oid: '1.3.6.1.4.1.9.9.13.1.4.1.2' },
      states: {
        '1': ['normal', 0],
        '2': ['warning', 1],
        '3': ['critical', 2],
        '4': ['shutdown', 2],
        '5': ['notPresent', 3],
        '6': ['notFunctioning', 2],
      },
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.9.9.13.1.5.1.3',
      name: { oid: '1.3.6.1.4.1.9.9.13.1.5.1.2' },
      states: {
        '1': ['normal', 0],
        '2': ['warning', 1],
        '3': ['critical', 2],
        '4': ['shutdown', 2],
        '5': ['notPresent', 3],
        '6': ['notFunctioning', 2],
      },
    },
  ],
});
