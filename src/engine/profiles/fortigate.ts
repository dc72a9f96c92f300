import { defineProfile, type States } from './profile.ts';

const ALARM: States = { '0': ['ok', 0], '1': ['alarm', 2] };
const ALIVE: States = { '0': ['alive', 0], '1': ['dead', 2] };
const SYNC: States = { '0': ['unsynchronized', 2], '1': ['synchronized', 0] };
const SSL_VPN: States = { '1': ['disabled', 0], '2': ['enabled', 0] };
const HA_MODE: States = { '1': ['standalone', 0], '2': ['activeActive', 0], '3': ['activePassive', 0] };

/** @see FORTINET-FORTIGATE-MIB */
export default defineProfile({
  id: 'fortigate',
  title: 'Fortinet FortiGate',
  vendor: 'Fortinet',
  type: 'firewall',
  match: [{ sysObjectId: '1.3.6.1.4.1.12356.101' }, { sysObjectId: '1.3.6.1.4.1.12356.15' }],
  hardware: [
    { entity: { class: 'chassis', field: 'model' }, match: '^F(?:GT|WF)_(\\S+)', as: 'FortiGate $1' },
    { oid: '1.3.6.1.4.1.12356.101.10.112.5.1.2', match: '^FGT_(\\S+)', as: 'FortiGate $1' },
    { entity: { class: 'chassis', field: 'model' } },
    { oid: '1.3.6.1.4.1.12356.101.10.112.5.1.2' },
    { oid: '1.3.6.1.4.1.12356.100.1.1.1', match: '^FGT?(\\d{2,4}[A-G]|VM)', as: 'FortiGate $1' },
  ],
  version: [{ oid: '1.3.6.1.4.1.12356.101.4.1.1' }],
  serial: [{ oid: '1.3.6.1.4.1.12356.100.1.1.1' }, { entity: { class: 'chassis', field: 'serial' } }],
  processors: [
    { oid: '1.3.6.1.4.1.12356.101.4.1.3', name: { text: 'System CPU usage' } },
    { oid: '1.3.6.1.4.1.12356.101.4.4.2.1.2', name: { text: 'CPU core {index}' } },
  ],
  mempools: [
    {
      name: { text: 'Main memory' },
      perc: '1.3.6.1.4.1.12356.101.4.1.4',
      total: '1.3.6.1.4.1.12356.101.4.1.5',
      unit: 1024,
    },
  ],
  sensors: [
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.12356.101.4.3.2.1.3',
      name: { oid: '1.3.6.1.4.1.12356.101.4.3.2.1.2' },
      where: { oid: '1.3.6.1.4.1.12356.101.4.3.2.1.2', match: 'temp|tmp|dts|lm75|adt|on-die|thermal' },
    },
    {
      class: 'fanspeed',
      oid: '1.3.6.1.4.1.12356.101.4.3.2.1.3',
      name: { oid: '1.3.6.1.4.1.12356.101.4.3.2.1.2' },
      where: { oid: '1.3.6.1.4.1.12356.101.4.3.2.1.2', match: 'fan' },
    },
    {
      class: 'current',
      oid: '1.3.6.1.4.1.12356.101.4.3.2.1.3',
      name: { oid: '1.3.6.1.4.1.12356.101.4.3.2.1.2' },
      where: { oid: '1.3.6.1.4.1.12356.101.4.3.2.1.2', match: 'curr|amp' },
    },
    {
      class: 'power',
      oid: '1.3.6.1.4.1.12356.101.4.3.2.1.3',
      name: { oid: '1.3.6.1.4.1.12356.101.4.3.2.1.2' },
      where: { oid: '1.3.6.1.4.1.12356.101.4.3.2.1.2', match: 'power|p(in|out)' },
    },
    {
      class: 'voltage',
      oid: '1.3.6.1.4.1.12356.101.4.3.2.1.3',
      name: { oid: '1.3.6.1.4.1.12356.101.4.3.2.1.2' },
      where: { oid: '1.3.6.1.4.1.12356.101.4.3.2.1.2', match: '.' },
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.12356.101.4.3.2.1.4',
      name: { oid: '1.3.6.1.4.1.12356.101.4.3.2.1.2' },
      states: ALARM,
    },
    { class: 'state', oid: '1.3.6.1.4.1.12356.101.13.1.1', name: { text: 'Cluster mode' }, states: HA_MODE },
    { class: 'count', oid: '1.3.6.1.4.1.12356.101.13.2.1.1.1', name: { text: 'Cluster member {index}' } },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.12356.101.13.2.1.1.12',
      name: { text: 'Cluster member {index}' },
      states: SYNC,
    },
    { class: 'count', oid: '1.3.6.1.4.1.12356.101.12.1.1', name: { text: 'IPsec tunnels' } },
    { class: 'state', oid: '1.3.6.1.4.1.12356.101.12.2.3.1.1', name: { text: 'SSL VPN {index}' }, states: SSL_VPN },
    { class: 'count', oid: '1.3.6.1.4.1.12356.101.12.2.3.1.2', name: { text: 'SSL VPN users {index}' } },
    { class: 'count', oid: '1.3.6.1.4.1.12356.101.12.2.3.1.6', name: { text: 'SSL VPN tunnels {index}' } },
    { class: 'count', oid: '1.3.6.1.4.1.12356.101.4.1.11', name: { text: 'Session rate, 1 min' } },
    { class: 'count', oid: '1.3.6.1.4.1.12356.101.4.1.12', name: { text: 'Session rate, 10 min' } },
    { class: 'count', oid: '1.3.6.1.4.1.12356.101.4.1.13', name: { text: 'Session rate, 30 min' } },
    { class: 'count', oid: '1.3.6.1.4.1.12356.101.4.1.14', name: { text: 'Session rate, 60 min' } },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.12356.101.4.9.2.1.4',
      name: { oid: '1.3.6.1.4.1.12356.101.4.9.2.1.2' },
      states: ALIVE,
    },
    {
      class: 'count',
      oid: '1.3.6.1.4.1.12356.101.4.9.2.1.5',
      name: { text: 'Latency {text}', oid: '1.3.6.1.4.1.12356.101.4.9.2.1.2' },
    },
    {
      class: 'count',
      oid: '1.3.6.1.4.1.12356.101.4.9.2.1.6',
      name: { text: 'Jitter {text}', oid: '1.3.6.1.4.1.12356.101.4.9.2.1.2' },
    },
    {
      class: 'count',
      oid: '1.3.6.1.4.1.12356.101.4.9.2.1.9',
      name: { text: 'Packet loss {text}', oid: '1.3.6.1.4.1.12356.101.4.9.2.1.2' },
    },
    { class: 'count', oid: '1.3.6.1.4.1.12356.101.14.2.5', name: { text: 'Access points' } },
    { class: 'count', oid: '1.3.6.1.4.1.12356.101.4.1.8', name: { text: 'Sessions' } },
  ],
});
