import { defineProfile } from './profile.ts';

/** @see FS-PROCESS-MIB */
export default defineProfile({
  id: 'fs-ruijie',
  title: 'FS Campus Switch',
  vendor: 'FS',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.52642.1.1.10' }],
  hardware: [{ from: 'sysDescr', match: '\\((\\S+?)\\)' }],
  version: [{ oid: '1.3.6.1.4.1.52642.1.1.10.2.1.1.2' }],
  processors: [{ oid: '1.3.6.1.4.1.52642.1.1.10.2.36.1.1.3', name: { text: 'Processor' } }],
  mempools: [{ name: { text: 'Memory' }, perc: '1.3.6.1.4.1.52642.1.1.10.2.35.1.1.1.3' }],
  sensors: [{ class: 'temperature', oid: '1.3.6.1.4.1.52642.1.1.10.2.1.1.16', name: { text: 'Device' }, absent: [0] }],
});
