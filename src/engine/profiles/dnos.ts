import { defineProfile, type States } from './profile.ts';

const OPER: States = { '1': ['up', 0], '2': ['down', 2], '3': ['absent', 3] };
const LINK: States = { '0': ['down', 2], '1': ['up', 0] };
const VLT_ROLE: States = { '0': ['unassigned', 3], '1': ['primary', 0], '2': ['secondary', 0] };

/** @see DELL-NETWORKING-CHASSIS-MIB */
export default defineProfile({
  id: 'dnos',
  title: 'Dell Networking OS9',
  vendor: 'Dell',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.6027' }],
  hardware: [{ from: 'sysDescr', match: 'Series: (\\S+)' }],
  version: [{ from: 'sysDescr', match: 'Application Software Version: (\\S+)' }],
  serial: [{ oid: '1.3.6.1.4.1.6027.3.26.1.3.4.1.10' }],
  processors: [
    { oid: '1.3.6.1.4.1.6027.3.26.1.4.4.1.1', name: { text: '5s Utilization' } },
    { oid: '1.3.6.1.4.1.6027.3.26.1.4.4.1.4', name: { text: '1m Utilization' } },
    { oid: '1.3.6.1.4.1.6027.3.26.1.4.4.1.5', name: { text: '5m Utilization' } },
  ],
  mempools: [{ name: { text: 'Memory usage' }, perc: '1.3.6.1.4.1.6027.3.26.1.4.4.1.6' }],
  sensors: [
    { class: 'dbm', oid: '1.3.6.1.4.1.6027.3.11.1.3.1.1.8', name: { text: 'Tx 1 {text}', oid: '1.3.6.1.2.1.2.2.1.2' } },
    { class: 'dbm', oid: '1.3.6.1.4.1.6027.3.11.1.3.1.1.9', name: { text: 'Tx 2 {text}', oid: '1.3.6.1.2.1.2.2.1.2' } },
    {
      class: 'dbm',
      oid: '1.3.6.1.4.1.6027.3.11.1.3.1.1.10',
      name: { text: 'Tx 3 {text}', oid: '1.3.6.1.2.1.2.2.1.2' },
    },
    {
      class: 'dbm',
      oid: '1.3.6.1.4.1.6027.3.11.1.3.1.1.11',
      name: { text: 'Tx 4 {text}', oid: '1.3.6.1.2.1.2.2.1.2' },
    },
    {
      class: 'dbm',
      oid: '1.3.6.1.4.1.6027.3.11.1.3.1.1.12',
      name: { text: 'Rx 1 {text}', oid: '1.3.6.1.2.1.2.2.1.2' },
    },
    {
      class: 'dbm',
      oid: '1.3.6.1.4.1.6027.3.11.1.3.1.1.13',
      name: { text: 'Rx 2 {text}', oid: '1.3.6.1.2.1.2.2.1.2' },
    },
    {
      class: 'dbm',
      oid: '1.3.6.1.4.1.6027.3.11.1.3.1.1.14',
      name: { text: 'Rx 3 {text}', oid: '1.3.6.1.2.1.2.2.1.2' },
    },
    {
      class: 'dbm',
      oid: '1.3.6.1.4.1.6027.3.11.1.3.1.1.15',
      name: { text: 'Rx 4 {text}', oid: '1.3.6.1.2.1.2.2.1.2' },
    },
    { class: 'temperature', oid: '1.3.6.1.4.1.6027.3.11.1.3.1.1.16', name: { oid: '1.3.6.1.2.1.2.2.1.2' } },
    { class: 'voltage', oid: '1.3.6.1.4.1.6027.3.11.1.3.1.1.17', name: { oid: '1.3.6.1.2.1.2.2.1.2' } },
    {
      class: 'current',
      oid: '1.3.6.1.4.1.6027.3.11.1.3.1.1.18',
      name: { text: 'Bias 1 {text}', oid: '1.3.6.1.2.1.2.2.1.2' },
    },
    {
      class: 'current',
      oid: '1.3.6.1.4.1.6027.3.11.1.3.1.1.19',
      name: { text: 'Bias 2 {text}', oid: '1.3.6.1.2.1.2.2.1.2' },
    },
    {
      class: 'current',
      oid: '1.3.6.1.4.1.6027.3.11.1.3.1.1.20',
      name: { text: 'Bias 3 {text}', oid: '1.3.6.1.2.1.2.2.1.2' },
    },
    {
      class: 'current',
      oid: '1.3.6.1.4.1.6027.3.11.1.3.1.1.21',
      name: { text: 'Bias 4 {text}', oid: '1.3.6.1.2.1.2.2.1.2' },
    },
    { class: 'state', oid: '1.3.6.1.4.1.6027.3.26.1.4.7.1.4', name: { text: 'Fan tray {index}' }, states: OPER },
    { class: 'state', oid: '1.3.6.1.4.1.6027.3.26.1.4.6.1.4', name: { text: 'Power supply {index}' }, states: OPER },
    { class: 'state', oid: '1.3.6.1.4.1.6027.3.17.1.3.1.3', name: { text: 'Port-channel {index}' }, states: LINK },
    { class: 'state', oid: '1.3.6.1.4.1.6027.3.17.1.1.1.5', name: { text: 'Peer role' }, states: VLT_ROLE },
    { class: 'state', oid: '1.3.6.1.4.1.6027.3.17.1.1.1.7', name: { text: 'Peer link' }, states: LINK },
    { class: 'state', oid: '1.3.6.1.4.1.6027.3.17.1.1.1.20', name: { text: 'Peer link load' }, states: LINK },
    { class: 'temperature', oid: '1.3.6.1.4.1.6027.3.26.1.3.4.1.13', name: { text: 'Unit {index}' } },
  ],
});
