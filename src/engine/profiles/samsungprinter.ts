import { defineProfile } from './profile.ts';

/** @see Printer-MIB */
export default defineProfile({
  id: 'samsungprinter',
  title: 'Samsung Printer',
  vendor: 'Samsung',
  type: 'printer',
  match: [{ sysObjectId: '1.3.6.1.4.1.236.11.5' }],
  hardware: [{ from: 'sysDescr', match: 'Samsung (?:Samsung )?(.+?)(?: Series)?[;,]' }],
  version: [{ from: 'sysDescr', match: 'V(\\d[\\d.]+)' }],
  serial: [{ oid: '1.3.6.1.2.1.43.5.1.1.17' }],
});
