import { defineProfile } from './profile.ts';

/** @see UCD-SNMP-MIB */
export default defineProfile({
  id: 'freebsd',
  title: 'FreeBSD',
  vendor: 'FreeBSD',
  type: 'server',
  match: [{ sysObjectId: '1.3.6.1.4.1.8072.3.2.8' }, { sysObjectId: '1.3.6.1.4.1.12325.1.1.2.1' }],
  hardware: [{ from: 'sysDescr', match: '(amd64|i386|arm64)' }],
  version: [{ from: 'sysDescr', match: 'FreeBSD \\S+ (\\S+)' }],
});
