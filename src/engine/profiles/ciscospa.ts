import { defineProfile } from './profile.ts';

/** @see HOST-RESOURCES-MIB */
export default defineProfile({
  id: 'ciscospa',
  title: 'Cisco SPA',
  vendor: 'Cisco',
  type: 'appliance',
  match: [{ sysObjectId: '1.3.6.1.4.1.9.6.1.23' }],
});
