import { defineProfile } from './profile.ts';

/** @see Sentry4-MIB */
export default defineProfile({
  id: 'sentry4',
  title: 'Server Technology Sentry 4',
  vendor: 'Server Technology',
  type: 'power',
  match: [{ sysObjectId: '1.3.6.1.4.1.1718.4' }],
  hardware: [{ oid: '1.3.6.1.4.1.1718.4.1.2.2.1.5' }],
  version: [{ oid: '1.3.6.1.4.1.1718.4.1.1.1.3', match: '([\\d.]+\\w?)$' }],
  serial: [{ oid: '1.3.6.1.4.1.1718.4.1.2.2.1.4' }],
  sensors: [
    { class: 'power', oid: '1.3.6.1.4.1.1718.4.1.3.3.1.3', name: { text: 'Cord {index}' } },
    { class: 'frequency', oid: '1.3.6.1.4.1.1718.4.1.3.3.1.16', name: { text: 'Cord {index}' }, divisor: 10 },
    { class: 'current', oid: '1.3.6.1.4.1.1718.4.1.4.3.1.3', name: { text: 'Line {index}' }, divisor: 100 },
    { class: 'voltage', oid: '1.3.6.1.4.1.1718.4.1.5.3.1.3', name: { text: 'Phase {index}' }, divisor: 10 },
    { class: 'current', oid: '1.3.6.1.4.1.1718.4.1.5.3.1.5', name: { text: 'Phase {index}' }, divisor: 100 },
    { class: 'power', oid: '1.3.6.1.4.1.1718.4.1.5.3.1.10', name: { text: 'Phase {index}' } },
    { class: 'current', oid: '1.3.6.1.4.1.1718.4.1.7.3.1.3', name: { text: 'Branch {index}' }, divisor: 100 },
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.1718.4.1.9.3.1.1',
      name: { oid: '1.3.6.1.4.1.1718.4.1.9.2.1.3' },
      divisor: 10,
    },
    { class: 'humidity', oid: '1.3.6.1.4.1.1718.4.1.10.3.1.1', name: { oid: '1.3.6.1.4.1.1718.4.1.10.2.1.3' } },
  ],
});
