import { defineProfile } from './profile.ts';

/** @see RUCKUS-SZ-SYSTEM-MIB */
export default defineProfile({
  id: 'ruckuswireless-sz',
  title: 'Ruckus SmartZone',
  vendor: 'Ruckus',
  type: 'wireless',
  match: [
    { sysObjectId: '1.3.6.1.4.1.25053.3.1.10' },
    { sysObjectId: '1.3.6.1.4.1.25053.3.1.11' },
    { sysObjectId: '1.3.6.1.4.1.25053.3.1.13' },
    { sysObjectId: '1.3.6.1.4.1.25053.3.1.14' },
  ],
  hardware: [{ oid: '1.3.6.1.4.1.25053.1.4.1.1.1.15.14' }],
  version: [{ oid: '1.3.6.1.4.1.25053.1.4.1.1.1.15.15' }],
  sensors: [
    { class: 'count', oid: '1.3.6.1.4.1.25053.1.4.1.1.1.15.1', name: { text: 'Access points' } },
    { class: 'count', oid: '1.3.6.1.4.1.25053.1.4.1.1.1.15.2', name: { text: 'Clients' } },
  ],
});
