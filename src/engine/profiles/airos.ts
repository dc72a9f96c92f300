import { defineProfile, type States } from './profile.ts';

const GPS: States = { '0': ['noFix', 3], '1': ['noFix', 1], '2': ['fix2d', 0], '3': ['fix3d', 0] };

/** @see UBNT-AirMAX-MIB */
export default defineProfile({
  id: 'airos',
  title: 'Ubiquiti airOS',
  vendor: 'Ubiquiti',
  type: 'wireless',
  match: [{ sysObjectId: '1.3.6.1.4.1.10002.1', answers: { oid: '1.3.6.1.4.1.41112.1.4', match: '.' } }],
  hardware: [{ oid: '1.2.840.10036.3.1.2.1.3' }],
  version: [{ oid: '1.2.840.10036.3.1.2.1.4', match: 'v([\\d.]+)' }],
  processors: [{ oid: '1.3.6.1.4.1.41112.1.4.8.3', name: { text: 'Processor' }, divisor: 100 }],
  sensors: [
    { class: 'state', oid: '1.3.6.1.4.1.41112.1.4.9.2', name: { text: 'GPS fix' }, states: GPS },
    { class: 'temperature', oid: '1.3.6.1.4.1.41112.1.4.8.4', name: { text: 'Temperature' } },
  ],
  wireless: [
    { class: 'frequency', oid: '1.3.6.1.4.1.41112.1.4.1.1.4', name: { text: 'Radio frequency' } },
    { class: 'power', oid: '1.3.6.1.4.1.41112.1.4.1.1.6', name: { text: 'Transmit power' } },
    { class: 'distance', oid: '1.3.6.1.4.1.41112.1.4.1.1.7', name: { text: 'Distance' }, divisor: 1000 },
    { class: 'rssi', oid: '1.3.6.1.4.1.41112.1.4.5.1.6', name: { text: 'RSSI' } },
    { class: 'ccq', oid: '1.3.6.1.4.1.41112.1.4.5.1.7', name: { text: 'CCQ' }, divisor: 10 },
    { class: 'noise-floor', oid: '1.3.6.1.4.1.41112.1.4.5.1.8', name: { text: 'Noise floor' } },
    { class: 'clients', oid: '1.3.6.1.4.1.41112.1.4.5.1.15', name: { text: 'Clients' } },
  ],
});
