import { defineProfile } from './profile.ts';

/** @see Juniper-System-MIB */
export default defineProfile({
  id: 'junose',
  title: 'Juniper JunosE',
  vendor: 'Juniper',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.4874' }],
  version: [{ from: 'sysDescr', match: 'Version\\s*:? ?\\(?(\\d\\S+)' }],
  processors: [{ oid: '1.3.6.1.4.1.4874.2.2.2.1.3.5.1.3', name: { text: 'Module {index}' } }],
  sensors: [{ class: 'temperature', oid: '1.3.6.1.4.1.4874.2.2.2.1.9.4.1.3', name: { text: 'Sensor {index}' } }],
});
