import { defineProfile } from './profile.ts';

/** @see CHECKPOINT-MIB */
export default defineProfile({
  id: 'gaia',
  title: 'Check Point GAiA',
  vendor: 'Check Point',
  type: 'firewall',
  match: [{ sysObjectId: '1.3.6.1.4.1.2620' }, { sysObjectId: '1.3.6.1.4.1.8072.3.2.10', sysDescr: 'cpx86' }],
  hardware: [{ oid: '1.3.6.1.4.1.2620.1.6.16.7' }],
  version: [{ oid: '1.3.6.1.4.1.2620.1.6.4.1' }],
  serial: [{ oid: '1.3.6.1.4.1.2620.1.6.16.3' }],
  processors: [{ oid: '1.3.6.1.4.1.2620.1.6.7.5.1.5', name: { text: 'CPU {index}' } }],
  mempools: [{ name: { text: 'Memory' }, total: '1.3.6.1.4.1.2620.1.6.7.4.3', used: '1.3.6.1.4.1.2620.1.6.7.4.4' }],
  sensors: [
    { class: 'temperature', oid: '1.3.6.1.4.1.2620.1.6.7.8.1.1.3', name: { oid: '1.3.6.1.4.1.2620.1.6.7.8.1.1.2' } },
    { class: 'fanspeed', oid: '1.3.6.1.4.1.2620.1.6.7.8.2.1.3', name: { oid: '1.3.6.1.4.1.2620.1.6.7.8.2.1.2' } },
    { class: 'voltage', oid: '1.3.6.1.4.1.2620.1.6.7.8.3.1.3', name: { oid: '1.3.6.1.4.1.2620.1.6.7.8.3.1.2' } },
    { class: 'count', oid: '1.3.6.1.4.1.2620.1.1.25.3', name: { text: 'Connections' } },
  ],
});
