import { defineProfile } from './profile.ts';

/** @see NETGEAR-SWITCHING-MIB */
export default defineProfile({
  id: 'netgear',
  title: 'Netgear Smart Switch',
  vendor: 'Netgear',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.4526' }],
  hardware: [{ from: 'sysDescr', match: '^(\\S+)' }],
  version: [{ from: 'sysDescr', match: ', ([\\d.]+),' }, { oid: '1.3.6.1.4.1.4526.10.1.1.1.13' }],
  serial: [{ oid: '1.3.6.1.4.1.4526.10.1.1.1.4' }],
});
