import { defineProfile } from './profile.ts';

/** @see ADTRAN-AOSUNIT, ADTRAN-GENCPU */
export default defineProfile({
  id: 'adtran-aos',
  title: 'Adtran AOS',
  vendor: 'Adtran',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.664' }],
  hardware: [{ from: 'sysDescr', match: '^(?:NetVanta|Total Access|TA) ?([\\w. ()-]+)' }],
  version: [{ oid: '1.3.6.1.4.1.664.5.53.1.1.2' }, { from: 'sysDescr', match: 'Version: (\\S+?),' }],
  serial: [{ oid: '1.3.6.1.4.1.664.5.53.1.1.6' }],
  processors: [{ oid: '1.3.6.1.4.1.664.5.53.1.4.4', name: { text: 'Processor' } }],
  mempools: [{ name: { text: 'Memory' }, total: '1.3.6.1.4.1.664.5.53.1.4.7', free: '1.3.6.1.4.1.664.5.53.1.4.8' }],
});
