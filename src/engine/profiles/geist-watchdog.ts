import { defineProfile } from './profile.ts';

/** @see GEIST-V4-MIB */
export default defineProfile({
  id: 'geist-watchdog',
  title: 'Geist Watchdog',
  vendor: 'Vertiv',
  type: 'environment',
  match: [{ sysObjectId: '1.3.6.1.4.1.21239.5.1' }],
  hardware: [{ oid: '1.3.6.1.4.1.21239.5.1.1.1' }],
  version: [{ oid: '1.3.6.1.4.1.21239.5.1.1.2' }],
  sensors: [
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.21239.5.1.2.1.5',
      name: { oid: '1.3.6.1.4.1.21239.5.1.2.1.3' },
      divisor: 10,
    },
    { class: 'humidity', oid: '1.3.6.1.4.1.21239.5.1.2.1.6', name: { oid: '1.3.6.1.4.1.21239.5.1.2.1.3' } },
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.21239.5.1.2.1.7',
      name: { text: '{text} dew point', oid: '1.3.6.1.4.1.21239.5.1.2.1.3' },
      divisor: 10,
    },
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.21239.5.1.4.1.5',
      name: { oid: '1.3.6.1.4.1.21239.5.1.4.1.3' },
      divisor: 10,
    },
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.21239.5.1.5.1.5',
      name: { oid: '1.3.6.1.4.1.21239.5.1.5.1.3' },
      divisor: 10,
    },
    { class: 'humidity', oid: '1.3.6.1.4.1.21239.5.1.5.1.6', name: { oid: '1.3.6.1.4.1.21239.5.1.5.1.3' } },
  ],
});
