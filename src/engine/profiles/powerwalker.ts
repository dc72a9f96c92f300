import { defineProfile } from './profile.ts';

/** @see SNMP card of Phoenixtec's UPS: UPSMATE MIB */
export default defineProfile({
  id: 'powerwalker',
  title: 'PowerWalker UPS',
  vendor: 'PowerWalker',
  type: 'power',
  match: [{ sysObjectId: '1.3.6.1.4.1.935' }],
  hardware: [{ oid: '1.3.6.1.4.1.935.1.1.1.1.1.1' }],
  version: [{ oid: '1.3.6.1.4.1.935.1.1.1.1.2.1' }],
  serial: [{ oid: '1.3.6.1.4.1.935.1.1.1.1.2.3' }],
  sensors: [
    { class: 'charge', oid: '1.3.6.1.4.1.935.1.1.1.2.2.1', name: { text: 'Battery' } },
    { class: 'voltage', oid: '1.3.6.1.4.1.935.1.1.1.2.2.2', name: { text: 'Battery' }, divisor: 10 },
    { class: 'temperature', oid: '1.3.6.1.4.1.935.1.1.1.2.2.3', name: { text: 'Battery' }, divisor: 10 },
    { class: 'runtime', oid: '1.3.6.1.4.1.935.1.1.1.2.2.4', name: { text: 'Battery' }, divisor: 60 },
    { class: 'voltage', oid: '1.3.6.1.4.1.935.1.1.1.3.2.1', name: { text: 'Input' }, divisor: 10 },
    { class: 'frequency', oid: '1.3.6.1.4.1.935.1.1.1.3.2.4', name: { text: 'Input' }, divisor: 10 },
    { class: 'voltage', oid: '1.3.6.1.4.1.935.1.1.1.4.2.1', name: { text: 'Output' }, divisor: 10 },
    { class: 'frequency', oid: '1.3.6.1.4.1.935.1.1.1.4.2.2', name: { text: 'Output' }, divisor: 10 },
    { class: 'load', oid: '1.3.6.1.4.1.935.1.1.1.4.2.3', name: { text: 'Output' } },
  ],
});
