import { defineProfile } from './profile.ts';

/** @see RAY3-MIB */
export default defineProfile({
  id: 'ray3',
  title: 'RACOM RAy3',
  vendor: 'RACOM',
  type: 'wireless',
  match: [{ sysObjectId: '1.3.6.1.4.1.33555.4' }],
  hardware: [{ oid: '1.3.6.1.4.1.33555.4.1.1.2' }],
  version: [{ oid: '1.3.6.1.4.1.33555.4.1.1.7' }],
});
