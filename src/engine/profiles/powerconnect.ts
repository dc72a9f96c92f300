import { RADLAN_SENSORS } from './parts/radlan.ts';
import { defineProfile } from './profile.ts';

/** @see Dell-Vendor-MIB, RADLAN-rndMng */
export default defineProfile({
  id: 'powerconnect',
  title: 'Dell PowerConnect',
  vendor: 'Dell',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.674.10895' }],
  hardware: [{ oid: '1.3.6.1.4.1.674.10895.3000.1.2.100.1' }, { entity: { class: 'chassis', field: 'descr' } }],
  version: [{ oid: '1.3.6.1.4.1.674.10895.3000.1.2.100.4' }, { entity: { class: 'chassis', field: 'sw' } }],
  serial: [{ entity: { class: 'chassis', field: 'serial' } }, { oid: '1.3.6.1.4.1.674.10895.3000.1.2.100.8.1.2' }],
  features: [{ from: 'sysDescr', match: '^(.*)$' }],
  processors: [
    { oid: ['1.3.6.1.4.1.89.1.9', '1.3.6.1.4.1.89.1.8', '1.3.6.1.4.1.89.1.7'], name: { text: 'Processor' } },
  ],
  sensors: [...RADLAN_SENSORS],
});
