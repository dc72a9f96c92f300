import { defineProfile } from './profile.ts';

/** @see E5-110-TRAPS and ONT MIBs of Calix */
export default defineProfile({
  id: 'calix',
  title: 'Calix',
  vendor: 'Calix',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.6321' }],
  hardware: [{ from: 'sysDescr', match: '^Calix (?:ONT )?(\\S+)' }],
  version: [{ from: 'sysDescr', match: '(\\d+\\.\\d+\\.\\d+\\.\\d+)' }],
});
