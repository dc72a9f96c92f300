import { defineProfile } from './profile.ts';

/** @see ACS6000-MIB */
export default defineProfile({
  id: 'avocent',
  title: 'Avocent ACS',
  vendor: 'Vertiv',
  type: 'management',
  match: [{ sysObjectId: '1.3.6.1.4.1.10418.16' }, { sysObjectId: '1.3.6.1.4.1.10418.26' }],
  hardware: [{ oid: '1.3.6.1.4.1.10418.16.2.1.2' }],
  version: [{ oid: '1.3.6.1.4.1.10418.16.2.1.7' }],
  serial: [{ oid: '1.3.6.1.4.1.10418.16.2.1.4' }],
});
