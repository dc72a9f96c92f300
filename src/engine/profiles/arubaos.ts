import { defineProfile } from './profile.ts';

/** @see WLSX-SYSTEMEXT-MIB */
export default defineProfile({
  id: 'arubaos',
  title: 'Aruba Mobility Controller',
  vendor: 'HPE Aruba',
  type: 'wireless',
  match: [{ sysObjectId: '1.3.6.1.4.1.14823.1.1' }],
  hardware: [{ from: 'sysDescr', match: 'MODEL: ([^)]+)\\)' }],
  version: [{ from: 'sysDescr', match: 'Version (\\S+)' }],
  serial: [{ oid: '1.3.6.1.4.1.14823.2.2.1.2.1.29' }, { oid: '1.3.6.1.4.1.14823.2.2.1.1.1.12' }],
  processors: [{ oid: '1.3.6.1.4.1.14823.2.2.1.2.1.13.1.3', name: { oid: '1.3.6.1.4.1.14823.2.2.1.2.1.13.1.2' } }],
  mempools: [
    {
      name: { text: 'Memory' },
      total: '1.3.6.1.4.1.14823.2.2.1.2.1.15.1.2',
      used: '1.3.6.1.4.1.14823.2.2.1.2.1.15.1.3',
      unit: 1024,
    },
  ],
  sensors: [
    { class: 'count', oid: '1.3.6.1.4.1.14823.2.2.1.4.1.4.2', name: { text: 'VPN sessions' } },
    { class: 'count', oid: '1.3.6.1.4.1.14823.2.2.1.5.2.1.1', name: { text: 'Access points' } },
    { class: 'count', oid: '1.3.6.1.4.1.14823.2.2.1.4.1.4.1', name: { text: 'Clients' } },
  ],
});
