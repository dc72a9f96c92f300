import { defineProfile } from './profile.ts';

/** @see HOST-RESOURCES-MIB */
export default defineProfile({
  id: 'vyos',
  title: 'VyOS',
  vendor: 'VyOS',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.44641' }, { sysObjectId: '1.3.6.1.4.1.30803', sysDescr: 'VyOS' }],
  version: [{ from: 'sysDescr', match: 'VyOS (\\S+)' }],
});
