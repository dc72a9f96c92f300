import { defineProfile } from './profile.ts';

/** @see WATCHGUARD-SYSTEM-STATISTICS-MIB */
export default defineProfile({
  id: 'firebox',
  title: 'WatchGuard Firebox',
  vendor: 'WatchGuard',
  type: 'firewall',
  match: [{ sysObjectId: '1.3.6.1.4.1.3097' }],
  hardware: [{ from: 'sysDescr', match: '^(\\S+)' }],
  version: [
    { oid: '1.3.6.1.4.1.3097.6.3.1', match: 'sysa:([\\d.]+)' },
    { oid: '1.3.6.1.4.1.3097.6.3.1', match: '^(\\d[\\w.]+)' },
  ],
  processors: [{ oid: '1.3.6.1.4.1.3097.6.3.77', name: { text: 'Processor' }, divisor: 100 }],
  sensors: [{ class: 'count', oid: '1.3.6.1.4.1.3097.6.3.80', name: { text: 'Connections' } }],
});
