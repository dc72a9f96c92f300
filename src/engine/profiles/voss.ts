import { defineProfile } from './profile.ts';

/** @see RAPID-CITY */
export default defineProfile({
  id: 'voss',
  title: 'Extreme VOSS',
  vendor: 'Extreme Networks',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.2272' }],
  hardware: [{ from: 'sysDescr', match: '^(\\S+)' }],
  version: [{ from: 'sysDescr', match: '\\(([\\d.]+)\\)' }],
  serial: [{ oid: '1.3.6.1.4.1.2272.1.4.2' }, { entity: { class: 'chassis', field: 'serial' } }],
  processors: [{ oid: '1.3.6.1.4.1.2272.1.85.10.1.1.3', name: { text: 'Slot {index}' } }],
  mempools: [
    {
      name: { text: 'Slot {index}' },
      used: '1.3.6.1.4.1.2272.1.85.10.1.1.6',
      free: '1.3.6.1.4.1.2272.1.85.10.1.1.7',
      unit: 1024,
    },
  ],
});
