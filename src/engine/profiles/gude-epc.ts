import { defineProfile } from './profile.ts';

/** @see GUDEADS-EPC MIBs */
export default defineProfile({
  id: 'gude-epc',
  title: 'Gude Expert Power Control',
  vendor: 'Gude',
  type: 'power',
  match: [{ sysObjectId: '1.3.6.1.4.1.28507' }],
  hardware: [{ from: 'sysDescr', match: '^(.+)$' }],
});
