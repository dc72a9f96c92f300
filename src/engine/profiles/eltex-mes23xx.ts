import { defineProfile } from './profile.ts';

/** @see ELTEX-MES, RADLAN-rndMng */
export default defineProfile({
  id: 'eltex-mes23xx',
  title: 'Eltex MES',
  vendor: 'Eltex',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.35265.1' }],
  hardware: [{ from: 'sysDescr', match: '^(\\S+)' }],
  serial: [{ oid: '1.3.6.1.4.1.89.53.14.1.5' }],
  features: [{ oid: '1.3.6.1.4.1.89.2.4' }],
  processors: [{ oid: '1.3.6.1.4.1.89.1.9', name: { text: 'Processor' } }],
});
