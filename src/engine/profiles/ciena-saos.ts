import { defineProfile } from './profile.ts';

/** @see WWP-LEOS-CHASSIS-MIB */
export default defineProfile({
  id: 'ciena-saos',
  title: 'Ciena',
  vendor: 'Ciena',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.562' }, { sysObjectId: '1.3.6.1.4.1.6141' }],
  hardware: [
    { from: 'sysDescr', match: '^(.+?) SW:' },
    { from: 'sysDescr', match: '^(\\d{4}\\S*)' },
  ],
  version: [{ from: 'sysDescr', match: 'SW:(\\S+)' }, { oid: '1.3.6.1.4.1.6141.2.60.10.1.1.2.1.2' }],
  serial: [{ oid: '1.3.6.1.4.1.6141.2.60.11.1.1.1.41' }],
  processors: [{ oid: '1.3.6.1.4.1.6141.2.60.12.1.9.1.2.1.8', name: { text: 'Processor' } }],
  sensors: [
    { class: 'temperature', oid: '1.3.6.1.4.1.6141.2.60.11.1.1.5.1.1.2', name: { text: 'Sensor {index}' } },
    { class: 'dbm', oid: '1.3.6.1.4.1.6141.2.60.4.1.1.2.1.26', name: { text: 'Rx {index}' }, divisor: 10000 },
    { class: 'dbm', oid: '1.3.6.1.4.1.6141.2.60.4.1.1.2.1.31', name: { text: 'Tx {index}' }, divisor: 10000 },
    { class: 'temperature', oid: '1.3.6.1.4.1.6141.2.60.4.1.1.2.1.16', name: { text: 'Optic {index}' } },
  ],
});
