import { defineProfile } from './profile.ts';

/** @see BEGEMOT-PF-MIB */
export default defineProfile({
  id: 'pfsense',
  title: 'pfSense',
  vendor: 'Netgate',
  type: 'firewall',
  match: [
    { sysObjectId: '1.3.6.1.4.1.12325.1.1.2.1.1' },
    { sysDescr: 'pfSense' },
    { sysObjectId: '1.3.6.1.4.1.8072.3.2.8', sysDescr: 'Netgate pfSense' },
  ],
  hardware: [{ from: 'sysDescr', match: '(\\S+)$' }],
  version: [{ from: 'sysDescr', match: 'pfSense (\\S+)' }],
});
