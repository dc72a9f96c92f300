import { defineProfile } from './profile.ts';

/** @see BLUECOAT-SG-SENSOR-MIB */
export default defineProfile({
  id: 'sgos',
  title: 'Symantec SGOS',
  vendor: 'Broadcom',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.3417.1.1' }],
  hardware: [{ from: 'sysDescr', match: '^Blue Coat ([^,]+)' }],
  version: [{ from: 'sysDescr', match: 'SGOS ([\\d.]+)' }],
  serial: [{ oid: '1.3.6.1.4.1.3417.2.11.1.4' }],
  processors: [{ oid: '1.3.6.1.4.1.3417.2.11.2.4.1.2', name: { text: 'CPU {index}' } }],
});
