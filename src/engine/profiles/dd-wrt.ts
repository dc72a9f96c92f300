import { defineProfile } from './profile.ts';

/** @see HOST-RESOURCES-MIB */
export default defineProfile({
  id: 'dd-wrt',
  title: 'DD-WRT',
  vendor: 'DD-WRT',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.8072.3.2.10', sysDescr: '^Linux \\S+ \\S+-d\\d+ ' }],
  version: [{ from: 'sysDescr', match: '^Linux \\S+ (\\S+)' }],
});
