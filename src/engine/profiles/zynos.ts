import { defineProfile } from './profile.ts';

/** @see ZYXEL-ES-COMMON */
export default defineProfile({
  id: 'zynos',
  title: 'Zyxel Switch',
  vendor: 'Zyxel',
  type: 'network',
  match: [
    { sysObjectId: '1.3.6.1.4.1.890.1.5' },
    { sysObjectId: '1.3.6.1.4.1.890.1.15', sysDescr: '^(?:GS|XGS|XS|MGS|ES|MES|XMG)' },
  ],
  hardware: [{ from: 'sysDescr', match: '^(\\S+)' }],
  version: [{ oid: '1.3.6.1.4.1.890.1.15.3.1.6' }],
  serial: [
    { oid: '1.3.6.1.4.1.890.1.15.3.1.12' },
    { oid: '1.3.6.1.4.1.890.1.5.8.47.1.10' },
    { entity: { class: 'chassis', field: 'serial' } },
  ],
});
