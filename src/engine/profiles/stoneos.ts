import { defineProfile } from './profile.ts';

/** @see HILLSTONE-SYSTEM-MIB */
export default defineProfile({
  id: 'stoneos',
  title: 'Hillstone StoneOS',
  vendor: 'Hillstone',
  type: 'firewall',
  match: [{ sysObjectId: '1.3.6.1.4.1.28557' }],
  hardware: [{ from: 'sysDescr', match: 'Appliance (\\S+)' }],
  version: [{ oid: '1.3.6.1.4.1.28557.2.2.1.2', match: 'Version (\\d+\\.\\d+)' }],
  serial: [{ oid: '1.3.6.1.4.1.28557.2.2.1.1' }],
  processors: [{ oid: '1.3.6.1.4.1.28557.2.2.1.3', name: { text: 'Processor' } }],
  mempools: [
    { name: { text: 'Memory' }, total: '1.3.6.1.4.1.28557.2.2.1.4', used: '1.3.6.1.4.1.28557.2.2.1.5', unit: 1024 },
  ],
  sensors: [{ class: 'count', oid: '1.3.6.1.4.1.28557.2.2.1.8', name: { text: 'Sessions' } }],
});
