import { defineProfile } from './profile.ts';

/** @see TPLINK-SYSINFO-MIB */
export default defineProfile({
  id: 'tplink',
  title: 'TP-Link Smart Switch',
  vendor: 'TP-Link',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.11863.1' }],
  hardware: [{ oid: '1.3.6.1.4.1.11863.6.1.1.5' }],
  version: [{ oid: '1.3.6.1.4.1.11863.6.1.1.6' }],
});
