import { defineProfile } from './profile.ts';

/** @see RUCKUS-HWINFO-MIB, RUCKUS-SWINFO-MIB */
export default defineProfile({
  id: 'ruckuswireless-hotzone',
  title: 'Ruckus Access Point',
  vendor: 'Ruckus',
  type: 'wireless',
  match: [{ sysObjectId: '1.3.6.1.4.1.25053.3.1.4' }],
  hardware: [{ oid: '1.3.6.1.4.1.25053.1.1.2.1.1.1.1' }],
  version: [{ oid: '1.3.6.1.4.1.25053.1.1.3.1.1.1.1.1.3' }],
  serial: [{ oid: '1.3.6.1.4.1.25053.1.1.2.1.1.1.2' }],
});
