import { defineProfile } from './profile.ts';

/** @see NUTANIX-MIB */
export default defineProfile({
  id: 'nutanix-aos',
  title: 'Nutanix AOS',
  vendor: 'Nutanix',
  type: 'server',
  match: [{ sysObjectId: '1.3.6.1.4.1.41263' }],
  hardware: [{ from: 'sysDescr', match: 'x86_64', as: 'Generic x86 64-bit' }],
  version: [{ from: 'sysDescr', match: '^Linux \\S+ (\\S+)' }],
});
