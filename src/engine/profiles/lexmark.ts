import { defineProfile } from './profile.ts';

/** @see Printer-MIB */
export default defineProfile({
  id: 'lexmark',
  title: 'Lexmark Printer',
  vendor: 'Lexmark',
  type: 'printer',
  match: [{ sysObjectId: '1.3.6.1.4.1.641' }],
  hardware: [{ from: 'sysDescr', match: 'Lexmark (\\S+)' }],
  version: [{ from: 'sysDescr', match: 'version (\\S+)' }],
  serial: [{ oid: '1.3.6.1.2.1.43.5.1.1.17' }],
});
