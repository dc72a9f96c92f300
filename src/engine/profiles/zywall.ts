import { defineProfile } from './profile.ts';

/** @see ZYXEL-ES-COMMON, ZYXEL-ES-SMI */
export default defineProfile({
  id: 'zywall',
  title: 'Zyxel ZyWALL',
  vendor: 'Zyxel',
  type: 'firewall',
  match: [
    { sysObjectId: '1.3.6.1.4.1.890.1.15', sysDescr: '^(?:USG|ZyWALL|ATP|VPN)' },
    { sysObjectId: '1.3.6.1.4.1.890.1.6' },
  ],
  hardware: [{ from: 'sysDescr', match: '^(ZyWALL \\S+|\\S+)' }],
  version: [{ oid: '1.3.6.1.4.1.890.1.15.3.1.6' }],
  serial: [{ oid: '1.3.6.1.4.1.890.1.15.3.1.12' }],
  processors: [{ oid: ['1.3.6.1.4.1.890.1.6.22.1.1', '1.3.6.1.4.1.890.1.15.3.2.4'], name: { text: 'Processor' } }],
  mempools: [
    { name: { text: 'Memory' }, perc: ['1.3.6.1.4.1.890.1.6.22.1.2', '1.3.6.1.4.1.890.1.15.3.2.5'] },
    { name: { text: 'Flash' }, perc: '1.3.6.1.4.1.890.1.15.3.2.6' },
  ],
});
