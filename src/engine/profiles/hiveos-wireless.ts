import { defineProfile } from './profile.ts';

/** @see AH-SYSTEM-MIB */
export default defineProfile({
  id: 'hiveos-wireless',
  title: 'Extreme HiveOS',
  vendor: 'Extreme Networks',
  type: 'wireless',
  match: [{ sysObjectId: '1.3.6.1.4.1.26928' }],
  hardware: [{ from: 'sysDescr', match: '^([^,]+),' }],
  version: [{ from: 'sysDescr', match: 'HiveOS (.+)$' }],
  serial: [{ oid: '1.3.6.1.4.1.26928.1.2.11' }],
  processors: [{ oid: '1.3.6.1.4.1.26928.1.2.3', name: { text: 'Processor' } }],
  mempools: [{ name: { text: 'Memory' }, perc: '1.3.6.1.4.1.26928.1.2.4' }],
  sensors: [{ class: 'count', oid: '1.3.6.1.4.1.26928.1.2.9', name: { text: 'Clients' } }],
});
