import { defineProfile, type States } from './profile.ts';

const SIM: States = { '0': ['inserted', 0], '1': ['notInserted', 2], '2': ['unknown', 3] };
const LINK: States = { '0': ['connected', 0], '1': ['disconnected', 2] };
const LEVEL: States = { '0': ['low', 0], '1': ['high', 0] };
const IO: States = { '0': ['output', 0], '1': ['input', 0] };
const REGISTRATION: States = {
  '0': ['notRegistered', 2],
  '1': ['denied', 2],
  '2': ['searching', 1],
  '3': ['unknown', 3],
  '4': ['roaming', 1],
  '5': ['home', 0],
};
const PIN: States = {
  '0': ['unknown', 3],
  '1': ['pinRequired', 2],
  '2': ['pukRequired', 2],
  '3': ['failure', 2],
  '4': ['busy', 1],
  '5': ['ok', 0],
};

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
    {
      class: 'state',
      oid: '1.3.6.1.4.1.48690.2.2.1.9',
      name: { text: 'SIM {index}' },
      states: SIM,
      words: { inserted: 0, 'not inserted': 1, unknown: 2 },
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.48690.2.2.1.10',
      name: { text: 'PIN {index}' },
      states: PIN,
      words: { unknown: 0, 'required pin': 1, 'required puk': 2, failure: 3, busy: 4, ok: 5 },
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.48690.2.2.1.11',
      name: { text: 'Registration {index}' },
      words: {
        'registered, home': 5,
        'registered, roaming': 4,
        unknown: 3,
        'not registered, searching': 2,
        denied: 1,
        'not registered': 0,
      },
      states: REGISTRATION,
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.48690.2.2.1.15',
      name: { text: 'Connection {index}' },
      states: LINK,
      words: { connected: 0, disconnected: 1 },
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.48690.6.2.1.6',
      name: { text: 'Level {index}' },
      states: LEVEL,
      words: { low: 0, high: 1 },
    },
    { class: 'state', oid: '1.3.6.1.4.1.48690.6.2.1.7', name: { text: 'Direction {index}' }, states: IO },
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
