import { defineProfile } from './profile.ts';

/** @see ECS4110-MIB */
export default defineProfile({
  id: 'edgecos',
  title: 'Edgecore ECS',
  vendor: 'Edgecore',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.259' }],
  hardware: [{ from: 'sysDescr', match: '^(\\S+)' }],
  serial: [{ entity: { field: 'serial' } }],
});
