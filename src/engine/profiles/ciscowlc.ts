import { CISCO_SENSORS } from './parts/cisco.ts';
import { defineProfile } from './profile.ts';

/** @see AIRESPACE-SWITCHING-MIB */
export default defineProfile({
  id: 'ciscowlc',
  title: 'Cisco Wireless Controller',
  vendor: 'Cisco',
  type: 'wireless',
  match: [
    { sysObjectId: '1.3.6.1.4.1.9.6.1.37' },
    { sysObjectId: '1.3.6.1.4.1.14179' },
    { sysObjectId: '1.3.6.1.4.1.9.1', sysDescr: '^Cisco Controller' },
  ],
  hardware: [{ oid: '1.3.6.1.4.1.14179.1.1.1.3' }, { entity: { field: 'model' } }],
  version: [{ oid: '1.3.6.1.4.1.14179.1.1.1.14' }, { entity: { field: 'sw' } }],
  serial: [{ oid: '1.3.6.1.4.1.14179.1.1.1.4' }, { entity: { field: 'serial' } }],
  processors: [{ oid: '1.3.6.1.4.1.14179.1.1.5.1', name: { text: 'Processor' } }],
  mempools: [
    { name: { text: 'Memory' }, total: '1.3.6.1.4.1.14179.1.1.5.2', free: '1.3.6.1.4.1.14179.1.1.5.3', unit: 1024 },
  ],
  sensors: [...CISCO_SENSORS, { class: 'temperature', oid: '1.3.6.1.4.1.14179.2.3.1.13', name: { text: 'Unit' } }],
});
