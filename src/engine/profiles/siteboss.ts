import { defineProfile } from './profile.ts';

/** @see SITEBOSS-530-STD-MIB */
export default defineProfile({
  id: 'siteboss',
  title: 'Asentria SiteBoss',
  vendor: 'Asentria',
  type: 'power',
  match: [{ sysObjectId: '1.3.6.1.4.1.3052' }],
  hardware: [{ from: 'sysDescr', match: '^(SiteBoss \\d+)' }],
  version: [{ from: 'sysDescr', match: '^SiteBoss \\d+ (.+)$' }],
});
