import { defineProfile } from './profile.ts';

/** @see CISCO-PROCESS-MIB, CISCO-ENHANCED-MEMPOOL-MIB */
export default defineProfile({
  id: 'iosxr',
  title: 'Cisco IOS XR',
  vendor: 'Cisco',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.9', sysDescr: 'IOS XR' }],
  hardware: [{ from: 'sysDescr', match: '\\(Cisco ([^)]+)\\)' }],
  version: [{ from: 'sysDescr', match: 'Version ([^\\[,\\s]+)' }],
  serial: [{ entity: { class: 'chassis', field: 'serial' } }, { entity: { field: 'serial' } }],
  features: [{ from: 'sysDescr', match: 'Version [^\\[]+\\[([^\\]]+)\\]' }],
  processors: [{ oid: '1.3.6.1.4.1.9.9.109.1.1.1.1.8', name: { text: 'CPU {index}' } }],
  mempools: [
    {
      name: { oid: '1.3.6.1.4.1.9.9.221.1.1.1.1.3' },
      used: '1.3.6.1.4.1.9.9.221.1.1.1.1.18',
      free: '1.3.6.1.4.1.9.9.221.1.1.1.1.20',
    },
  ],
});
