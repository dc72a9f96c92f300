import { defineProfile } from './profile.ts';

/** @see ISM-STORAGE-SVC-MIB */
export default defineProfile({
  id: 'oceanstor',
  title: 'Huawei OceanStor',
  vendor: 'Huawei',
  type: 'storage',
  match: [{ sysObjectId: '1.3.6.1.4.1.2011.2.91' }],
  version: [{ oid: '1.3.6.1.4.1.34774.4.1.1.6' }],
  processors: [{ oid: '1.3.6.1.4.1.34774.4.1.23.5.2.1.8', name: { text: 'Controller {index}' } }],
});
