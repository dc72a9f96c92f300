import { defineProfile } from './profile.ts';

/** @see WESTERMO-WEOS-MIB */
export default defineProfile({
  id: 'weos',
  title: 'Westermo WeOS',
  vendor: 'Westermo',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.16177' }],
  version: [{ from: 'sysDescr', match: '^([^,]+, primary: v[\\w.]+, backup: \\S+, bootloader: \\S+)' }],
  sensors: [{ class: 'temperature', oid: '1.3.6.1.4.1.16177.1.1.2', name: { text: 'Device' } }],
});
