import { defineProfile } from './profile.ts';

/** @see SNWL-COMMON-MIB, SONICWALL-FIREWALL-IP-STATISTICS-MIB */
export default defineProfile({
  id: 'sonicwall',
  title: 'SonicWall',
  vendor: 'SonicWall',
  type: 'firewall',
  match: [{ sysObjectId: '1.3.6.1.4.1.8741' }],
  hardware: [{ oid: '1.3.6.1.4.1.8741.2.1.1.1' }, { from: 'sysDescr', match: '^SonicWALL (.+?) \\(' }],
  version: [{ oid: '1.3.6.1.4.1.8741.2.1.1.3' }, { from: 'sysDescr', match: '\\(([^)]+)\\)' }],
  serial: [{ oid: '1.3.6.1.4.1.8741.2.1.1.2' }],
  processors: [{ oid: '1.3.6.1.4.1.8741.1.3.1.3', name: { text: 'Processor' } }],
  mempools: [{ name: { text: 'Memory' }, perc: '1.3.6.1.4.1.8741.1.3.1.4' }],
  sensors: [{ class: 'count', oid: '1.3.6.1.4.1.8741.1.3.1.2', name: { text: 'Sessions' } }],
});
