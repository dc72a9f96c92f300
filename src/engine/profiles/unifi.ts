import { defineProfile } from './profile.ts';

/** @see UBNT-UniFi-MIB */
export default defineProfile({
  id: 'unifi',
  title: 'Ubiquiti UniFi',
  vendor: 'Ubiquiti',
  type: 'wireless',
  match: [
    { sysObjectId: '1.3.6.1.4.1.10002.1', answers: { oid: '1.3.6.1.4.1.41112.1.6', match: '.' } },
    { sysObjectId: '1.3.6.1.4.1.41112.1.6' },
  ],
  hardware: [{ oid: '1.3.6.1.4.1.41112.1.6.3.3' }],
  version: [{ oid: '1.3.6.1.4.1.41112.1.6.3.6' }],
  processors: [{ oid: '1.3.6.1.4.1.10002.1.1.1.4.2.1.3', name: { text: 'Load, 5 min' }, where: { match: '^2$' } }],
  mempools: [
    { name: { text: 'Memory' }, total: '1.3.6.1.4.1.10002.1.1.1.1.1', free: '1.3.6.1.4.1.10002.1.1.1.1.2', unit: 1024 },
  ],
  wireless: [{ class: 'clients', oid: '1.3.6.1.4.1.41112.1.6.1.2.1.8', name: { text: 'Clients {index}' } }],
});
