import { defineProfile } from './profile.ts';

/** @see HOST-RESOURCES-MIB */
export default defineProfile({
  id: 'edgeos',
  title: 'Ubiquiti EdgeOS',
  vendor: 'Ubiquiti',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.41112.1.5' }],
  hardware: [{ oid: '1.3.6.1.2.1.25.4.2.1.5', match: '(EdgeRouter [^"]+?)(?: running.*)?(?:"|$)' }],
  version: [{ from: 'sysDescr', match: 'EdgeOS v?(\\d+\\.\\d+\\.\\d+)' }],
});
