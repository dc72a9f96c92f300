import { defineProfile } from './profile.ts';

/** @see G6-SYSTEM-MIB */
export default defineProfile({
  id: 'microsens-g6',
  title: 'Microsens G6',
  vendor: 'Microsens',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.3181.10.6' }],
  version: [{ from: 'sysDescr', match: 'Version: ([\\d.]+)' }],
  sensors: [{ class: 'temperature', oid: '1.3.6.1.4.1.3181.10.6.1.30.104', name: { text: 'Device' } }],
});
