import { defineProfile } from './profile.ts';

/** @see Printer-MIB, JETDIRECT3-MIB */
export default defineProfile({
  id: 'jetdirect',
  title: 'HP Printer',
  vendor: 'HP',
  type: 'printer',
  match: [{ sysObjectId: '1.3.6.1.4.1.11.2.3.9' }],
  hardware: [{ oid: '1.3.6.1.2.1.25.3.2.1.3', match: '(?:HP )?(.*)' }],
  version: [{ oid: '1.3.6.1.4.1.11.2.3.9.4.2.1.1.3.6' }],
  serial: [{ oid: '1.3.6.1.2.1.43.5.1.1.17' }, { from: 'sysDescr', match: 'SN:(\\w+)' }],
});
