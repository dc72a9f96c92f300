import { defineProfile } from './profile.ts';

/** @see RAISECOM-SYSTEM-MIB */
export default defineProfile({
  id: 'raisecom',
  title: 'Raisecom',
  vendor: 'Raisecom',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.8886' }],
  hardware: [{ oid: '1.3.6.1.4.1.8886.6.1.1.1.19' }],
  version: [{ oid: '1.3.6.1.4.1.8886.1.1.1.14' }],
  serial: [{ oid: '1.3.6.1.4.1.8886.1.1.1.13' }],
  processors: [{ oid: '1.3.6.1.4.1.8886.1.1.1.5.1.1.1.3.3', name: { text: 'Processor' } }],
  sensors: [{ class: 'temperature', oid: '1.3.6.1.4.1.8886.1.1.4.2.1', name: { text: 'Board' } }],
});
