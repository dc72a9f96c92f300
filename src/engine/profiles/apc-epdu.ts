import { defineProfile } from './profile.ts';

/** @see PowerNet-MIB */
export default defineProfile({
  id: 'apc-epdu',
  title: 'APC Easy PDU',
  vendor: 'APC',
  type: 'power',
  match: [{ sysObjectId: '1.3.6.1.4.1.318.1.3.4.9' }],
  hardware: [{ from: 'sysDescr', match: '^(\\S+)' }],
});
