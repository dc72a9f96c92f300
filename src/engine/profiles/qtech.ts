import { defineProfile } from './profile.ts';

/** @see QTECH-MIB */
export default defineProfile({
  id: 'qtech',
  title: 'QTECH',
  vendor: 'QTECH',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.27514' }],
  hardware: [{ from: 'sysDescr', match: '^(QSW-\\S+)' }],
  version: [{ from: 'sysDescr', match: 'SoftWare(?: Package)? Version ([\\d.]+)' }],
  serial: [{ oid: '1.3.6.1.4.1.27514.100.1.2' }],
  processors: [{ oid: '1.3.6.1.4.1.27514.100.1.11.11', name: { text: 'Processor' } }],
  mempools: [{ name: { text: 'Memory' }, total: '1.3.6.1.4.1.27514.100.1.11.6', used: '1.3.6.1.4.1.27514.100.1.11.7' }],
  sensors: [{ class: 'temperature', oid: '1.3.6.1.4.1.27514.100.1.11.9', name: { text: 'Processor' } }],
});
