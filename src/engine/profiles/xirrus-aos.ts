import { defineProfile } from './profile.ts';

/** @see XIRRUS-MIB */
export default defineProfile({
  id: 'xirrus_aos',
  title: 'Xirrus AOS',
  vendor: 'Cambium',
  type: 'wireless',
  match: [{ sysObjectId: '1.3.6.1.4.1.21013' }],
  hardware: [{ from: 'sysDescr', match: '^Xirrus (\\S+)' }],
  serial: [{ oid: '1.3.6.1.4.1.21013.1.2.2.1.5' }],
});
