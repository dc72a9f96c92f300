import { CISCO_SENSORS } from './parts/cisco.ts';
import { defineProfile } from './profile.ts';

/** @see CISCO-PROCESS-MIB, CISCO-ENHANCED-MEMPOOL-MIB */
export default defineProfile({
  id: 'ftd',
  title: 'Cisco Firepower Threat Defense',
  vendor: 'Cisco',
  type: 'firewall',
  match: [{ sysObjectId: '1.3.6.1.4.1.9', sysDescr: 'Firepower Threat Defense' }],
  hardware: [{ entity: { class: 'chassis', field: 'model' } }, { entity: { field: 'model' } }],
  version: [{ from: 'sysDescr', match: 'Version (\\S+ \\(Build \\d+\\))' }],
  serial: [{ entity: { class: 'chassis', field: 'serial' } }, { entity: { field: 'serial' } }],
  processors: [{ oid: '1.3.6.1.4.1.9.9.109.1.1.1.1.8', name: { text: 'CPU {index}' } }],
  mempools: [
    {
      name: { text: '{owner} - {text}', oid: '1.3.6.1.4.1.9.9.221.1.1.1.1.3', owner: '1.3.6.1.2.1.47.1.1.1.1.7' },
      used: ['1.3.6.1.4.1.9.9.221.1.1.1.1.18', '1.3.6.1.4.1.9.9.221.1.1.1.1.7'],
      free: ['1.3.6.1.4.1.9.9.221.1.1.1.1.20', '1.3.6.1.4.1.9.9.221.1.1.1.1.8'],
    },
  ],
  sensors: [
    ...CISCO_SENSORS,
    { class: 'count', oid: '1.3.6.1.4.1.9.9.147.1.2.2.2.1.5', name: { text: 'Connections {index}' } },
  ],
});
