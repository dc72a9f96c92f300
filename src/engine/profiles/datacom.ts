import { defineProfile } from './profile.ts';

/** @see DMswitch-MIB */
export default defineProfile({
  id: 'datacom',
  title: 'Datacom DmSwitch',
  vendor: 'Datacom',
  type: 'network',
  match: [{ sysObjectId: '1.3.6.1.4.1.3709' }],
  hardware: [{ oid: '1.3.6.1.4.1.3709.3.5.201.1.1.1.1.5' }],
  version: [{ oid: '1.3.6.1.4.1.3709.3.5.201.1.1.1.1.6' }],
  processors: [{ oid: '1.3.6.1.4.1.3709.3.5.201.1.1.10.1.3', name: { text: 'Unit {index}' } }],
});
