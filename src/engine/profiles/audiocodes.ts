import { defineProfile } from './profile.ts';

/** @see AC-SYSTEM-MIB */
export default defineProfile({
  id: 'audiocodes',
  title: 'AudioCodes',
  vendor: 'AudioCodes',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.5003.8' }],
  hardware: [{ from: 'sysDescr', match: 'Product: ?([^;]+)' }],
  version: [{ from: 'sysDescr', match: 'SW Version: ?([\\w.]+)' }],
  serial: [{ oid: '1.3.6.1.4.1.5003.9.10.10.2.7.1' }],
});
