import { defineProfile, type States } from './profile.ts';

const SWITCH: States = { '0': ['off', 0], '1': ['on', 1] };

/** @see ROOMALERT-MIB */
export default defineProfile({
  id: 'avtech',
  title: 'AVTECH Room Alert',
  vendor: 'AVTECH',
  type: 'environment',
  match: [{ sysObjectId: '1.3.6.1.4.1.20916' }],
  hardware: [{ from: 'sysDescr', match: '^(Room Alert \\S+)' }],
  version: [{ from: 'sysDescr', match: 'v([\\d.]+)' }],
  sensors: [
    { class: 'temperature', oid: '1.3.6.1.4.1.20916.1.6.1.1.1.2', name: { text: 'Internal' } },
    { class: 'temperature', oid: '1.3.6.1.4.1.20916.1.6.1.2.1.1', name: { text: 'External 1' } },
    { class: 'temperature', oid: '1.3.6.1.4.1.20916.1.6.1.2.2.1', name: { text: 'External 2' } },
    { class: 'state', oid: '1.3.6.1.4.1.20916.1.6.1.3.1', name: { text: 'Switch 1' }, states: SWITCH },
    { class: 'temperature', oid: '1.3.6.1.4.1.20916.1.9.1.1.1.1', name: { text: 'Internal' }, divisor: 100 },
    { class: 'temperature', oid: '1.3.6.1.4.1.20916.1.9.1.1.2.1', name: { text: 'External 1' }, divisor: 100 },
    { class: 'temperature', oid: '1.3.6.1.4.1.20916.1.9.1.1.3.1', name: { text: 'External 2' }, divisor: 100 },
    { class: 'state', oid: '1.3.6.1.4.1.20916.1.9.1.2.1', name: { text: 'Switch 1' }, states: SWITCH },
    { class: 'temperature', oid: '1.3.6.1.4.1.20916.1.8.1.1.1.2', name: { text: 'Internal' }, divisor: 100 },
    { class: 'humidity', oid: '1.3.6.1.4.1.20916.1.8.1.1.2.1', name: { text: 'Internal' }, divisor: 100 },
    { class: 'temperature', oid: '1.3.6.1.4.1.20916.1.8.1.1.3.2', name: { text: 'Heat index' }, divisor: 100 },
    { class: 'temperature', oid: '1.3.6.1.4.1.20916.1.8.1.2.1.1', name: { text: 'External 1' }, divisor: 100 },
    { class: 'temperature', oid: '1.3.6.1.4.1.20916.1.8.1.2.2.1', name: { text: 'External 2' }, divisor: 100 },
    { class: 'temperature', oid: '1.3.6.1.4.1.20916.1.11.1.1.1.1', name: { text: 'Internal' }, divisor: 100 },
    { class: 'humidity', oid: '1.3.6.1.4.1.20916.1.11.1.1.2.1', name: { text: 'Internal' }, divisor: 100 },
    { class: 'temperature', oid: '1.3.6.1.4.1.20916.1.13.1.1.1.2', name: { text: 'Internal' }, divisor: 100 },
    { class: 'humidity', oid: '1.3.6.1.4.1.20916.1.13.1.1.2.1', name: { text: 'Internal' }, divisor: 100 },
    { class: 'temperature', oid: '1.3.6.1.4.1.20916.1.13.1.2.1.2', name: { text: 'External 1' }, divisor: 100 },
  ],
});
