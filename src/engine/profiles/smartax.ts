import { defineProfile } from './profile.ts';

/** @see HUAWEI-DEVICE-MIB */
export default defineProfile({
  id: 'smartax',
  title: 'Huawei SmartAX',
  vendor: 'Huawei',
  type: 'network',
  match: [
    { sysObjectId: '1.3.6.1.4.1.2011.2.123' },
    { sysObjectId: '1.3.6.1.4.1.2011.2.133' },
    { sysObjectId: '1.3.6.1.4.1.2011.2.157' },
    { sysObjectId: '1.3.6.1.4.1.2011.2.186' },
    { sysObjectId: '1.3.6.1.4.1.2011.2.248' },
  ],
  hardware: [{ oid: '1.3.6.1.4.1.2011.6.3.1.1' }, { oid: '1.3.6.1.4.1.2011.6.3.1.3', match: '^(\\w+)' }],
  version: [{ oid: '1.3.6.1.4.1.2011.6.3.1.3' }],
  processors: [{ oid: '1.3.6.1.4.1.2011.2.6.7.1.1.2.1.5', name: { text: 'Slot {index}' } }],
  mempools: [{ name: { text: 'Memory' }, perc: '1.3.6.1.4.1.2011.2.6.7.1.1.2.1.6' }],
  sensors: [
    {
      class: 'temperature',
      oid: '1.3.6.1.4.1.2011.6.3.3.2.1.13',
      name: { text: 'Slot {index}' },
      absent: [2147483647],
    },
  ],
});
