import { defineProfile } from './profile.ts';

/** @see MOXA switch MIBs */
export default defineProfile({
  id: 'moxa-etherdevice',
  title: 'Moxa EDS',
  vendor: 'Moxa',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.8691.7' }],
  hardware: [{ from: 'sysDescr', match: '^(EDS-\\S+)' }],
});
