import { MIKROTIK_OPTICS } from './parts/mikrotik.ts';
import { defineProfile } from './profile.ts';

/** @see MIKROTIK-MIB */
export default defineProfile({
  id: 'swos',
  title: 'MikroTik SwOS',
  vendor: 'MikroTik',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.14988.2' }],
  hardware: [{ from: 'sysDescr', match: '^(\\S+)' }],
  version: [{ from: 'sysDescr', match: 'v([\\d.]+)' }],
  serial: [{ oid: '1.3.6.1.4.1.14988.1.1.7.3' }],
  sensors: [
    ...MIKROTIK_OPTICS,
    { class: 'temperature', oid: '1.3.6.1.4.1.14988.1.1.3.11', name: { text: 'Processor' }, divisor: 10 },
    { class: 'temperature', oid: '1.3.6.1.4.1.14988.1.1.3.10', name: { text: 'Board' }, divisor: 10 },
    { class: 'voltage', oid: '1.3.6.1.4.1.14988.1.1.3.8', name: { text: 'Voltage' }, divisor: 10 },
  ],
});
