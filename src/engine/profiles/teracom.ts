import { defineProfile } from './profile.ts';

/** @see TERACOM-MIB */
export default defineProfile({
  id: 'teracom',
  title: 'Teracom TCW',
  vendor: 'Teracom',
  type: 'environment',
  match: [{ sysObjectId: '1.3.6.1.4.1.38783' }],
  hardware: [{ oid: '1.3.6.1.4.1.38783.1.1' }],
  version: [{ oid: '1.3.6.1.4.1.38783.1.2' }],
});
