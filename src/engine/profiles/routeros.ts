import { defineProfile } from './profile.ts';

/** @see MIKROTIK-MIB */
export default defineProfile({
  id: 'routeros',
  title: 'MikroTik RouterOS',
  vendor: 'MikroTik',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.14988.1' }],
  hardware: [{ from: 'sysDescr', match: '^RouterOS (.+)$' }],
  version: [{ oid: '1.3.6.1.4.1.14988.1.1.4.4.0' }],
  serial: [{ oid: '1.3.6.1.4.1.14988.1.1.7.3.0' }],
});
