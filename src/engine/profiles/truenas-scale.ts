import { defineProfile } from './profile.ts';

/** @see TRUENAS-MIB */
export default defineProfile({
  id: 'truenas-scale',
  title: 'TrueNAS SCALE',
  vendor: 'iXsystems',
  type: 'storage',
  match: [{ sysObjectId: '1.3.6.1.4.1.50536' }],
  version: [{ from: 'sysDescr', match: 'TrueNAS-(\\S+?)\\.' }],
});
