import { defineProfile } from './profile.ts';

/** @see UPS-MIB */
export default defineProfile({
  id: 'netmanplus',
  title: 'Riello NetMan',
  vendor: 'Riello',
  type: 'power',
  match: [{ sysObjectId: '1.3.6.1.4.1.5491' }],
  hardware: [{ oid: '1.3.6.1.2.1.33.1.1.2' }],
  version: [{ oid: '1.3.6.1.2.1.33.1.1.4' }],
});
