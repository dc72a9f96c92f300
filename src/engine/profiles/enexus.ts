import { defineProfile } from './profile.ts';

/** @see SP2-MIB */
export default defineProfile({
  id: 'enexus',
  title: 'Eltek Smartpack',
  vendor: 'Eltek',
  type: 'power',
  match: [{ sysObjectId: '1.3.6.1.4.1.12148.10' }],
  sensors: [
    { class: 'voltage', oid: '1.3.6.1.4.1.12148.10.10.5.5', name: { text: 'Battery' }, divisor: 100 },
    { class: 'current', oid: '1.3.6.1.4.1.12148.10.10.6.5', name: { text: 'Battery' }, divisor: 10 },
    { class: 'temperature', oid: '1.3.6.1.4.1.12148.10.10.7.5', name: { text: 'Battery' } },
    { class: 'current', oid: '1.3.6.1.4.1.12148.10.9.2.5', name: { text: 'Load' }, divisor: 10 },
    { class: 'voltage', oid: '1.3.6.1.4.1.12148.10.3.4.1.6', name: { text: 'Mains {index}' } },
  ],
});
