import { defineProfile } from './profile.ts';

/** @see HMPRIV-MGMT-SNMP-MIB */
export default defineProfile({
  id: 'hirschmann',
  title: 'Hirschmann',
  vendor: 'Hirschmann',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.248.14' }],
  hardware: [{ oid: '1.3.6.1.4.1.248.14.1.1.9.1.10.1' }],
  version: [{ oid: '1.3.6.1.4.1.248.14.1.1.2', match: '(\\d+\\.\\d+\\.\\d+)' }],
  serial: [{ oid: '1.3.6.1.4.1.248.14.1.1.9.1.10.1' }],
  processors: [{ oid: '1.3.6.1.4.1.248.14.2.15.2.1', name: { text: 'Processor' } }],
  mempools: [
    { name: { text: 'Memory' }, total: '1.3.6.1.4.1.248.14.2.15.3.1', free: '1.3.6.1.4.1.248.14.2.15.3.2', unit: 1024 },
  ],
  sensors: [{ class: 'temperature', oid: '1.3.6.1.4.1.248.14.2.5.1', name: { text: 'Device' } }],
});
