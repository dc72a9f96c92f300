import { defineProfile } from './profile.ts';

/** @see DeltaUPS-MIB */
export default defineProfile({
  id: 'deltaups',
  title: 'Delta UPS',
  vendor: 'Delta',
  type: 'power',
  match: [{ sysObjectId: '1.3.6.1.4.1.2254.2' }],
  hardware: [{ oid: '1.3.6.1.4.1.2254.2.4.1.2' }],
  version: [{ oid: '1.3.6.1.4.1.2254.2.4.1.3' }, { oid: '1.3.6.1.4.1.2254.2.4.1.4' }],
  sensors: [
    { class: 'charge', oid: '1.3.6.1.4.1.2254.2.4.7.8', name: { text: 'Battery' } },
    { class: 'voltage', oid: '1.3.6.1.4.1.2254.2.4.7.6', name: { text: 'Battery' }, divisor: 10 },
    { class: 'runtime', oid: '1.3.6.1.4.1.2254.2.4.7.5', name: { text: 'Battery' } },
    { class: 'temperature', oid: '1.3.6.1.4.1.2254.2.4.7.9', name: { text: 'Battery' } },
    { class: 'frequency', oid: '1.3.6.1.4.1.2254.2.4.4.2', name: { text: 'Input' }, divisor: 10 },
    { class: 'voltage', oid: '1.3.6.1.4.1.2254.2.4.4.3', name: { text: 'Input' }, divisor: 10 },
    { class: 'frequency', oid: '1.3.6.1.4.1.2254.2.4.5.2', name: { text: 'Output' }, divisor: 10 },
    { class: 'voltage', oid: '1.3.6.1.4.1.2254.2.4.5.4', name: { text: 'Output' }, divisor: 10 },
    { class: 'load', oid: '1.3.6.1.4.1.2254.2.4.5.7', name: { text: 'Output' } },
  ],
});
