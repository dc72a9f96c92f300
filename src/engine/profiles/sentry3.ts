import { defineProfile } from './profile.ts';

/** @see Sentry3-MIB */
export default defineProfile({
  id: 'sentry3',
  title: 'Server Technology Sentry 3',
  vendor: 'Server Technology',
  type: 'power',
  match: [{ sysObjectId: '1.3.6.1.4.1.1718.3' }],
  hardware: [{ oid: '1.3.6.1.4.1.1718.3.2.1.1.6' }],
  version: [{ oid: '1.3.6.1.4.1.1718.3.1.1', match: '([\\d.]+\\w?)$' }],
  serial: [{ oid: '1.3.6.1.4.1.1718.3.1.2' }],
  sensors: [
    { class: 'current', oid: '1.3.6.1.4.1.1718.3.2.2.1.7', name: { oid: '1.3.6.1.4.1.1718.3.2.2.1.3' }, divisor: 100 },
    { class: 'voltage', oid: '1.3.6.1.4.1.1718.3.2.2.1.11', name: { oid: '1.3.6.1.4.1.1718.3.2.2.1.3' }, divisor: 10 },
    { class: 'power', oid: '1.3.6.1.4.1.1718.3.2.2.1.12', name: { oid: '1.3.6.1.4.1.1718.3.2.2.1.3' } },
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.1718.3.2.5.1.6',
      name: { oid: '1.3.6.1.4.1.1718.3.2.5.1.3' },
      divisor: 10,
    },
    { class: 'humidity', oid: '1.3.6.1.4.1.1718.3.2.5.1.10', name: { oid: '1.3.6.1.4.1.1718.3.2.5.1.3' } },
    { class: 'current', oid: '1.3.6.1.4.1.1718.3.2.3.1.7', name: { oid: '1.3.6.1.4.1.1718.3.2.3.1.3' }, divisor: 100 },
  ],
});
