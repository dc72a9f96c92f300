import { defineProfile } from './profile.ts';

/** @see FORTINET-FORTIWEB-MIB */
export default defineProfile({
  id: 'fortiweb',
  title: 'Fortinet FortiWeb',
  vendor: 'Fortinet',
  type: 'firewall',
  match: [{ sysObjectId: '1.3.6.1.4.1.12356.107' }],
  hardware: [{ oid: '1.3.6.1.4.1.12356.107.2.1.1' }],
  version: [{ oid: '1.3.6.1.4.1.12356.107.2.1.2' }],
  serial: [{ oid: '1.3.6.1.4.1.12356.100.1.1.1' }],
  processors: [{ oid: '1.3.6.1.4.1.12356.107.2.1.5', name: { text: 'Processor' } }],
  mempools: [{ name: { text: 'Memory' }, perc: '1.3.6.1.4.1.12356.107.2.1.6' }],
});
