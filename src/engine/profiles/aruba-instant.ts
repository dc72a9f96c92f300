import { defineProfile, type States } from './profile.ts';

const UP: States = { '1': ['up', 0], '2': ['down', 2] };

/** @see AI-AP-MIB */
export default defineProfile({
  id: 'aruba-instant',
  title: 'Aruba Instant',
  vendor: 'HPE Aruba',
  type: 'wireless',
  match: [{ sysObjectId: '1.3.6.1.4.1.14823.1.2' }],
  hardware: [{ from: 'sysDescr', match: 'MODEL: ([^)]+)\\)' }],
  version: [{ from: 'sysDescr', match: 'Version (\\S+)' }],
  serial: [{ oid: '1.3.6.1.4.1.14823.2.3.3.1.2.1.1.4' }],
  processors: [{ oid: '1.3.6.1.4.1.14823.2.3.3.1.2.1.1.7', name: { oid: '1.3.6.1.4.1.14823.2.3.3.1.2.1.1.2' } }],
  mempools: [
    {
      name: {
        text: '{text} [{owner}]',
        oid: '1.3.6.1.4.1.14823.2.3.3.1.2.1.1.2',
        owner: '1.3.6.1.4.1.14823.2.3.3.1.2.1.1.4',
      },
      free: '1.3.6.1.4.1.14823.2.3.3.1.2.1.1.8',
      total: '1.3.6.1.4.1.14823.2.3.3.1.2.1.1.10',
    },
  ],
  sensors: [
    {
      class: 'state',
      oid: '1.3.6.1.4.1.14823.2.3.3.1.2.1.1.11',
      name: { oid: '1.3.6.1.4.1.14823.2.3.3.1.2.1.1.2' },
      states: UP,
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.14823.2.3.3.1.2.2.1.20',
      name: { oid: '1.3.6.1.4.1.14823.2.3.3.1.2.1.1.2' },
      states: UP,
    },
  ],
});
