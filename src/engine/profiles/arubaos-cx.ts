import { defineProfile } from './profile.ts';

/** @see ARUBAWIRED-CHASSIS-MIB, ENTITY-MIB */
export default defineProfile({
  id: 'arubaos-cx',
  title: 'ArubaOS-CX',
  vendor: 'HPE Aruba',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.47196.4.1' }],
  hardware: [{ entity: { class: 'chassis', field: 'descr' } }],
  version: [{ entity: { class: 'chassis', field: 'sw' } }, { from: 'sysDescr', match: '([A-Z]{2}\\.\\d[\\d.]+)' }],
  serial: [{ entity: { class: 'chassis', field: 'serial' } }],
});
