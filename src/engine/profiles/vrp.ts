import { defineProfile } from './profile.ts';

/** @see HUAWEI-ENTITY-EXTENT-MIB */
export default defineProfile({
  id: 'vrp',
  title: 'Huawei VRP',
  vendor: 'Huawei',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.2011.2' }, { sysObjectId: '1.3.6.1.4.1.2011', sysDescr: 'VRP' }],
  hardware: [
    { from: 'sysDescr', match: '^((?:S|AR|CE|USG|NE|AC)\\d\\S+)' },
    { from: 'sysDescr', match: '\\((\\S+(?: \\d+)?) V\\d{3}R' },
  ],
  version: [{ from: 'sysDescr', match: 'Version (\\S+) \\((?:\\S+ )*?(V\\d{3}R\\w+)\\)', as: '$1 ($2)' }],
  serial: [{ entity: { class: 'chassis', field: 'serial' } }],
  processors: [{ oid: '1.3.6.1.4.1.2011.5.25.31.1.1.1.1.5', name: { oid: '1.3.6.1.2.1.47.1.1.1.1.7' } }],
  mempools: [
    {
      name: { oid: '1.3.6.1.2.1.47.1.1.1.1.7' },
      perc: '1.3.6.1.4.1.2011.5.25.31.1.1.1.1.7',
      total: '1.3.6.1.4.1.2011.5.25.31.1.1.1.1.9',
    },
  ],
  sensors: [
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.2011.5.25.31.1.1.1.1.11',
      name: { oid: '1.3.6.1.2.1.47.1.1.1.1.7' },
      absent: [0, 2147483647],
    },
  ],
});
