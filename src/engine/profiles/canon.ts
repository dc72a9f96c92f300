import { defineProfile } from './profile.ts';

/** @see Printer-MIB */
export default defineProfile({
  id: 'canon',
  title: 'Canon Printer',
  vendor: 'Canon',
  type: 'printer',
  match: [{ sysObjectId: '1.3.6.1.4.1.1602' }],
  hardware: [
    { from: 'sysDescr', match: 'Canon (\\S+)' },
    { oid: '1.3.6.1.2.1.25.3.2.1.3', match: 'Canon (\\S+)' },
  ],
  serial: [{ oid: '1.3.6.1.2.1.43.5.1.1.17' }],
});
