import { defineProfile } from './profile.ts';

/** @see OG-STATUS-MIB */
export default defineProfile({
  id: 'opengear',
  title: 'Opengear',
  vendor: 'Opengear',
  type: 'management',
  match: [{ sysObjectId: '1.3.6.1.4.1.25049' }],
  hardware: [{ from: 'sysDescr', match: '^Opengear (\\S+?)[ /]' }],
  version: [{ from: 'sysDescr', match: '^\\S+ \\S+ ([\\d.]+)' }],
  serial: [{ oid: '1.3.6.1.4.1.25049.10.19.1.3' }],
});
