import { defineProfile } from './profile.ts';

/** @see ELTEK-DISTRIBUTED-MIB */
export default defineProfile({
  id: 'eltek-webpower',
  title: 'Eltek WebPower',
  vendor: 'Eltek',
  type: 'power',
  match: [{ sysObjectId: '1.3.6.1.4.1.12148.9' }],
  sensors: [
    { class: 'voltage', oid: '1.3.6.1.4.1.12148.9.3.2', name: { text: 'Battery' }, divisor: 100 },
    { class: 'current', oid: '1.3.6.1.4.1.12148.9.3.3', name: { text: 'Battery' }, divisor: 10 },
    { class: 'temperature', oid: '1.3.6.1.4.1.12148.9.3.4', name: { text: 'Battery' } },
    { class: 'current', oid: '1.3.6.1.4.1.12148.9.4.1', name: { text: 'Load' }, divisor: 10 },
  ],
});
