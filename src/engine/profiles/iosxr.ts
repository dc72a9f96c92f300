import { CISCO_SENSORS } from './parts/cisco.ts';
import { defineProfile } from './profile.ts';

/** @see CISCO-PROCESS-MIB, CISCO-ENHANCED-MEMPOOL-MIB */
export default defineProfile({
  id: 'iosxr',
  title: 'Cisco IOS XR',
  vendor: 'Cisco',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.9', sysDescr: 'IOS XR' }],
  hardware: [
    { from: 'sysDescr', match: '\\(Cisco ([^)]+)\\)' },
    { entity: { class: 'chassis', field: 'model' } },
    { from: 'sysDescr', match: 'Software \\(([^)]+)\\)' },
  ],
  version: [{ from: 'sysDescr', match: 'Version ([^\\[,\\s]+)' }],
  serial: [{ entity: { class: 'chassis', field: 'serial' } }, { entity: { field: 'serial' } }],
  features: [{ from: 'sysDescr', match: 'Version [^\\[]+\\[([^\\]]+)\\]' }],
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
  ],
  sensors: [...CISCO_SENSORS],
});
