import { defineProfile } from './profile.ts';

/** @see PAN-COMMON-MIB */
export default defineProfile({
  id: 'panos',
  title: 'Palo Alto PAN-OS',
  vendor: 'Palo Alto Networks',
  type: 'firewall',
  match: [{ sysObjectId: '1.3.6.1.4.1.25461' }],
  hardware: [{ oid: '1.3.6.1.4.1.25461.2.1.2.2.1' }, { entity: { class: 'chassis', field: 'model' } }],
  version: [{ oid: '1.3.6.1.4.1.25461.2.1.2.1.1' }],
  serial: [{ oid: '1.3.6.1.4.1.25461.2.1.2.1.3' }],
  sensors: [{ class: 'count', oid: '1.3.6.1.4.1.25461.2.1.2.3.3', name: { text: 'Sessions' } }],
});
