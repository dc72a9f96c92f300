import { defineProfile } from './profile.ts';

/** @see ENTITY-MIB */
export default defineProfile({
  id: 'cumulus',
  title: 'Cumulus Linux',
  vendor: 'NVIDIA',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.40310' }, { sysObjectId: '1.3.6.1.4.1.8072.3.2.10', sysDescr: 'Cumulus' }],
  version: [{ from: 'sysDescr', match: '^(Cumulus-linux \\S+)' }],
});
