import { defineProfile } from './profile.ts';

/** @see Printer-MIB */
export default defineProfile({
  id: 'konica',
  title: 'Konica Minolta Printer',
  vendor: 'Konica Minolta',
  type: 'printer',
  match: [{ sysObjectId: '1.3.6.1.4.1.18334' }],
  hardware: [{ from: 'sysDescr', match: '(bizhub \\S+)' }, { oid: '1.3.6.1.2.1.25.3.2.1.3' }],
  serial: [{ oid: '1.3.6.1.2.1.43.5.1.1.17' }],
});
