import { defineProfile } from './profile.ts';

/** @see WHISP-BOX-MIBV2-MIB */
export default defineProfile({
  id: 'pmp',
  title: 'Cambium PMP',
  vendor: 'Cambium',
  type: 'wireless',
  match: [{ sysObjectId: '1.3.6.1.4.1.161.19' }],
  hardware: [{ oid: '1.3.6.1.4.1.161.19.3.3.1.266' }],
  version: [{ from: 'sysDescr', match: 'CANOPY (\\S+)' }, { oid: '1.3.6.1.4.1.161.19.3.3.1.1' }],
  sensors: [{ class: 'temperature', oid: '1.3.6.1.4.1.161.19.3.3.1.35', name: { text: 'Radio' } }],
});
