import { defineProfile } from './profile.ts';

/** @see CISCO-PROCESS-MIB, CISCO-ENTITY-SENSOR-MIB */
export default defineProfile({
  id: 'nxos',
  title: 'Cisco NX-OS',
  vendor: 'Cisco',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.9', sysDescr: 'NX-OS' }, { sysObjectId: '1.3.6.1.4.1.9.12.3.1.3' }],
  hardware: [{ entity: { class: 'chassis', field: 'model' } }, { entity: { class: 'stack', field: 'model' } }],
  version: [{ from: 'sysDescr', match: 'Version ([^,\\s]+)' }],
  serial: [{ entity: { class: 'chassis', field: 'serial' } }, { entity: { class: 'stack', field: 'serial' } }],
  processors: [{ oid: '1.3.6.1.4.1.9.9.109.1.1.1.1.8', name: { text: 'CPU {index}' } }],
});
