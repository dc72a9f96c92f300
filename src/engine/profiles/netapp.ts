import { defineProfile } from './profile.ts';

/** @see NETAPP-MIB */
export default defineProfile({
  id: 'netapp',
  title: 'NetApp ONTAP',
  vendor: 'NetApp',
  type: 'storage',
  match: [{ sysObjectId: '1.3.6.1.4.1.789' }],
  hardware: [{ oid: '1.3.6.1.4.1.789.1.1.5' }],
  version: [{ oid: '1.3.6.1.4.1.789.1.1.2', match: 'Release ([^:]+)' }],
  serial: [{ oid: '1.3.6.1.4.1.789.1.1.9' }],
  processors: [{ oid: '1.3.6.1.4.1.789.1.2.1.3', name: { text: 'Processor' } }],
  storage: [
    {
      name: { oid: '1.3.6.1.4.1.789.1.5.4.1.2' },
      total: '1.3.6.1.4.1.789.1.5.4.1.29',
      used: '1.3.6.1.4.1.789.1.5.4.1.30',
      unit: 1024,
    },
  ],
});
