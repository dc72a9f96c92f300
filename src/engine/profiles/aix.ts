import { defineProfile } from './profile.ts';

/** @see HOST-RESOURCES-MIB */
export default defineProfile({
  id: 'aix',
  title: 'IBM AIX',
  vendor: 'IBM',
  type: 'server',
  match: [{ sysObjectId: '1.3.6.1.4.1.8072.3.2.15' }, { sysObjectId: '1.3.6.1.4.1.2.3.1.2.1.1.3' }],
  version: [{ from: 'sysDescr', match: '^AIX \\S+ (\\d+) (\\d+)', as: '$2.$1' }],
});
