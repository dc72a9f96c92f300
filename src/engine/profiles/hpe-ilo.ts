import { defineProfile } from './profile.ts';

/** @see CPQSM2-MIB, CPQHLTH-MIB, CPQSINFO-MIB */
export default defineProfile({
  id: 'hpe-ilo',
  title: 'HPE iLO',
  vendor: 'HPE',
  type: 'management',
  match: [{ sysObjectId: '1.3.6.1.4.1.232.9.4' }],
  hardware: [{ oid: '1.3.6.1.4.1.232.2.2.4.2' }],
  version: [{ from: 'sysDescr', match: 'Lights-Out \\d+ (\\S+)' }, { oid: '1.3.6.1.4.1.232.9.2.2.2' }],
  serial: [{ oid: '1.3.6.1.4.1.232.2.2.2.1' }],
  sensors: [
    { class: 'temperature', oid: '1.3.6.1.4.1.232.6.2.6.8.1.4', name: { text: 'Sensor {index}' }, absent: [0, -99] },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.232.6.2.6.8.1.6',
      name: { text: 'Temperature {index}' },
      states: { '1': ['other', 3], '2': ['ok', 0], '3': ['degraded', 1], '4': ['failed', 2] },
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.232.6.2.6.7.1.9',
      name: { text: 'Fan {index}' },
      states: { '1': ['other', 3], '2': ['ok', 0], '3': ['degraded', 1], '4': ['failed', 2] },
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.232.6.2.9.3.1.4',
      name: { text: 'Power supply {index}' },
      states: { '1': ['other', 3], '2': ['ok', 0], '3': ['degraded', 1], '4': ['failed', 2] },
    },
    { class: 'power', oid: '1.3.6.1.4.1.232.6.2.9.3.1.7', name: { text: 'Power supply {index}' } },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.232.3.2.5.1.1.6',
      name: { text: 'Disk {index}' },
      states: { '1': ['other', 3], '2': ['ok', 0], '3': ['failed', 2], '4': ['predictiveFailure', 1] },
    },
  ],
});
