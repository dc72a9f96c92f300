import { defineProfile } from './profile.ts';

/** @see ZYXEL-ES-COMMON */
export default defineProfile({
  id: 'zynos',
  title: 'Zyxel Switch',
  vendor: 'Zyxel',
  type: 'network',
  match: [
    { sysObjectId: '1.3.6.1.4.1.890.1.5' },
    { sysObjectId: '1.3.6.1.4.1.890.1.15', sysDescr: '^(?:GS|XGS|XS|MGS|ES|MES|XMG)' },
  ],
  hardware: [{ from: 'sysDescr', match: '^(\\S+)' }],
  version: [{ oid: '1.3.6.1.4.1.890.1.15.3.1.6', match: '^([^|]+?)(?: \\||$)' }],
  serial: [
    { oid: '1.3.6.1.4.1.890.1.15.3.1.12' },
    { oid: '1.3.6.1.4.1.890.1.5.8.47.1.10' },
    { entity: { class: 'chassis', field: 'serial' } },
  ],
  processors: [
    {
      oid: ['1.3.6.1.4.1.890.1.15.3.2.7', '1.3.6.1.4.1.890.1.15.3.2.4', '1.3.6.1.4.1.890.1.5.8.47.11.7'],
      name: { text: 'Processor' },
    },
  ],
  mempools: [{ name: { text: 'Memory' }, perc: '1.3.6.1.4.1.890.1.15.3.2.5' }],
  sensors: [
    { class: 'fanspeed', oid: '1.3.6.1.4.1.890.1.5.8.47.8.1.1.2', name: { oid: '1.3.6.1.4.1.890.1.5.8.47.8.1.1.6' } },
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.890.1.5.8.47.8.2.1.2',
      name: { oid: '1.3.6.1.4.1.890.1.5.8.47.8.2.1.7' },
    },
    {
      class: 'voltage',
      oid: '1.3.6.1.4.1.890.1.5.8.47.8.3.1.2',
      name: { oid: '1.3.6.1.4.1.890.1.5.8.47.8.3.1.7' },
      divisor: 1000,
    },
    { class: 'fanspeed', oid: '1.3.6.1.4.1.890.1.15.3.26.1.1.1.3', name: { oid: '1.3.6.1.4.1.890.1.15.3.26.1.1.1.2' } },
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.890.1.15.3.26.1.2.1.3',
      name: { oid: '1.3.6.1.4.1.890.1.15.3.26.1.2.1.2' },
    },
    {
      class: 'voltage',
      oid: '1.3.6.1.4.1.890.1.15.3.26.1.3.1.3',
      name: { oid: '1.3.6.1.4.1.890.1.15.3.26.1.3.1.2' },
      divisor: 1000,
    },
    {
      class: 'dbm',
      oid: '1.3.6.1.4.1.890.1.15.3.84.1.2.1.6',
      name: { text: '{index}' },
      divisor: 100,
      where: { match: '\\.5$' },
    },
    {
      class: 'dbm',
      oid: '1.3.6.1.4.1.890.1.15.3.84.1.2.1.6',
      name: { text: '{index}' },
      divisor: 100,
      where: { match: '\\.4$' },
    },
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.890.1.15.3.84.1.2.1.6',
      name: { text: '{index}' },
      divisor: 100,
      where: { match: '\\.1$' },
    },
    {
      class: 'voltage',
      oid: '1.3.6.1.4.1.890.1.15.3.84.1.2.1.6',
      name: { text: '{index}' },
      divisor: 100,
      where: { match: '\\.2$' },
    },
    {
      class: 'current',
      oid: '1.3.6.1.4.1.890.1.15.3.84.1.2.1.6',
      name: { text: '{index}' },
      divisor: 100000,
      where: { match: '\\.3$' },
    },
  ],
});
