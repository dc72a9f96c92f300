import { defineProfile } from './profile.ts';

/** @see DELL-NETWORKING-CHASSIS-MIB */
export default defineProfile({
  id: 'dnos',
  title: 'Dell Networking OS9',
  vendor: 'Dell',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.6027' }],
  hardware: [{ from: 'sysDescr', match: 'Series: (\\S+)' }],
  version: [{ from: 'sysDescr', match: 'Application Software Version: (\\S+)' }],
  serial: [{ oid: '1.3.6.1.4.1.6027.3.26.1.3.4.1.10' }],
  processors: [{ oid: '1.3.6.1.4.1.6027.3.26.1.4.4.1.5', name: { text: 'Processor {index}' } }],
  mempools: [{ name: { text: 'Memory usage' }, perc: '1.3.6.1.4.1.6027.3.26.1.4.4.1.6' }],
  sensors: [{ class: 'temperature', oid: '1.3.6.1.4.1.6027.3.26.1.3.4.1.13', name: { text: 'Unit {index}' } }],
});
