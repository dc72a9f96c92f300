import { defineProfile } from './profile.ts';

/** @see Printer-MIB */
export default defineProfile({
  id: 'okilan',
  title: 'OKI Printer',
  vendor: 'OKI',
  type: 'printer',
  match: [{ sysObjectId: '1.3.6.1.4.1.2001' }],
  hardware: [{ oid: '1.3.6.1.2.1.25.3.2.1.3' }],
  serial: [{ oid: '1.3.6.1.2.1.43.5.1.1.17' }],
});
