import { defineProfile } from './profile.ts';

/** @see AT-SYSINFO-MIB, AT-ENVMONv2-MIB */
export default defineProfile({
  id: 'awplus',
  title: 'Allied Telesis AlliedWare Plus',
  vendor: 'Allied Telesis',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.207', sysDescr: 'AW\\+' }, { sysObjectId: '1.3.6.1.4.1.207.1.14' }],
  hardware: [{ oid: '1.3.6.1.4.1.207.8.4.4.5.1.1.1.1.3' }, { entity: { class: 'chassis', field: 'model' } }],
  version: [{ from: 'sysDescr', match: 'AW\\+ v([\\w.-]+)' }],
  serial: [{ entity: { class: 'chassis', field: 'serial' } }],
  processors: [{ oid: '1.3.6.1.4.1.207.8.4.4.3.3.3', name: { text: 'Processor' } }],
  mempools: [
    { name: { text: 'Memory' }, total: '1.3.6.1.4.1.207.8.4.4.3.7.1', free: '1.3.6.1.4.1.207.8.4.4.3.7.2', unit: 1024 },
  ],
  sensors: [
    { class: 'fanspeed', oid: '1.3.6.1.4.1.207.8.4.4.3.12.1.1.5', name: { oid: '1.3.6.1.4.1.207.8.4.4.3.12.1.1.4' } },
    {
      class: 'voltage',
      oid: '1.3.6.1.4.1.207.8.4.4.3.12.2.1.5',
      name: { oid: '1.3.6.1.4.1.207.8.4.4.3.12.2.1.4' },
      divisor: 1000,
    },
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.207.8.4.4.3.12.3.1.5',
      name: { oid: '1.3.6.1.4.1.207.8.4.4.3.12.3.1.4' },
    },
  ],
});
