import { defineProfile } from './profile.ts';

/** @see EXTREME-SYSTEM-MIB, EXTREME-SOFTWARE-MONITOR-MIB */
export default defineProfile({
  id: 'xos',
  title: 'Extreme XOS',
  vendor: 'Extreme Networks',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.1916' }],
  hardware: [{ from: 'sysDescr', match: '\\(([^)]+)\\)' }],
  version: [{ from: 'sysDescr', match: 'version (\\S+)' }],
  serial: [{ oid: '1.3.6.1.4.1.1916.1.1.1.17' }, { entity: { class: 'chassis', field: 'serial' } }],
  processors: [{ oid: '1.3.6.1.4.1.1916.1.32.1.4.1.9', name: { text: 'Slot {index}' } }],
  mempools: [
    {
      name: { text: 'Slot {index}' },
      total: '1.3.6.1.4.1.1916.1.32.2.2.1.2',
      free: '1.3.6.1.4.1.1916.1.32.2.2.1.3',
      unit: 1024,
    },
  ],
  sensors: [
    { class: 'temperature', oid: '1.3.6.1.4.1.1916.1.1.1.8', name: { text: 'System' } },
    { class: 'fanspeed', oid: '1.3.6.1.4.1.1916.1.1.1.9.1.4', name: { text: 'Fan {index}' } },
  ],
});
