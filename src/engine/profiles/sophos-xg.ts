import { defineProfile } from './profile.ts';

/** @see SFOS-FIREWALL-MIB */
export default defineProfile({
  id: 'sophos-xg',
  title: 'Sophos Firewall',
  vendor: 'Sophos',
  type: 'firewall',
  match: [{ sysObjectId: '1.3.6.1.4.1.2604.5' }],
  hardware: [{ oid: '1.3.6.1.4.1.2604.5.1.1.2' }],
  version: [{ oid: '1.3.6.1.4.1.2604.5.1.1.3' }],
  serial: [{ oid: '1.3.6.1.4.1.2604.5.1.1.4' }],
  sensors: [{ class: 'count', oid: '1.3.6.1.4.1.2604.5.1.2.6', name: { text: 'Users' } }],
});
