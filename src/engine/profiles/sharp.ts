import { defineProfile } from './profile.ts';

/** @see Printer-MIB */
export default defineProfile({
  id: 'sharp',
  title: 'Sharp Printer',
  vendor: 'Sharp',
  type: 'printer',
  match: [{ sysObjectId: '1.3.6.1.4.1.2385' }],
  hardware: [{ from: 'sysDescr', match: 'SHARP (\\S+)' }],
  serial: [{ oid: '1.3.6.1.2.1.43.5.1.1.17' }],
});
