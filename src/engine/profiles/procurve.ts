import { defineProfile } from './profile.ts';

/** @see NETSWITCH-MIB, STATISTICS-MIB */
export default defineProfile({
  id: 'procurve',
  title: 'HPE/Aruba ArubaOS-Switch',
  vendor: 'HPE Aruba',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.11.2.3.7' }],
  hardware: [
    {
      from: 'sysDescr',
      match: '(?:HP|ProCurve|Aruba) (?:J\\w+ )?(?:\\w+ Switch |Switch )?(.+?)(?:, revision| Switch|\\()',
    },
    { from: 'sysDescr', match: 'HP (.+?),' },
  ],
  version: [{ from: 'sysDescr', match: 'revision ([\\w.]+)' }],
  serial: [{ oid: '1.3.6.1.4.1.11.2.36.1.1.2.9' }],
  processors: [{ oid: '1.3.6.1.4.1.11.2.14.11.5.1.9.6.1', name: { text: 'Processor' } }],
  mempools: [
    {
      name: { text: 'Memory {index}' },
      used: '1.3.6.1.4.1.11.2.14.11.5.1.1.2.2.1.1.7',
      total: '1.3.6.1.4.1.11.2.14.11.5.1.1.2.2.1.1.5',
    },
  ],
});
