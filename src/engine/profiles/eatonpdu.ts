import { defineProfile, type States } from './profile.ts';

const OUTLET: States = { '0': ['off', 1], '1': ['on', 0], '2': ['pendingOff', 1], '3': ['pendingOn', 1] };
const LEVEL: States = {
  '0': ['good', 0],
  '1': ['lowWarning', 1],
  '2': ['lowCritical', 2],
  '3': ['highWarning', 1],
  '4': ['highCritical', 2],
};

/** @see EATON-EPDU-MIB */
export default defineProfile({
  id: 'eatonpdu',
  title: 'Eaton ePDU',
  vendor: 'Eaton',
  type: 'power',
  match: [{ sysObjectId: '1.3.6.1.4.1.534.6.6.7' }],
  hardware: [{ oid: '1.3.6.1.4.1.534.6.6.7.1.2.1.3' }],
  version: [{ oid: '1.3.6.1.4.1.534.6.6.7.1.2.1.5' }],
  serial: [{ oid: '1.3.6.1.4.1.534.6.6.7.1.2.1.4' }],
  sensors: [
    { class: 'frequency', oid: '1.3.6.1.4.1.534.6.6.7.3.1.1.3', name: { text: 'Input {2}' }, divisor: 10 },
    { class: 'voltage', oid: '1.3.6.1.4.1.534.6.6.7.3.2.1.3', name: { text: 'Input {index}' }, divisor: 1000 },
    { class: 'current', oid: '1.3.6.1.4.1.534.6.6.7.3.3.1.4', name: { text: 'Input {index}' }, divisor: 1000 },
    { class: 'power', oid: '1.3.6.1.4.1.534.6.6.7.3.4.1.4', name: { text: 'Input {index}' } },
    { class: 'voltage', oid: '1.3.6.1.4.1.534.6.6.7.5.3.1.3', name: { text: 'Group {index}' }, divisor: 1000 },
    { class: 'current', oid: '1.3.6.1.4.1.534.6.6.7.5.4.1.3', name: { text: 'Group {index}' }, divisor: 1000 },
    { class: 'power', oid: '1.3.6.1.4.1.534.6.6.7.5.5.1.3', name: { text: 'Group {index}' } },
    { class: 'voltage', oid: '1.3.6.1.4.1.534.6.6.7.6.3.1.2', name: { text: 'Outlet {index}' }, divisor: 1000 },
    { class: 'current', oid: '1.3.6.1.4.1.534.6.6.7.6.4.1.3', name: { text: 'Outlet {index}' }, divisor: 1000 },
    { class: 'power', oid: '1.3.6.1.4.1.534.6.6.7.6.5.1.3', name: { text: 'Outlet {index}' } },
    { class: 'state', oid: '1.3.6.1.4.1.534.6.6.7.6.6.1.2', name: { text: 'Outlet {index}' }, states: OUTLET },
    { class: 'temperature', oid: '1.3.6.1.4.1.534.6.6.7.7.1.1.4', name: { text: 'Sensor {index}' }, divisor: 10 },
    { class: 'humidity', oid: '1.3.6.1.4.1.534.6.6.7.7.2.1.4', name: { text: 'Sensor {index}' }, divisor: 10 },
    { class: 'state', oid: '1.3.6.1.4.1.534.6.6.7.3.2.1.4', name: { text: 'Input voltage {index}' }, states: LEVEL },
    { class: 'state', oid: '1.3.6.1.4.1.534.6.6.7.3.3.1.5', name: { text: 'Input current {index}' }, states: LEVEL },
  ],
});
