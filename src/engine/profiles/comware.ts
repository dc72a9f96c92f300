import { defineProfile, type States } from './profile.ts';

const ERROR_STATUS: States = {
  '1': ['notSupported', 3],
  '2': ['normal', 0],
  '3': ['postFailure', 2],
  '4': ['entityAbsent', 3],
  '11': ['poeError', 2],
  '21': ['stackError', 2],
  '22': ['stackPortBlocked', 1],
  '23': ['stackPortFailed', 2],
  '31': ['sfpReceiveError', 2],
  '32': ['sfpSendError', 2],
  '33': ['sfpBothError', 2],
  '41': ['fanError', 2],
  '51': ['psuError', 2],
  '61': ['rpsError', 2],
  '71': ['moduleFaulty', 2],
  '81': ['sensorError', 2],
  '91': ['hardwareFaulty', 2],
};
const DEVICE: States = { '1': ['active', 0], '2': ['deactive', 2], '3': ['notInstalled', 3], '4': ['unsupported', 3] };

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
      class: 'power',
      oid: '1.3.6.1.4.1.25506.2.6.1.3.1.1.3',
      name: { oid: '1.3.6.1.2.1.47.1.1.1.1.7' },
      divisor: 1000,
      absent: [0],
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.25506.2.6.1.1.1.1.19',
      name: { oid: '1.3.6.1.2.1.47.1.1.1.1.7' },
      states: ERROR_STATUS,
      absent: [1, 4],
    },
    { class: 'state', oid: '1.3.6.1.4.1.25506.8.35.9.1.1.1.2', name: { text: 'Fan {index}' }, states: DEVICE },
    { class: 'state', oid: '1.3.6.1.4.1.25506.8.35.9.1.2.1.2', name: { text: 'Power supply {index}' }, states: DEVICE },
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.25506.2.70.1.1.1.15',
      name: { oid: '1.3.6.1.2.1.2.2.1.2' },
      absent: [2147483647],
    },
    {
      class: 'voltage',
      oid: '1.3.6.1.4.1.25506.2.70.1.1.1.16',
      name: { oid: '1.3.6.1.2.1.2.2.1.2' },
      divisor: 100,
      absent: [2147483647],
    },
    {
      class: 'current',
      oid: '1.3.6.1.4.1.25506.2.70.1.1.1.17',
      name: { text: 'Bias {text}', oid: '1.3.6.1.2.1.2.2.1.2' },
      divisor: 100000,
      absent: [2147483647],
    },
    {
      class: 'dbm',
      oid: '1.3.6.1.4.1.25506.2.70.1.1.1.9',
      name: { text: 'Tx {text}', oid: '1.3.6.1.2.1.2.2.1.2' },
      divisor: 100,
      absent: [2147483647],
    },
    {
      class: 'dbm',
      oid: '1.3.6.1.4.1.25506.2.70.1.1.1.12',
      name: { text: 'Rx {text}', oid: '1.3.6.1.2.1.2.2.1.2' },
      divisor: 100,
      absent: [2147483647],
    },
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.25506.2.6.1.1.1.1.12',
      name: { oid: '1.3.6.1.2.1.47.1.1.1.1.7' },
      absent: [65535, 0],
    },
  ],
});
