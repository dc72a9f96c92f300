import { defineProfile } from './profile.ts';

/** @see ISILON-MIB */
export default defineProfile({
  id: 'onefs',
  title: 'Dell Isilon OneFS',
  vendor: 'Dell',
  type: 'storage',
  match: [{ sysObjectId: '1.3.6.1.4.1.12124' }],
  serial: [{ oid: '1.3.6.1.4.1.12124.2.51.1.3' }],
  processors: [{ oid: '1.3.6.1.4.1.12124.2.2.3.5', name: { text: 'Processor' }, divisor: 10 }],
  sensors: [
    { class: 'temperature', oid: '1.3.6.1.4.1.12124.2.54.1.4', name: { oid: '1.3.6.1.4.1.12124.2.54.1.3' } },
    { class: 'fanspeed', oid: '1.3.6.1.4.1.12124.2.53.1.4', name: { oid: '1.3.6.1.4.1.12124.2.53.1.3' } },
    { class: 'voltage', oid: '1.3.6.1.4.1.12124.2.55.1.4', name: { oid: '1.3.6.1.4.1.12124.2.55.1.3' } },
  ],
});
