import { defineProfile } from './profile.ts';

/** @see LCOS-MIB */
export default defineProfile({
  id: 'lcos',
  title: 'LANCOM LCOS',
  vendor: 'LANCOM',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.2356.11' }],
  hardware: [{ from: 'sysDescr', match: 'LANCOM (\\S+)' }],
  version: [{ from: 'sysDescr', match: '\\s(\\d+\\.\\d+\\.\\d+) /' }],
  processors: [{ oid: '1.3.6.1.4.1.2356.11.1.47.16', name: { text: 'Processor' } }],
  mempools: [
    { name: { text: 'Memory' }, total: '1.3.6.1.4.1.2356.11.1.47.18', free: '1.3.6.1.4.1.2356.11.1.47.19', unit: 1024 },
  ],
});
