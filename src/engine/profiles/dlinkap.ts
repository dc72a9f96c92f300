import { defineProfile } from './profile.ts';

/** @see D-Link's MIBs of access points */
export default defineProfile({
  id: 'dlinkap',
  title: 'D-Link Access Point',
  vendor: 'D-Link',
  type: 'wireless',
  match: [{ sysObjectId: '1.3.6.1.4.1.171.10.37' }],
  hardware: [{ from: 'sysDescr', match: '^(D-Link \\S+)' }],
});
