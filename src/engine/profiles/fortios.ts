import { defineProfile } from './profile.ts';

/** @see FORTINET-FORTIMANAGER-FORTIANALYZER-MIB */
export default defineProfile({
  id: 'fortios',
  title: 'Fortinet FortiManager / FortiAnalyzer',
  vendor: 'Fortinet',
  type: 'appliance',
  match: [{ sysObjectId: '1.3.6.1.4.1.12356.103' }, { sysObjectId: '1.3.6.1.4.1.12356.102' }],
  version: [{ oid: '1.3.6.1.4.1.12356.103.2.1.7' }],
  serial: [{ oid: '1.3.6.1.4.1.12356.100.1.1.1' }],
  processors: [{ oid: '1.3.6.1.4.1.12356.103.2.1.1', name: { text: 'Processor' } }],
  mempools: [
    { name: { text: 'Memory' }, total: '1.3.6.1.4.1.12356.103.2.1.3', used: '1.3.6.1.4.1.12356.103.2.1.2', unit: 1024 },
  ],
});
