import { defineProfile } from './profile.ts';

/** @see FORTINET-FORTISWITCH-MIB */
export default defineProfile({
  id: 'fortiswitch',
  title: 'Fortinet FortiSwitch',
  vendor: 'Fortinet',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.12356.106' }],
  hardware: [
    { oid: '1.3.6.1.4.1.12356.106.4.1.1', match: '^(FortiSwitch-\\S+)' },
    { oid: '1.3.6.1.2.1.47.1.1.1.1.13' },
  ],
  version: [{ oid: '1.3.6.1.4.1.12356.106.4.1.1', match: 'v([\\d.]+)' }],
  serial: [{ oid: '1.3.6.1.4.1.12356.100.1.1.1' }, { entity: { field: 'serial' } }],
  processors: [{ oid: '1.3.6.1.4.1.12356.106.4.1.2', name: { text: 'System CPU usage' } }],
  mempools: [
    {
      name: { text: 'Main memory' },
      used: '1.3.6.1.4.1.12356.106.4.1.3',
      total: '1.3.6.1.4.1.12356.106.4.1.4',
      unit: 1024,
    },
  ],
});
