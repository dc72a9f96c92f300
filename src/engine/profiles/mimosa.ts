import { defineProfile } from './profile.ts';

/** @see MIMOSA-NETWORKS-BFIVE-MIB */
export default defineProfile({
  id: 'mimosa',
  title: 'Mimosa',
  vendor: 'Mimosa',
  type: 'wireless',
  match: [{ sysObjectId: '1.3.6.1.4.1.43356' }],
  hardware: [{ from: 'sysDescr', match: 'Mimosa (\\S+)', as: 'mimosa$1' }],
  version: [{ oid: '1.3.6.1.4.1.43356.2.1.2.1.3' }],
  serial: [{ oid: '1.3.6.1.4.1.43356.2.1.2.1.2' }],
  sensors: [{ class: 'temperature', oid: '1.3.6.1.4.1.43356.2.1.2.1.8', name: { text: 'Internal' }, divisor: 10 }],
});
