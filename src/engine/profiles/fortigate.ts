import { defineProfile } from './profile.ts';

/** @see FORTINET-FORTIGATE-MIB */
export default defineProfile({
  id: 'fortigate',
  title: 'Fortinet FortiGate',
  vendor: 'Fortinet',
  type: 'firewall',
  match: [{ sysObjectId: '1.3.6.1.4.1.12356.101' }, { sysObjectId: '1.3.6.1.4.1.12356.15' }],
  hardware: [{ entity: { class: 'chassis', field: 'model' } }, { oid: '1.3.6.1.4.1.12356.101.10.112.5.1.2' }],
  version: [{ oid: '1.3.6.1.4.1.12356.101.4.1.1' }],
  serial: [{ oid: '1.3.6.1.4.1.12356.100.1.1.1' }, { entity: { class: 'chassis', field: 'serial' } }],
  processors: [
    { oid: '1.3.6.1.4.1.12356.101.4.1.3', name: { text: 'System CPU usage' } },
    { oid: '1.3.6.1.4.1.12356.101.4.4.2.1.2', name: { text: 'CPU core {index}' } },
  ],
  mempools: [
    {
      name: { text: 'Main memory' },
      perc: '1.3.6.1.4.1.12356.101.4.1.4',
      total: '1.3.6.1.4.1.12356.101.4.1.5',
      unit: 1024,
    },
  ],
  sensors: [{ class: 'count', oid: '1.3.6.1.4.1.12356.101.4.1.8', name: { text: 'Sessions' } }],
});
