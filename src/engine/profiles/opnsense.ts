import { defineProfile } from './profile.ts';

/** @see UCD-SNMP-MIB */
export default defineProfile({
  id: 'opnsense',
  title: 'OPNsense',
  vendor: 'Deciso',
  type: 'firewall',
  match: [{ sysObjectId: '1.3.6.1.4.1.8072.3.2.8', sysDescr: 'stable/\\d\\d\\.\\d|OPNsense|HBSD' }],
  hardware: [{ from: 'sysDescr', match: '(\\S+)$' }],
  version: [{ from: 'sysDescr', match: 'FreeBSD \\S+ (\\S+)' }],
});
