import { defineProfile, type States } from './profile.ts';

const DISK_STATUS: States = {
  '0': ['ready', 0],
  '-4': ['unknown', 3],
  '-5': ['noDisk', 3],
  '-6': ['invalid', 2],
  '-9': ['rwError', 2],
};
const DISK_SMART: States = { '0': ['good', 0], '1': ['warning', 1], '2': ['abnormal', 2], '-1': ['error', 2] };

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
  version: [{ entity: { class: 'chassis', field: 'sw' }, match: '([\\d.]+)' }],
  serial: [{ entity: { class: 'chassis', field: 'serial' } }],
  processors: [{ oid: '1.3.6.1.4.1.24681.1.3.1', name: { text: 'CPU' } }],
  sensors: [
    {
      class: 'fanspeed',
      oid: '1.3.6.1.4.1.24681.1.4.1.1.1.1.2.2.1.5',
      name: { oid: '1.3.6.1.4.1.24681.1.4.1.1.1.1.2.2.1.3' },
    },
    {
      class: 'state',
      oid: '1.3.6.1.4.1.24681.1.4.1.1.1.1.5.2.1.5',
      name: { text: 'Disk {index}' },
      states: DISK_SMART,
    },
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.24681.1.4.1.1.1.1.5.2.1.6',
      name: { text: 'Disk {index} {text}', oid: '1.3.6.1.4.1.24681.1.4.1.1.1.1.5.2.1.8' },
      absent: [-1, 0],
    },
    { class: 'state', oid: '1.3.6.1.4.1.24681.1.2.11.1.4', name: { text: 'Disk {index}' }, states: DISK_STATUS },
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.24681.1.4.1.1.1.1.1.2.1.7',
      name: { text: 'Enclosure {index}' },
      absent: [-1, 0],
    },
    { class: 'temperature', oid: '1.3.6.1.4.1.24681.1.2.5', name: { text: 'CPU' } },
    { class: 'temperature', oid: '1.3.6.1.4.1.24681.1.2.6', name: { text: 'System' } },
    { class: 'temperature', oid: '1.3.6.1.4.1.24681.1.2.11.1.3', name: { text: 'Disk {index}' }, absent: [-1, 0] },
    { class: 'fanspeed', oid: '1.3.6.1.4.1.24681.1.2.15.1.3', name: { text: 'Fan {index}' } },
    { class: 'temperature', oid: '1.3.6.1.4.1.24681.1.3.5', name: { text: 'CPU' } },
    { class: 'temperature', oid: '1.3.6.1.4.1.24681.1.3.6', name: { text: 'System' } },
    { class: 'temperature', oid: '1.3.6.1.4.1.24681.1.3.11.1.3', name: { oid: '1.3.6.1.4.1.24681.1.3.11.1.2' } },
    { class: 'fanspeed', oid: '1.3.6.1.4.1.24681.1.3.15.1.3', name: { oid: '1.3.6.1.4.1.24681.1.3.15.1.2' } },
  ],
});
