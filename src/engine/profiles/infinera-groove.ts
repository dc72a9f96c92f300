import { defineProfile } from './profile.ts';

/** @see CORIANT-GROOVE-MIB */
export default defineProfile({
  id: 'infinera-groove',
  title: 'Infinera Groove',
  vendor: 'Infinera',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.42229' }],
  hardware: [{ oid: '1.3.6.1.4.1.42229.1.2.3.1.1.1.1' }],
  version: [{ oid: '1.3.6.1.4.1.42229.1.2.2.2.1.1.3' }],
});
