import { defineProfile } from './profile.ts';

/** @see HOST-RESOURCES-MIB */
export default defineProfile({
  id: 'coreos',
  title: 'CoreOS',
  vendor: 'CoreOS',
  type: 'server',
  match: [{ sysObjectId: '1.3.6.1.4.1.8072.3.2.10', sysDescr: 'coreos' }],
  hardware: [{ from: 'sysDescr', match: 'x86_64', as: 'Generic x86 64-bit' }],
  version: [{ from: 'sysDescr', match: '^Linux \\S+ (\\S+)' }],
});
