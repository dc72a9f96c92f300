import { defineProfile } from './profile.ts';

/** @see HOST-RESOURCES-MIB */
export default defineProfile({
  id: 'merakims',
  title: 'Cisco Meraki MS',
  vendor: 'Cisco Meraki',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.29671', sysDescr: 'Meraki MS' }],
  hardware: [{ from: 'sysDescr', match: '(Meraki \\S+)' }],
});
