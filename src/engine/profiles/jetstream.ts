import { defineProfile } from './profile.ts';

/** @see TPLINK-SYSINFO-MIB, TPLINK-SYSMONITOR-MIB */
export default defineProfile({
  id: 'jetstream',
  title: 'TP-Link JetStream',
  vendor: 'TP-Link',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.11863.5' }],
  hardware: [{ oid: '1.3.6.1.4.1.11863.6.1.1.5' }],
  version: [{ oid: '1.3.6.1.4.1.11863.6.1.1.6' }],
  serial: [{ oid: '1.3.6.1.4.1.11863.6.1.1.8' }],
  processors: [{ oid: '1.3.6.1.4.1.11863.6.4.1.1.1.1.4', name: { text: 'Unit {index}' } }],
  mempools: [{ name: { text: 'Unit {index}' }, perc: '1.3.6.1.4.1.11863.6.4.1.2.1.1.2' }],
});
