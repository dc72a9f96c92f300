import { defineProfile } from './profile.ts';

/** @see CAMBIUM-PMP80211-MIB */
export default defineProfile({
  id: 'epmp',
  title: 'Cambium ePMP',
  vendor: 'Cambium',
  type: 'wireless',
  match: [{ sysObjectId: '1.3.6.1.4.1.17713.21' }],
  hardware: [{ oid: '1.3.6.1.4.1.17713.21.1.2.1' }],
  version: [{ oid: '1.3.6.1.4.1.17713.21.1.1.1' }],
  serial: [{ oid: '1.3.6.1.4.1.17713.21.1.1.31' }],
});
