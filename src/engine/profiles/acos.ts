import { defineProfile } from './profile.ts';

/** @see A10-AX-MIB */
export default defineProfile({
  id: 'acos',
  title: 'A10 ACOS',
  vendor: 'A10',
  type: 'loadbalancer',
  match: [{ sysObjectId: '1.3.6.1.4.1.22610' }],
  hardware: [{ from: 'sysDescr', match: 'Manager (\\w+),' }],
  version: [{ from: 'sysDescr', match: 'ACOS ([^,]+)' }],
  serial: [{ oid: '1.3.6.1.4.1.22610.2.4.1.6.2' }],
  processors: [{ oid: '1.3.6.1.4.1.22610.2.4.1.3.2.1.3', name: { text: 'CPU {index}' } }],
  mempools: [
    { name: { text: 'Memory' }, total: '1.3.6.1.4.1.22610.2.4.1.2.1', used: '1.3.6.1.4.1.22610.2.4.1.2.2', unit: 1024 },
  ],
  sensors: [{ class: 'temperature', oid: '1.3.6.1.4.1.22610.2.4.1.5.1', name: { text: 'System' } }],
});
