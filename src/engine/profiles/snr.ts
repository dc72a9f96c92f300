import { defineProfile } from './profile.ts';

/** @see NAG-MIB */
export default defineProfile({
  id: 'snr',
  title: 'SNR',
  vendor: 'NAG',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.40418.7' }],
  hardware: [{ from: 'sysDescr', match: '^(SNR-\\S+)' }],
  version: [{ from: 'sysDescr', match: 'SoftWare(?: Package)? Version ([\\w.()]+)' }],
  serial: [{ oid: '1.3.6.1.4.1.40418.7.100.1.2' }],
  processors: [{ oid: '1.3.6.1.4.1.40418.7.100.1.11.11', name: { text: 'Processor' } }],
  mempools: [
    { name: { text: 'Memory' }, total: '1.3.6.1.4.1.40418.7.100.1.11.6', used: '1.3.6.1.4.1.40418.7.100.1.11.7' },
  ],
  sensors: [{ class: 'temperature', oid: '1.3.6.1.4.1.40418.7.100.1.11.9', name: { text: 'Processor' } }],
});
