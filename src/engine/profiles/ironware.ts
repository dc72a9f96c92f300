import { defineProfile, type States } from './profile.ts';

const PART: States = { '1': ['other', 3], '2': ['normal', 0], '3': ['failure', 2] };

/** @see FOUNDRY-SN-AGENT-MIB */
export default defineProfile({
  id: 'ironware',
  title: 'Brocade / Ruckus IronWare',
  vendor: 'Ruckus',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.1991' }],
  hardware: [{ from: 'sysDescr', match: '((?:ICX|FCX|FI|FWS|SX|MLX|XMR|CER|CES|NetIron |FastIron )[\\w-]*)' }],
  version: [{ from: 'sysDescr', match: 'IronWare Version V?([\\w.]+)' }],
  serial: [{ oid: '1.3.6.1.4.1.1991.1.1.1.1.2' }],
  processors: [{ oid: '1.3.6.1.4.1.1991.1.1.2.1.52', name: { text: 'Processor' } }],
  mempools: [{ name: { text: 'Memory' }, total: '1.3.6.1.4.1.1991.1.1.2.1.54', free: '1.3.6.1.4.1.1991.1.1.2.1.55' }],
  sensors: [
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.1991.1.1.2.13.1.1.4',
      name: { oid: '1.3.6.1.4.1.1991.1.1.2.13.1.1.3' },
      divisor: 2,
      absent: [0],
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.1991.1.1.1.2.1.1.3',
      name: { oid: '1.3.6.1.4.1.1991.1.1.1.2.1.1.2' },
      states: PART,
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.1991.1.1.1.3.1.1.3',
      name: { oid: '1.3.6.1.4.1.1991.1.1.1.3.1.1.2' },
      states: PART,
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.1991.1.1.1.2.2.1.4',
      name: { oid: '1.3.6.1.4.1.1991.1.1.1.2.2.1.3' },
      states: PART,
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.1991.1.1.1.3.2.1.4',
      name: { oid: '1.3.6.1.4.1.1991.1.1.1.3.2.1.3' },
      states: PART,
    },
    { class: 'temperature', oid: '1.3.6.1.4.1.1991.1.1.3.3.6.1.1', name: { oid: '1.3.6.1.2.1.31.1.1.1.1' } },
    { class: 'dbm', oid: '1.3.6.1.4.1.1991.1.1.3.3.6.1.2', name: { text: 'Tx {text}', oid: '1.3.6.1.2.1.31.1.1.1.1' } },
    { class: 'dbm', oid: '1.3.6.1.4.1.1991.1.1.3.3.6.1.3', name: { text: 'Rx {text}', oid: '1.3.6.1.2.1.31.1.1.1.1' } },
    {
      class: 'current',
      oid: '1.3.6.1.4.1.1991.1.1.3.3.6.1.4',
      name: { text: 'Bias {text}', oid: '1.3.6.1.2.1.31.1.1.1.1' },
      divisor: 1000,
    },
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.1991.1.1.3.3.10.1.2',
      name: { text: '{text} lane {2}', oid: '1.3.6.1.2.1.31.1.1.1.1', at: '{1}' },
    },
    {
      class: 'dbm',
      oid: '1.3.6.1.4.1.1991.1.1.3.3.10.1.3',
      name: { text: 'Tx {text} lane {2}', oid: '1.3.6.1.2.1.31.1.1.1.1', at: '{1}' },
    },
    {
      class: 'dbm',
      oid: '1.3.6.1.4.1.1991.1.1.3.3.10.1.4',
      name: { text: 'Rx {text} lane {2}', oid: '1.3.6.1.2.1.31.1.1.1.1', at: '{1}' },
    },
  ],
});
