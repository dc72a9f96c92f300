import { defineProfile } from './profile.ts';

/** @see SN-MSPS-SCX-MIB */
export default defineProfile({
  id: 'scalance',
  title: 'Siemens SCALANCE',
  vendor: 'Siemens',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.4329.6' }],
  hardware: [{ from: 'sysDescr', match: 'SCALANCE (\\S+?),' }],
  version: [{ from: 'sysDescr', match: 'FW: Version (V[\\d.]+)' }],
  serial: [{ entity: { class: 'chassis', field: 'serial' } }],
});
