import { defineProfile } from './profile.ts';

/** @see CISCO-PROCESS-MIB, CISCO-ENHANCED-MEMPOOL-MIB */
export default defineProfile({
  id: 'asa',
  title: 'Cisco ASA',
  vendor: 'Cisco',
  type: 'firewall',
  match: [{ sysObjectId: '1.3.6.1.4.1.9', sysDescr: 'Adaptive Security Appliance' }],
  hardware: [{ entity: { class: 'chassis', field: 'model' } }, { entity: { field: 'model' } }],
  version: [{ entity: { class: 'chassis', field: 'sw' } }, { from: 'sysDescr', match: 'Version (\\S+)' }],
  serial: [{ entity: { class: 'chassis', field: 'serial' } }, { entity: { field: 'serial' } }],
  processors: [{ oid: '1.3.6.1.4.1.9.9.109.1.1.1.1.8', name: { text: 'CPU {index}' } }],
  mempools: [
    {
      name: { oid: '1.3.6.1.4.1.9.9.221.1.1.1.1.3' },
      used: '1.3.6.1.4.1.9.9.221.1.1.1.1.18',
      free: '1.3.6.1.4.1.9.9.221.1.1.1.1.20',
    },
  ],
});
