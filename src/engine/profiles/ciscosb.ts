import { defineProfile } from './profile.ts';

/** @see CISCOSB-DEVICEPARAMS-MIB, CISCOSB-Physicaldescription-MIB */
export default defineProfile({
  id: 'ciscosb',
  title: 'Cisco Small Business',
  vendor: 'Cisco',
  type: 'network',
  match: [
    { sysObjectId: '1.3.6.1.4.1.9.6.1' },
    { sysObjectId: '1.3.6.1.4.1.9.1', sysDescr: 'Catalyst 1[23]00 Series' },
  ],
  hardware: [{ entity: { class: 'chassis', field: 'model' } }],
  version: [{ oid: '1.3.6.1.4.1.9.6.1.101.2.4' }],
  serial: [{ entity: { class: 'chassis', field: 'serial' } }, { oid: '1.3.6.1.4.1.9.6.1.101.53.14.1.5' }],
  processors: [{ oid: '1.3.6.1.4.1.9.6.1.101.1.9', name: { text: 'Processor' } }],
});
