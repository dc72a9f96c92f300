import { defineProfile } from './profile.ts';

/** @see RUIJIE-PROCESS-MIB */
export default defineProfile({
  id: 'ruijie',
  title: 'Ruijie',
  vendor: 'Ruijie',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.4881' }],
  hardware: [{ from: 'sysDescr', match: '\\((\\S+?)\\)' }],
  processors: [{ oid: '1.3.6.1.4.1.4881.1.1.10.2.36.1.1.3', name: { text: 'Processor' } }],
  mempools: [{ name: { text: 'Memory' }, perc: '1.3.6.1.4.1.4881.1.1.10.2.35.1.1.1.3' }],
  sensors: [{ class: 'temperature', oid: '1.3.6.1.4.1.4881.1.1.10.2.1.1.16', name: { text: 'Device' }, absent: [0] }],
});
