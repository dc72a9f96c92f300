import { defineProfile } from './profile.ts';

/** @see UPS-MIB, TRIPPLITE-PRODUCTS */
export default defineProfile({
  id: 'poweralert',
  title: 'Tripp Lite PowerAlert',
  vendor: 'Tripp Lite',
  type: 'power',
  match: [{ sysObjectId: '1.3.6.1.4.1.850' }],
  hardware: [{ oid: '1.3.6.1.4.1.850.1.1.1.2.1.5' }],
  version: [{ from: 'sysDescr', match: 'v(\\S+)' }],
  serial: [{ oid: '1.3.6.1.4.1.850.1.1.1.2.1.6' }],
  sensors: [
    { class: 'charge', oid: '1.3.6.1.4.1.850.1.1.3.1.3.1.1.1.4', name: { text: 'Battery' } },
    { class: 'temperature', oid: '1.3.6.1.4.1.850.1.1.3.1.3.1.1.1.9', name: { text: 'Battery' }, divisor: 10 },
  ],
});
