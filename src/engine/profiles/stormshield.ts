import { defineProfile } from './profile.ts';

/** @see STORMSHIELD-PROPERTY-MIB */
export default defineProfile({
  id: 'stormshield',
  title: 'Stormshield',
  vendor: 'Stormshield',
  type: 'firewall',
  match: [{ sysObjectId: '1.3.6.1.4.1.11256' }],
  hardware: [{ oid: '1.3.6.1.4.1.11256.1.18.1' }],
  version: [{ oid: '1.3.6.1.4.1.11256.1.18.2' }],
  serial: [{ oid: '1.3.6.1.4.1.11256.1.18.3' }],
});
