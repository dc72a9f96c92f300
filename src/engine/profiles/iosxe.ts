import { CISCO_SENSORS } from './parts/cisco.ts';
import { defineProfile } from './profile.ts';

/** @see CISCO-PROCESS-MIB, CISCO-ENHANCED-MEMPOOL-MIB, CISCO-ENVMON-MIB */
export default defineProfile({
  id: 'iosxe',
  title: 'Cisco IOS XE',
  vendor: 'Cisco',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.9', sysDescr: 'IOS.XE|IOSXE|IOSD|CAT3K|CAT9K|Cisco IOS Software \\[' }],
  hardware: [
    { entity: { class: 'chassis', field: 'model' } },
    { entity: { field: 'model' } },
    { entity: { class: 'stack', field: 'name' } },
    { from: 'sysDescr', match: 'IOS Software, (\\S+) Software' },
  ],
  version: [
    { from: 'sysDescr', match: 'Software \\[[^\\]]+\\], .*?Software \\(([^)]+)\\), Version ([^,\\s]+)', as: '$1 $2' },
    { from: 'sysDescr', match: 'Version ([^,\\s]+)' },
  ],
  serial: [{ entity: { class: 'chassis', field: 'serial' } }, { entity: { field: 'serial' } }],
  features: [
    { from: 'sysDescr', match: 'Cisco IOS Software \\[([^\\]]+)\\]' },
    { from: 'sysDescr', match: 'IOSD-([A-Z0-9_]+)-M' },
  ],
  processors: [
    {
      oid: ['1.3.6.1.4.1.9.9.109.1.1.1.1.8', '1.3.6.1.4.1.9.9.109.1.1.1.1.5', '1.3.6.1.4.1.9.2.1.58'],
      name: { text: 'CPU {index}' },
    },
    { oid: '1.3.6.1.4.1.9.9.109.1.1.2.1.5', name: { text: 'CPU {1} core {2}' } },
    { oid: '1.3.6.1.4.1.9.9.715.1.1.6.1.14', name: { text: 'QFP {1}' }, where: { match: '\\.3$' } },
  ],
  mempools: [
    {
      name: { text: '{owner} - {text}', oid: '1.3.6.1.4.1.9.9.221.1.1.1.1.3', owner: '1.3.6.1.2.1.47.1.1.1.1.7' },
      used: ['1.3.6.1.4.1.9.9.221.1.1.1.1.18', '1.3.6.1.4.1.9.9.221.1.1.1.1.7'],
      free: ['1.3.6.1.4.1.9.9.221.1.1.1.1.20', '1.3.6.1.4.1.9.9.221.1.1.1.1.8'],
    },
    {
      name: { text: 'CPU {index} memory' },
      used: ['1.3.6.1.4.1.9.9.109.1.1.1.1.17', '1.3.6.1.4.1.9.9.109.1.1.1.1.12'],
      free: ['1.3.6.1.4.1.9.9.109.1.1.1.1.19', '1.3.6.1.4.1.9.9.109.1.1.1.1.13'],
      unit: 1024,
    },
  ],
  storage: [
    {
      name: { text: '{text}:', oid: '1.3.6.1.4.1.9.9.10.1.1.4.1.1.10' },
      type: 'FlashMemory',
      total: '1.3.6.1.4.1.9.9.10.1.1.4.1.1.4',
      free: '1.3.6.1.4.1.9.9.10.1.1.4.1.1.5',
    },
  ],
  sensors: [...CISCO_SENSORS],
});
