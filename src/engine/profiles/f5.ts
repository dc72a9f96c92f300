import { defineProfile, type States } from './profile.ts';

const PART: States = { '0': ['bad', 2], '1': ['good', 0], '2': ['notPresent', 3] };

/** @see F5-BIGIP-SYSTEM-MIB */
export default defineProfile({
  id: 'f5',
  title: 'F5 BIG-IP',
  vendor: 'F5',
  type: 'loadbalancer',
  match: [{ sysObjectId: '1.3.6.1.4.1.3375.2' }],
  hardware: [{ oid: '1.3.6.1.4.1.3375.2.1.3.5.2' }],
  version: [{ oid: '1.3.6.1.4.1.3375.2.1.4.2' }],
  serial: [{ oid: '1.3.6.1.4.1.3375.2.1.3.3.3' }],
  processors: [{ oid: '1.3.6.1.4.1.3375.2.1.7.5.2.1.35', name: { text: 'CPU {index}' } }],
  mempools: [{ name: { text: 'Memory' }, total: '1.3.6.1.4.1.3375.2.1.7.1.1', used: '1.3.6.1.4.1.3375.2.1.7.1.2' }],
  sensors: [
    { class: 'temperature', oid: '1.3.6.1.4.1.3375.2.1.3.2.3.2.1.2', name: { text: 'Chassis {index}' } },
    { class: 'fanspeed', oid: '1.3.6.1.4.1.3375.2.1.3.2.1.2.1.3', name: { text: 'Fan {index}' } },
    { class: 'state', oid: '1.3.6.1.4.1.3375.2.1.3.2.1.2.1.2', name: { text: 'Fan {index}' }, states: PART },
    { class: 'state', oid: '1.3.6.1.4.1.3375.2.1.3.2.2.2.1.2', name: { text: 'Power supply {index}' }, states: PART },
    { class: 'temperature', oid: '1.3.6.1.4.1.3375.2.1.3.6.2.1.2', name: { text: 'CPU {index}' } },
    { class: 'fanspeed', oid: '1.3.6.1.4.1.3375.2.1.3.6.2.1.3', name: { text: 'CPU fan {index}' } },
    { class: 'count', oid: '1.3.6.1.4.1.3375.2.1.1.2.1.8', name: { text: 'Client connections' } },
  ],
});
