import { defineProfile } from './profile.ts';

/** @see IPI-CMM-CHASSIS-MIB */
export default defineProfile({
  id: 'ocnos',
  title: 'IP Infusion OcNOS',
  vendor: 'IP Infusion',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.36673' }],
  hardware: [{ from: 'sysDescr', match: 'Hardware Model:([^,]+)' }],
  version: [{ from: 'sysDescr', match: 'OcNOS[- ](?:version )?(\\d[\\w.-]*)' }],
  serial: [{ entity: { class: 'chassis', field: 'serial' } }],
});
