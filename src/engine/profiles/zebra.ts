import { defineProfile } from './profile.ts';

/** @see Printer-MIB */
export default defineProfile({
  id: 'zebra',
  title: 'Zebra Printer',
  vendor: 'Zebra',
  type: 'printer',
  match: [{ sysObjectId: '1.3.6.1.4.1.10642' }],
  hardware: [{ oid: '1.3.6.1.4.1.10642.1.1' }],
  version: [{ oid: '1.3.6.1.4.1.10642.1.2' }],
  serial: [{ oid: '1.3.6.1.4.1.10642.1.9' }],
});
