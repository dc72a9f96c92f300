import { defineProfile } from './profile.ts';

/** @see MG-SNMP-UPS-MIB */
export default defineProfile({
  id: 'eaton-mgeups',
  title: 'Eaton / MGE UPS',
  vendor: 'Eaton',
  type: 'power',
  match: [{ sysObjectId: '1.3.6.1.4.1.705.1' }],
  hardware: [{ oid: '1.3.6.1.4.1.705.1.1.1' }, { from: 'sysDescr', match: '^(.*)$' }],
  version: [{ oid: '1.3.6.1.4.1.705.1.1.4' }],
  serial: [{ oid: '1.3.6.1.4.1.705.1.1.7' }],
  sensors: [
    { class: 'charge', oid: '1.3.6.1.4.1.705.1.5.2', name: { text: 'Battery charge' } },
    { class: 'runtime', oid: '1.3.6.1.4.1.705.1.5.1', name: { text: 'Runtime' }, divisor: 60 },
    { class: 'voltage', oid: '1.3.6.1.4.1.705.1.6.2.1.2', name: { text: 'Input {index}' }, divisor: 10 },
    { class: 'voltage', oid: '1.3.6.1.4.1.705.1.7.2.1.2', name: { text: 'Output {index}' }, divisor: 10 },
    { class: 'frequency', oid: '1.3.6.1.4.1.705.1.6.2.1.3', name: { text: 'Input {index}' }, divisor: 10 },
    { class: 'load', oid: '1.3.6.1.4.1.705.1.7.2.1.4', name: { text: 'Output {index}' } },
    { class: 'current', oid: '1.3.6.1.4.1.705.1.7.2.1.5', name: { text: 'Output {index}' }, divisor: 10 },
  ],
});
