import { defineProfile, type States } from './profile.ts';

const BATTERY: States = {
  '1': ['charging', 0],
  '2': ['discharging', 1],
  '3': ['floating', 0],
  '4': ['resting', 0],
  '5': ['unknown', 3],
  '6': ['disconnected', 2],
  '7': ['underTest', 1],
  '8': ['checkBattery', 2],
};
const OUTPUT: States = {
  '1': ['other', 3],
  '2': ['none', 2],
  '3': ['normal', 0],
  '4': ['bypass', 1],
  '5': ['battery', 1],
  '6': ['booster', 1],
  '7': ['reducer', 1],
  '8': ['parallelCapacity', 0],
  '9': ['parallelRedundant', 0],
  '10': ['highEfficiency', 0],
};

/** @see XUPS-MIB */
export default defineProfile({
  id: 'eatonups',
  title: 'Eaton Powerware UPS',
  vendor: 'Eaton',
  type: 'power',
  match: [{ sysObjectId: '1.3.6.1.4.1.534.1' }],
  hardware: [{ oid: '1.3.6.1.4.1.534.1.1.2' }],
  version: [{ oid: '1.3.6.1.4.1.534.1.1.3' }],
  serial: [{ oid: '1.3.6.1.4.1.534.1.1.6' }],
  sensors: [
    { class: 'runtime', oid: '1.3.6.1.4.1.534.1.2.1', name: { text: 'Battery' }, divisor: 60 },
    { class: 'voltage', oid: '1.3.6.1.4.1.534.1.2.2', name: { text: 'Battery' } },
    { class: 'current', oid: '1.3.6.1.4.1.534.1.2.3', name: { text: 'Battery' } },
    { class: 'charge', oid: '1.3.6.1.4.1.534.1.2.4', name: { text: 'Battery' } },
    { class: 'state', oid: '1.3.6.1.4.1.534.1.2.5', name: { text: 'Battery' }, states: BATTERY },
    { class: 'frequency', oid: '1.3.6.1.4.1.534.1.3.1', name: { text: 'Input' }, divisor: 10 },
    { class: 'voltage', oid: '1.3.6.1.4.1.534.1.3.4.1.2', name: { text: 'Input {index}' } },
    { class: 'current', oid: '1.3.6.1.4.1.534.1.3.4.1.3', name: { text: 'Input {index}' } },
    { class: 'power', oid: '1.3.6.1.4.1.534.1.3.4.1.4', name: { text: 'Input {index}' } },
    { class: 'load', oid: '1.3.6.1.4.1.534.1.4.1', name: { text: 'Output' } },
    { class: 'frequency', oid: '1.3.6.1.4.1.534.1.4.2', name: { text: 'Output' }, divisor: 10 },
    { class: 'voltage', oid: '1.3.6.1.4.1.534.1.4.4.1.2', name: { text: 'Output {index}' } },
    { class: 'current', oid: '1.3.6.1.4.1.534.1.4.4.1.3', name: { text: 'Output {index}' } },
    { class: 'power', oid: '1.3.6.1.4.1.534.1.4.4.1.4', name: { text: 'Output {index}' } },
    { class: 'state', oid: '1.3.6.1.4.1.534.1.4.5', name: { text: 'Output source' }, states: OUTPUT },
    { class: 'frequency', oid: '1.3.6.1.4.1.534.1.5.1', name: { text: 'Bypass' }, divisor: 10 },
    { class: 'voltage', oid: '1.3.6.1.4.1.534.1.5.3.1.2', name: { text: 'Bypass {index}' } },
    { class: 'temperature', oid: '1.3.6.1.4.1.534.1.6.1', name: { text: 'Ambient' }, absent: [0] },
    { class: 'humidity', oid: '1.3.6.1.4.1.534.1.6.2', name: { text: 'Ambient' }, absent: [0] },
    { class: 'temperature', oid: '1.3.6.1.4.1.534.1.6.5', name: { text: 'Remote' }, absent: [0] },
    { class: 'humidity', oid: '1.3.6.1.4.1.534.1.6.6', name: { text: 'Remote' }, absent: [0] },
  ],
});
