import { defineProfile } from './profile.ts';

/** @see NMS-CHASSIS */
export default defineProfile({
  id: 'bdcom',
  title: 'BDCOM',
  vendor: 'BDCOM',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.3320' }],
  hardware: [{ from: 'sysDescr', match: '(BDCOM\\S+|S\\d\\S+)' }],
  version: [{ from: 'sysDescr', match: 'Version (\\S+)' }],
  processors: [{ oid: '1.3.6.1.4.1.3320.9.109.1.1.1.1.4', name: { text: 'Processor' } }],
  mempools: [{ name: { text: 'Memory' }, perc: '1.3.6.1.4.1.3320.9.48.1' }],
});
