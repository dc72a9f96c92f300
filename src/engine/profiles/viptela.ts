import { defineProfile } from './profile.ts';

/** @see VIPTELA-OPER-SYSTEM */
export default defineProfile({
  id: 'viptela',
  title: 'Cisco Viptela',
  vendor: 'Cisco',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.41916' }],
  hardware: [{ oid: '1.3.6.1.4.1.41916.11.1.1', match: '^(\\S+)' }],
  version: [{ oid: '1.3.6.1.4.1.41916.11.1.2' }],
});
