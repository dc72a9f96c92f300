import { defineProfile } from './profile.ts';

/** @see FREENAS-MIB */
export default defineProfile({
  id: 'truenas',
  title: 'TrueNAS / FreeNAS',
  vendor: 'iXsystems',
  type: 'storage',
  match: [{ sysObjectId: '1.3.6.1.4.1.8072.3.2.8', sysDescr: 'TrueNAS' }],
  hardware: [{ from: 'sysDescr', match: 'Hardware: (.+?)\\.? Software' }],
  version: [{ from: 'sysDescr', match: 'TrueNAS-([\\w.-]+)' }],
  sensors: [{ class: 'temperature', oid: '1.3.6.1.4.1.50536.3.1.3', name: { text: 'Disk {index}' }, divisor: 1000 }],
});
