import { defineProfile } from './profile.ts';

/** @see MIKROTIK-MIB */
export default defineProfile({
  id: 'routeros',
  title: 'MikroTik RouterOS',
  vendor: 'MikroTik',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.14988.1' }],
  hardware: [{ from: 'sysDescr', match: '^RouterOS (.+)$' }, { entity: { class: 'chassis', field: 'descr' } }],
  version: [{ oid: '1.3.6.1.4.1.14988.1.1.4.4' }],
  serial: [{ oid: '1.3.6.1.4.1.14988.1.1.7.3' }],
  features: [{ oid: '1.3.6.1.4.1.14988.1.1.4.3', as: 'Level $0' }],
  sensors: [
    { class: 'voltage', oid: '1.3.6.1.4.1.14988.1.1.3.8', name: { text: 'Voltage' }, divisor: 10 },
    { class: 'temperature', oid: '1.3.6.1.4.1.14988.1.1.3.10', name: { text: 'Board' }, divisor: 10 },
    { class: 'temperature', oid: '1.3.6.1.4.1.14988.1.1.3.11', name: { text: 'Processor' }, divisor: 10 },
    { class: 'power', oid: '1.3.6.1.4.1.14988.1.1.3.12', name: { text: 'Power consumption' }, divisor: 10 },
    { class: 'current', oid: '1.3.6.1.4.1.14988.1.1.3.13', name: { text: 'Current' }, divisor: 1000 },
    { class: 'frequency', oid: '1.3.6.1.4.1.14988.1.1.3.14', name: { text: 'Processor' }, multiplier: 1000000 },
  ],
});
