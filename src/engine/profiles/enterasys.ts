import { defineProfile } from './profile.ts';

/** @see ENTERASYS-RESOURCE-UTILIZATION-MIB */
export default defineProfile({
  id: 'enterasys',
  title: 'Enterasys',
  vendor: 'Extreme Networks',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.5624' }],
  hardware: [{ from: 'sysDescr', match: '(\\S+) Rev' }],
  version: [{ from: 'sysDescr', match: 'Rev ([\\d.]+)' }],
  serial: [{ entity: { class: 'chassis', field: 'serial' } }],
  processors: [{ oid: '1.3.6.1.4.1.5624.1.2.49.1.1.1.1.3', name: { text: 'CPU {index}' }, divisor: 10 }],
});
