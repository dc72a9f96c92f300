import { defineProfile } from './profile.ts';

/** @see HOST-RESOURCES-MIB */
export default defineProfile({
  id: 'merakimx',
  title: 'Cisco Meraki MX',
  vendor: 'Cisco Meraki',
  type: 'firewall',
  match: [{ sysObjectId: '1.3.6.1.4.1.29671', sysDescr: 'Meraki (?:MX|Z)' }],
  hardware: [{ from: 'sysDescr', match: '(Meraki \\S+)' }],
});
