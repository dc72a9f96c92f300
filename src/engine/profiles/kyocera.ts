import { defineProfile } from './profile.ts';

/** @see KYOCERA-MIB */
export default defineProfile({
  id: 'kyocera',
  title: 'Kyocera Printer',
  vendor: 'Kyocera',
  type: 'printer',
  match: [{ sysObjectId: '1.3.6.1.4.1.1347.41' }],
  hardware: [{ oid: '1.3.6.1.2.1.25.3.2.1.3' }],
  version: [{ oid: '1.3.6.1.4.1.1347.43.5.4.1.5.1.1' }],
  serial: [{ oid: '1.3.6.1.4.1.1347.43.5.1.1.28' }, { oid: '1.3.6.1.2.1.43.5.1.1.17' }],
});
