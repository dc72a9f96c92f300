import { defineProfile, type States } from './profile.ts';

const ITEM: States = {
  '0': ['notPresent', 3],
  '1': ['notPresent', 3],
  '2': ['operational', 0],
  '3': ['failed', 2],
  '4': ['powering', 1],
  '5': ['noPower', 2],
  '6': ['notPowering', 2],
  '7': ['incompatible', 2],
};
const TEMPERATURE: States = {
  '0': ['low', 0],
  '1': ['normal', 0],
  '2': ['warning', 1],
  '3': ['critical', 2],
  '4': ['shutdown', 2],
  '5': ['notPresent', 3],
  '6': ['notOperational', 2],
};

/** @see EdgeSwitch-SWITCHING-MIB, EdgeSwitch-BOXSERVICES-PRIVATE-MIB */
export default defineProfile({
  id: 'edgeswitch',
  title: 'Ubiquiti EdgeSwitch',
  vendor: 'Ubiquiti',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.4413' }],
  hardware: [{ from: 'sysDescr', match: '^([^,]+),' }],
  version: [{ from: 'sysDescr', match: '^[^,]+, ([\\d.]+)' }],
  serial: [{ oid: '1.3.6.1.4.1.4413.1.1.1.1.1.4' }, { entity: { class: 'chassis', field: 'serial' } }],
  processors: [
    { oid: '1.3.6.1.4.1.4413.1.1.1.1.4.9', name: { text: 'Processor' }, within: '5 Secs \\(\\s*([\\d.]+)%' },
  ],
  mempools: [
    {
      name: { text: 'Memory' },
      free: '1.3.6.1.4.1.4413.1.1.1.1.4.1',
      total: '1.3.6.1.4.1.4413.1.1.1.1.4.2',
      unit: 1024,
    },
  ],
  sensors: [
    { class: 'state', oid: '1.3.6.1.4.1.4413.1.1.43.1.6.1.3', name: { text: 'Fan {index}' }, states: ITEM },
    { class: 'fanspeed', oid: '1.3.6.1.4.1.4413.1.1.43.1.6.1.4', name: { text: 'Fan {index}' } },
    { class: 'state', oid: '1.3.6.1.4.1.4413.1.1.43.1.7.1.3', name: { text: 'Power supply {index}' }, states: ITEM },
    { class: 'state', oid: '1.3.6.1.4.1.4413.1.1.43.1.8.1.4', name: { text: 'Sensor {index}' }, states: TEMPERATURE },
    { class: 'temperature', oid: '1.3.6.1.4.1.4413.1.1.43.1.8.1.5', name: { text: 'Sensor {index}' } },
    { class: 'state', oid: '1.3.6.1.4.1.4413.1.1.43.1.15.1.2', name: { text: 'Unit {index}' }, states: TEMPERATURE },
    { class: 'power', oid: '1.3.6.1.4.1.4413.1.1.45.1.1.1.2', name: { text: 'PoE port {index}' }, divisor: 1000 },
  ],
});
