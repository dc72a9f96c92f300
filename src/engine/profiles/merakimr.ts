import { defineProfile } from './profile.ts';

/** @see HOST-RESOURCES-MIB */
export default defineProfile({
  id: 'merakimr',
  title: 'Cisco Meraki MR',
  vendor: 'Cisco Meraki',
  type: 'wireless',
  match: [{ sysObjectId: '1.3.6.1.4.1.29671', sysDescr: 'Meraki (?:MR|CW)' }],
  hardware: [{ from: 'sysDescr', match: '(Meraki \\S+)' }],
});
