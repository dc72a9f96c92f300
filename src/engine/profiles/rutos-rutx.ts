import { defineProfile } from './profile.ts';

/** @see TELTONIKA-RUTX-MIB */
export default defineProfile({
  id: 'rutos-rutx',
  title: 'Teltonika RutOS',
  vendor: 'Teltonika',
  type: 'network',
  match: [
    { sysObjectId: '1.3.6.1.4.1.8072.3.2.10', answers: { oid: '1.3.6.1.4.1.48690.1.3', match: '.' } },
    { sysObjectId: '1.3.6.1.4.1.48690' },
  ],
  hardware: [{ oid: '1.3.6.1.4.1.48690.1.2' }],
  version: [{ oid: '1.3.6.1.4.1.48690.1.6' }],
  serial: [{ oid: '1.3.6.1.4.1.48690.1.1' }],
  sensors: [
    { class: 'temperature', oid: '1.3.6.1.4.1.48690.2.2.1.17', name: { text: 'Modem {index}' }, divisor: 10 },
    { class: 'snr', oid: '1.3.6.1.4.1.48690.2.2.1.19', name: { text: 'SINR {index}' } },
    { class: 'signal', oid: '1.3.6.1.4.1.48690.2.2.1.12', name: { text: 'RSSI {index}' } },
    { class: 'signal', oid: '1.3.6.1.4.1.48690.2.2.1.20', name: { text: 'RSRP {index}' } },
    { class: 'signal', oid: '1.3.6.1.4.1.48690.2.2.1.21', name: { text: 'RSRQ {index}' } },
    { class: 'count', oid: '1.3.6.1.4.1.48690.2.2.1.18', name: { text: 'Cell {index}' } },
    { class: 'count', oid: '1.3.6.1.4.1.48690.2.2.1.3', name: { text: 'IMEI {index}' } },
    { class: 'count', oid: '1.3.6.1.4.1.48690.2.2.1.8', name: { text: 'IMSI {index}' } },
    { class: 'count', oid: '1.3.6.1.4.1.48690.2.2.1.22', name: { text: 'Bytes sent {index}' } },
    { class: 'count', oid: '1.3.6.1.4.1.48690.2.2.1.23', name: { text: 'Bytes received {index}' } },
    { class: 'count', oid: '1.3.6.1.4.1.48690.2.2.1.25', name: { text: 'Bytes sent today {index}' } },
    { class: 'count', oid: '1.3.6.1.4.1.48690.2.2.1.26', name: { text: 'Bytes received today {index}' } },
    { class: 'runtime', oid: '1.3.6.1.4.1.48690.2.3', name: { text: 'Connection' }, divisor: 60 },
  ],
});
