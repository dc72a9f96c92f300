import { defineProfile } from './profile.ts';

/** @see ZXAN-CHASSIS-MIB */
export default defineProfile({
  id: 'zxa10',
  title: 'ZTE ZXA10',
  vendor: 'ZTE',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.3902.1082' }, { sysObjectId: '1.3.6.1.4.1.3902.1015' }],
  hardware: [{ from: 'sysDescr', match: '^(\\w+) Version' }],
  version: [{ from: 'sysDescr', match: 'Version (V[\\w.]+)' }],
  processors: [{ oid: '1.3.6.1.4.1.3902.1015.2.1.1.3.1.9', name: { text: 'Card {index}' } }],
  mempools: [{ name: { text: 'Memory' }, perc: '1.3.6.1.4.1.3902.1015.2.1.1.3.1.11' }],
});
