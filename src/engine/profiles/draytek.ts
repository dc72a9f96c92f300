import { defineProfile } from './profile.ts';

/** @see HOST-RESOURCES-MIB */
export default defineProfile({
  id: 'draytek',
  title: 'DrayTek Vigor',
  vendor: 'DrayTek',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.7367' }],
  hardware: [{ from: 'sysDescr', match: 'Router Model: ([^,]+),' }],
  version: [{ from: 'sysDescr', match: 'Version: ([\\w.]+)' }],
});
