import { defineProfile } from './profile.ts';

/** @see AtiL2-MIB */
export default defineProfile({
  id: 'allied',
  title: 'Allied Telesis',
  vendor: 'Allied Telesis',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.207' }],
  hardware: [{ from: 'sysDescr', match: '(AT-\\S+)' }],
  version: [{ from: 'sysDescr', match: 'version (\\S+)' }],
  serial: [{ entity: { class: 'chassis', field: 'serial' } }],
});
