import { defineProfile } from './profile.ts';

/** @see RADIO-BRIDGE-MIB */
export default defineProfile({
  id: 'siklu',
  title: 'Siklu',
  vendor: 'Siklu',
  type: 'wireless',
  match: [{ sysObjectId: '1.3.6.1.4.1.31926' }],
  hardware: [{ from: 'sysDescr', match: '^(\\S+)' }],
  version: [{ oid: '1.3.6.1.4.1.31926.4.1.1.4' }],
  serial: [{ entity: { class: 'chassis', field: 'serial' } }],
  sensors: [
    { class: 'voltage', oid: '1.3.6.1.4.1.31926.1.1', name: { text: 'System' } },
    { class: 'temperature', oid: '1.3.6.1.4.1.31926.1.2', name: { text: 'System' } },
  ],
});
