import { defineProfile } from './profile.ts';

/** @see ROOMALERT-MIB */
export default defineProfile({
  id: 'avtech',
  title: 'AVTECH Room Alert',
  vendor: 'AVTECH',
  type: 'environment',
  match: [{ sysObjectId: '1.3.6.1.4.1.20916' }],
  hardware: [{ from: 'sysDescr', match: '^(Room Alert \\S+)' }],
  version: [{ from: 'sysDescr', match: 'v([\\d.]+)' }],
});
