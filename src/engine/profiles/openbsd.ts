import { defineProfile } from './profile.ts';

/** @see HOST-RESOURCES-MIB */
export default defineProfile({
  id: 'openbsd',
  title: 'OpenBSD',
  vendor: 'OpenBSD',
  type: 'server',
  match: [{ sysObjectId: '1.3.6.1.4.1.8072.3.2.12' }, { sysObjectId: '1.3.6.1.4.1.30155' }],
  hardware: [
    { from: 'sysDescr', match: 'amd64', as: 'Generic 64-bit' },
    { from: 'sysDescr', match: 'i386', as: 'Generic x86' },
  ],
  version: [{ from: 'sysDescr', match: '^OpenBSD \\S+ (\\S+)' }],
});
