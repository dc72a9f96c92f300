import { defineProfile } from './profile.ts';

/** @see PANDUIT-MIB */
export default defineProfile({
  id: 'panduit',
  title: 'Panduit PDU',
  vendor: 'Panduit',
  type: 'power',
  match: [{ sysObjectId: '1.3.6.1.4.1.19536' }],
  hardware: [{ from: 'sysDescr', match: 'Device Model:(\\S+)' }],
  version: [{ oid: '1.3.6.1.4.1.19536.10.1.1.2.1.6' }],
});
