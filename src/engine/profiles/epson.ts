import { defineProfile } from './profile.ts';

/** @see Printer-MIB */
export default defineProfile({
  id: 'epson',
  title: 'Epson Printer',
  vendor: 'Epson',
  type: 'printer',
  match: [{ sysObjectId: '1.3.6.1.4.1.1248.1' }],
  hardware: [{ oid: '1.3.6.1.2.1.25.3.2.1.3' }],
  serial: [{ oid: '1.3.6.1.2.1.43.5.1.1.17' }],
});
