import { defineProfile, type States } from './profile.ts';

const SENSOR: States = {
  '1': ['unknown', 3],
  '2': ['faulty', 2],
  '3': ['belowMinimum', 1],
  '4': ['nominal', 0],
  '5': ['aboveMaximum', 1],
  '6': ['absent', 3],
};

/** @see SW-MIB */
export default defineProfile({
  id: 'fabos',
  title: 'Brocade Fabric OS',
  vendor: 'Brocade',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.1588.2.1.1' }],
  hardware: [{ entity: { class: 'chassis', field: 'model' } }],
  version: [{ oid: '1.3.6.1.4.1.1588.2.1.1.1.1.6' }],
  serial: [{ oid: '1.3.6.1.4.1.1588.2.1.1.1.1.10' }],
  processors: [{ oid: '1.3.6.1.4.1.1588.2.1.1.1.26.1', name: { text: 'Processor' } }],
  mempools: [{ name: { text: 'Memory' }, perc: '1.3.6.1.4.1.1588.2.1.1.1.26.6' }],
  sensors: [
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.1588.2.1.1.1.1.22.1.4',
      name: { oid: '1.3.6.1.4.1.1588.2.1.1.1.1.22.1.5' },
      where: { oid: '1.3.6.1.4.1.1588.2.1.1.1.1.22.1.2', match: '^1$' },
    },
    {
      class: 'fanspeed',
      oid: '1.3.6.1.4.1.1588.2.1.1.1.1.22.1.4',
      name: { oid: '1.3.6.1.4.1.1588.2.1.1.1.1.22.1.5' },
      where: { oid: '1.3.6.1.4.1.1588.2.1.1.1.1.22.1.2', match: '^2$' },
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.1588.2.1.1.1.1.22.1.3',
      name: { oid: '1.3.6.1.4.1.1588.2.1.1.1.1.22.1.5' },
      states: SENSOR,
    },
    { class: 'temperature', oid: '1.3.6.1.4.1.1588.2.1.1.1.28.1.1.1', name: { text: 'Optic {index}' } },
    { class: 'voltage', oid: '1.3.6.1.4.1.1588.2.1.1.1.28.1.1.2', name: { text: 'Optic {index}' }, divisor: 1000 },
    { class: 'current', oid: '1.3.6.1.4.1.1588.2.1.1.1.28.1.1.3', name: { text: 'Optic {index}' }, divisor: 1000 },
    { class: 'dbm', oid: '1.3.6.1.4.1.1588.2.1.1.1.28.1.1.4', name: { text: 'Rx {index}' } },
    { class: 'dbm', oid: '1.3.6.1.4.1.1588.2.1.1.1.28.1.1.5', name: { text: 'Tx {index}' } },
  ],
});
