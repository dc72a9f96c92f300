import { defineProfile } from './profile.ts';

/** @see IB-PLATFORMONE-MIB */
export default defineProfile({
  id: 'nios',
  title: 'Infoblox NIOS',
  vendor: 'Infoblox',
  type: 'appliance',
  match: [{ sysObjectId: '1.3.6.1.4.1.7779' }],
  hardware: [{ oid: '1.3.6.1.4.1.7779.3.1.1.2.1.4' }],
  version: [{ oid: '1.3.6.1.4.1.7779.3.1.1.2.1.7' }],
  serial: [{ oid: '1.3.6.1.4.1.7779.3.1.1.2.1.6' }],
  processors: [{ oid: '1.3.6.1.4.1.7779.3.1.1.2.1.8.1', name: { text: 'Processor' } }],
  mempools: [{ name: { text: 'Memory' }, perc: '1.3.6.1.4.1.7779.3.1.1.2.1.8.2' }],
  sensors: [{ class: 'temperature', oid: '1.3.6.1.4.1.7779.3.1.1.2.1.1', name: { text: 'CPU' } }],
});
