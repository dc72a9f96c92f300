import { defineProfile } from './profile.ts';

/** @see DASAN-SWITCH-MIB */
export default defineProfile({
  id: 'dasan-nos',
  title: 'Dasan NOS',
  vendor: 'Dasan',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.6296' }],
  hardware: [{ from: 'sysDescr', match: '^(\\S+) NOS' }],
  version: [{ from: 'sysDescr', match: 'NOS ([\\w.]+)' }],
  processors: [{ oid: '1.3.6.1.4.1.6296.9.1.1.1.8', name: { text: 'Processor' } }],
  mempools: [{ name: { text: 'Memory' }, total: '1.3.6.1.4.1.6296.9.1.1.1.14', used: '1.3.6.1.4.1.6296.9.1.1.1.15' }],
});
