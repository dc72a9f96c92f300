import { defineProfile } from './profile.ts';

/** @see innovaphone's MIB */
export default defineProfile({
  id: 'innovaphone',
  title: 'innovaphone',
  vendor: 'innovaphone',
  type: 'environment',
  match: [{ sysObjectId: '1.3.6.1.4.1.6666' }],
  version: [{ from: 'sysDescr', match: '^(\\S+ \\S+)' }],
});
