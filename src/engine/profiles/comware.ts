import { defineProfile } from './profile.ts';

/** @see HH3C-ENTITY-EXT-MIB */
export default defineProfile({
  id: 'comware',
  title: 'HPE Comware',
  vendor: 'HPE',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.25506' }],
  hardware: [
    { from: 'sysDescr', match: '\\n?(?:HPE?|H3C) ([^\\r\\n]+ Switch[^\\r\\n]*)' },
    { from: 'sysDescr', match: '(?:HPE?|H3C) (\\S+)' },
  ],
  version: [{ from: 'sysDescr', match: 'Version ([^,\\s]+)' }],
  serial: [{ entity: { class: 'chassis', field: 'serial' } }],
  features: [{ from: 'sysDescr', match: 'Release (\\S+)' }],
  processors: [{ oid: '1.3.6.1.4.1.25506.2.6.1.1.1.1.6', name: { oid: '1.3.6.1.2.1.47.1.1.1.1.7' } }],
  mempools: [
    {
      name: { oid: '1.3.6.1.2.1.47.1.1.1.1.7' },
      perc: '1.3.6.1.4.1.25506.2.6.1.1.1.1.8',
      total: '1.3.6.1.4.1.25506.2.6.1.1.1.1.10',
    },
  ],
  sensors: [
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.25506.2.6.1.1.1.1.12',
      name: { oid: '1.3.6.1.2.1.47.1.1.1.1.7' },
      absent: [65535, 0],
    },
  ],
});
