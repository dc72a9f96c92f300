import { defineProfile } from './profile.ts';

/** @see ARISTA-PRODUCTS-MIB, ARISTA-ENTITY-SENSOR-MIB */
export default defineProfile({
  id: 'arista_eos',
  title: 'Arista EOS',
  vendor: 'Arista',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.30065' }],
  hardware: [
    { from: 'sysDescr', match: 'running on an Arista Networks (\\S+)' },
    { entity: { class: 'chassis', field: 'model' } },
  ],
  version: [{ from: 'sysDescr', match: 'EOS version (\\S+)' }],
  serial: [{ entity: { class: 'chassis', field: 'serial' } }],
});
