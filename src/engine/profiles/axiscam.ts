import { defineProfile } from './profile.ts';

/** @see AXIS-VIDEO-MIB */
export default defineProfile({
  id: 'axiscam',
  title: 'Axis Camera',
  vendor: 'Axis',
  type: 'appliance',
  match: [{ sysObjectId: '1.3.6.1.4.1.368' }],
  hardware: [{ from: 'sysDescr', match: '(AXIS [^;]+)' }],
  version: [{ from: 'sysDescr', match: '; (\\d[\\d.]+)' }],
  sensors: [{ class: 'temperature', oid: '1.3.6.1.4.1.368.4.1.3.1.4', name: { text: 'Sensor {index}' } }],
});
