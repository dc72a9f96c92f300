import { defineProfile } from './profile.ts';

/** @see LIEBERT-GP-AGENT-MIB, LIEBERT-GP-POWER-MIB */
export default defineProfile({
  id: 'liebert',
  title: 'Vertiv Liebert',
  vendor: 'Vertiv',
  type: 'power',
  match: [{ sysObjectId: '1.3.6.1.4.1.476.1.42' }],
  hardware: [{ oid: '1.3.6.1.4.1.476.1.42.2.1.2' }],
  version: [{ oid: '1.3.6.1.4.1.476.1.42.2.1.3' }],
  serial: [{ oid: '1.3.6.1.4.1.476.1.42.2.1.4' }],
  sensors: [
    { class: 'runtime', oid: '1.3.6.1.4.1.476.1.42.3.5.1.18', name: { text: 'Battery' }, absent: [65535] },
    { class: 'temperature', oid: '1.3.6.1.4.1.476.1.42.3.4.1.3.3.1.3', name: { text: 'Sensor {index}' } },
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.476.1.42.3.4.1.2.3.1.3',
      name: { text: 'Sensor {index}' },
      isFahrenheit: true,
    },
    { class: 'humidity', oid: '1.3.6.1.4.1.476.1.42.3.4.2.2.3.1.3', name: { text: 'Sensor {index}' } },
    { class: 'charge', oid: '1.3.6.1.4.1.476.1.42.3.5.1.19', name: { text: 'Battery' } },
  ],
});
