import { defineProfile } from './profile.ts';

/** @see NAS-MIB */
export default defineProfile({
  id: 'qnap',
  title: 'QNAP QTS',
  vendor: 'QNAP',
  type: 'storage',
  match: [{ sysObjectId: '1.3.6.1.4.1.24681' }],
  hardware: [
    { oid: '1.3.6.1.4.1.24681.1.4.1.1.1.1.2.1' },
    { oid: '1.3.6.1.4.1.24681.1.2.12' },
    { entity: { class: 'chassis', field: 'model' } },
  ],
  version: [{ entity: { class: 'chassis', field: 'sw' } }],
  serial: [{ entity: { class: 'chassis', field: 'serial' } }],
  processors: [{ oid: '1.3.6.1.4.1.24681.1.3.1', name: { text: 'CPU' } }],
  sensors: [
    { class: 'temperature', oid: '1.3.6.1.4.1.24681.1.3.5', name: { text: 'CPU' } },
    { class: 'temperature', oid: '1.3.6.1.4.1.24681.1.3.6', name: { text: 'System' } },
    { class: 'temperature', oid: '1.3.6.1.4.1.24681.1.3.11.1.3', name: { oid: '1.3.6.1.4.1.24681.1.3.11.1.2' } },
    { class: 'fanspeed', oid: '1.3.6.1.4.1.24681.1.3.15.1.3', name: { oid: '1.3.6.1.4.1.24681.1.3.15.1.2' } },
  ],
});
